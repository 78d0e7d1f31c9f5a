#include "gtest/gtest.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

constexpr const char* kSignature = "[tf.TensorSpec(shape=(2,), dtype=tf.float32)]";

std::string ConvertedWithSignature(std::string text, std::string signature = kSignature) {
  ParsedFile file(std::move(text));
  return file.Apply({file.Add("f", std::move(signature))});
}

TEST(ImportPlace, IsBelowTheLeadingRunOfDocstringAndImports) {
  EXPECT_EQ(Converted("'doc' \"string\"\n"
                      "# comment\n"
                      "\n"
                      "import os  # system\n"
                      "\n"
                      "# more\n"
                      "from typing import (\n"
                      "    Any,  # hint\n"
                      ")  # end\n"
                      "# behind\n"
                      "\n"
                      "X = 1\n"
                      "import late\n"
                      "def f(x): pass\n"),
            "'doc' \"string\"\n"
            "# comment\n"
            "\n"
            "import os  # system\n"
            "\n"
            "# more\n"
            "from typing import (\n"
            "    Any,  # hint\n"
            ")  # end\n"
            "from tensorflow import function\n"
            "# behind\n"
            "\n"
            "X = 1\n"
            "import late\n"
            "@function\n"
            "def f(x): pass\n");
}

TEST(ImportPlace, IsBelowAWholeLine) {
  EXPECT_EQ(Converted("import os; x = [\n"
                      "    1]; y = 2;\n"
                      "def f(x): pass\n"),
            "import os; x = [\n"
            "    1]; y = 2;\n"
            "from tensorflow import function\n"
            "@function\n"
            "def f(x): pass\n");
  EXPECT_EQ(Converted("import os, \\\n"
                      "    sys \\\n"
                      "\n"
                      "def f(x): pass\n"),
            "import os, \\\n"
            "    sys \\\n"
            "\n"
            "from tensorflow import function\n"
            "@function\n"
            "def f(x): pass\n");
  EXPECT_EQ(Converted("import os  # path \\\n"
                      "def f(x): pass\n"),
            "import os  # path \\\n"
            "from tensorflow import function\n"
            "@function\n"
            "def f(x): pass\n");
}

TEST(ImportPlace, IsAboveTheFirstStatementWhereThereIsNoRun) {
  EXPECT_EQ(Converted("#!/usr/bin/env python\n"
                      "# vim: set fileencoding=utf-8 :\n"
                      "def f(x): pass\n"),
            "#!/usr/bin/env python\n"
            "# vim: set fileencoding=utf-8 :\n"
            "from tensorflow import function\n"
            "@function\n"
            "def f(x): pass\n");
  EXPECT_EQ(Converted("def f(x): pass\n"),
            "from tensorflow import function\n"
            "@function\n"
            "def f(x): pass\n");
  // No docstrings.
  EXPECT_EQ(Converted("b'bytes'\ndef f(x): pass\n"),
            "from tensorflow import function\nb'bytes'\n@function\ndef f(x): pass\n");
  EXPECT_EQ(Converted("f'{1}'\ndef f(x): pass\n"),
            "from tensorflow import function\nf'{1}'\n@function\ndef f(x): pass\n");
}

TEST(ImportPlace, KeepsACommentWithWhatItSpeaksOf) {
  EXPECT_EQ(Converted("# Copyright: everybody.\n"
                      "\n"
                      "# The limit.\n"
                      "# (In metres.)\n"
                      "X = 1\n"
                      "def f(x): pass\n"),
            "# Copyright: everybody.\n"
            "\n"
            "from tensorflow import function\n"
            "# The limit.\n"
            "# (In metres.)\n"
            "X = 1\n"
            "@function\n"
            "def f(x): pass\n");
  EXPECT_EQ(Converted("# Copyright: everybody.\n"
                      "X = 1\n"
                      "def f(x): pass\n"),
            "# Copyright: everybody.\n"
            "from tensorflow import function\n"
            "X = 1\n"
            "@function\n"
            "def f(x): pass\n");
}

TEST(ImportPlace, StaysBelowACodingCommentInTheSecondLine) {
  EXPECT_EQ(Converted("\n"
                      "# coding: utf-8\n"
                      "# About the limit.\n"
                      "X = 1\n"
                      "def f(x): pass\n"),
            "\n"
            "# coding: utf-8\n"
            "# About the limit.\n"
            "from tensorflow import function\n"
            "X = 1\n"
            "@function\n"
            "def f(x): pass\n");
}

TEST(ImportedName, IsAnotherWhereTheModuleHasItsOwn) {
  constexpr const char* kRenamed = "from tensorflow import function as tf_function\n";
  for (const char* own : {"function = 1\n", "def function(): pass\n", "class function: pass\n",
                          "import inspect as function\n", "for function in []: pass\n",
                          "def g():\n    global function\n    function = 1\n", "print(function)\n",
                          "def g():\n    return function()\n", "class C:\n    x = function\n"}) {
    std::string text = own + std::string("def f(x): pass\n");
    EXPECT_NE(Converted(text).find(kRenamed), std::string::npos) << text;
    EXPECT_EQ(DecoratorLine(text), "@tf_function") << text;
  }
}

TEST(ImportedName, IsItsOwnWhereTheNameMeansNothingHere) {
  for (const char* other :
       {"x.function = 1\n", "g(function=1)\n", "def g(function): return function\n",
        "[function for function in []]\n", "lambda function: function\n",
        "class C:\n    function = 1\n", "'function'  # function\n",
        "def g():\n    from tensorflow import function\n"}) {
    std::string text = std::string("X = 1\n") + other + "def f(x): pass\n";
    EXPECT_EQ(Converted(text).find("from tensorflow import function\n"), 0U) << text;
    EXPECT_EQ(DecoratorLine(text), "@function") << text;
  }
}

TEST(ImportedName, MayBeTheOneThatIsImportedLater) {
  EXPECT_EQ(DecoratorLine("def f(x): pass\nfrom tensorflow import function\n"), "@function");
  EXPECT_EQ(DecoratorLine("try:\n"
                          "    from tensorflow import function\n"
                          "except ImportError:\n"
                          "    def function(g): return g\n"
                          "def f(x): pass\n"),
            "@tf_function");
}

TEST(ImportedName, IsNotShadowedAtTheDefinition) {
  EXPECT_EQ(DecoratorLine("def outer(function):\n    def f(x): pass\n"), "@tf_function");
  EXPECT_EQ(DecoratorLine("class C:\n    function = 1\n    def f(self): pass\n"), "@tf_function");
  EXPECT_EQ(DecoratorLine("tf_function = 1\ndef outer(function):\n    def f(x): pass\n"),
            "@tf_function_2");
}

TEST(ImportLine, NamesDecoratorThenSpecsThenTheRestEachSorted) {
  EXPECT_EQ(ConvertedWithSignature(
                "def f(x): pass\n",
                "[tf.TensorSpec(shape=None, dtype=tf.int32), tf.SparseTensorSpec(shape=None, "
                "dtype=tf.float32), tf.RaggedTensorSpec(shape=None, dtype=tf.float32)]"),
            "from tensorflow import function, RaggedTensorSpec, SparseTensorSpec, TensorSpec, "
            "float32, int32\n"
            "@function(input_signature=[TensorSpec(shape=None, dtype=int32), "
            "SparseTensorSpec(shape=None, dtype=float32), RaggedTensorSpec(shape=None, "
            "dtype=float32)])\n"
            "def f(x): pass\n");
}

TEST(ImportLine, LeavesOutWhatIsImportedAlready) {
  EXPECT_EQ(ConvertedWithSignature("from tensorflow import TensorSpec as Spec, float32\n"
                                   "def f(x): pass\n"),
            "from tensorflow import TensorSpec as Spec, float32\n"
            "from tensorflow import function\n"
            "@function(input_signature=[Spec(shape=(2,), dtype=float32)])\n"
            "def f(x): pass\n");
}

TEST(ImportLine, DoesNotTakeABuiltInFromCodeThatUsesIt) {
  EXPECT_EQ(ConvertedWithSignature("X = bool(1)\ndef f(x): pass\n",
                                   "[tf.TensorSpec(shape=None, dtype=tf.bool)]"),
            "from tensorflow import function, TensorSpec, bool as tf_bool\n"
            "X = bool(1)\n"
            "@function(input_signature=[TensorSpec(shape=None, dtype=tf_bool)])\n"
            "def f(x): pass\n");
}

TEST(ImportLine, IsOneForAllFunctions) {
  ParsedFile file(
      "X = 1\n"
      "def f(x): pass\n"
      "class C:\n"
      "    def g(self): pass\n");
  EXPECT_EQ(file.Apply({file.Add("f"), file.Add("g", kSignature)}),
            "from tensorflow import function, TensorSpec, float32\n"
            "X = 1\n"
            "@function\n"
            "def f(x): pass\n"
            "class C:\n"
            "    @function(input_signature=[TensorSpec(shape=(2,), dtype=float32)])\n"
            "    def g(self): pass\n");
}

TEST(ImportLine, EndsAsItsNeighboursDo) {
  EXPECT_EQ(Converted("import os\r\ndef f(x): pass\n"),
            "import os\r\nfrom tensorflow import function\n@function\ndef f(x): pass\n");
  EXPECT_EQ(Converted("import os\r\ndef f(x): pass"),
            "import os\r\nfrom tensorflow import function\r\n@function\r\ndef f(x): pass");
}

}  // namespace
}  // namespace hybridize::rewrite
