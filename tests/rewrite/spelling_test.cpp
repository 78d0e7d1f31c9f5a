#include "hybridize/rewrite/spelling.h"

#include "gtest/gtest.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

constexpr const char* kSignature = "[tf.TensorSpec(shape=(2,), dtype=tf.float32)]";

// The decorator of `f`.
#define EXPECT_DECORATOR(line, text) EXPECT_EQ(DecoratorLine(text), line)

TEST(Spelling, PrefersAModuleToAnImportedName) {
  EXPECT_DECORATOR("@tf.function",
                   "from tensorflow import function\n"
                   "import tensorflow as tf\n"
                   "def f(x): pass\n");
}

TEST(Spelling, PrefersTheModuleThatTheFileNamesMost) {
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow\n"
                   "import tensorflow as tf\n"
                   "tf.zeros([])\n"
                   "def f(x): return tf.abs(tf.exp(tensorflow.sqrt(x)))\n");
  EXPECT_DECORATOR("@tensorflow.function",
                   "import tensorflow as tf\n"
                   "import tensorflow\n"
                   "def f(x): return tensorflow.abs(tensorflow.exp(tf.sqrt(x)))\n");
}

TEST(Spelling, PrefersTheModuleItselfToAnEquivalentOne) {
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow.compat.v2 as tf2\n"
                   "import tensorflow as tf\n"
                   "def f(x): return tf2.abs(tf2.exp(x))\n");
}

TEST(Spelling, TakesAnEquivalentModule) {
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow.compat.v2 as tf\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@v1.function",
                   "from tensorflow.compat import v1\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@def_function.function",
                   "from tensorflow.python.eager import def_function\n"
                   "def f(x): pass\n");
}

TEST(Spelling, TakesNoOtherModuleOfTheLibrary) {
  EXPECT_DECORATOR("@function",
                   "import tensorflow.keras as keras\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@function",
                   "import tensorflow.experimental.numpy as tf\n"
                   "def f(x): pass\n");
}

TEST(Spelling, KnowsThatImportingASubmoduleBindsTheTopOne) {
  EXPECT_DECORATOR("@tensorflow.function",
                   "import tensorflow.keras.layers\n"
                   "def f(x): pass\n");
}

TEST(Spelling, PrefersWhatAWildcardBindsToARenamedName) {
  EXPECT_DECORATOR("@function",
                   "from tensorflow import function as graph\n"
                   "from tensorflow import *\n"
                   "def f(x): return graph(x)\n");
}

TEST(Spelling, FollowsAssignedNames) {
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow\n"
                   "tf = tensorflow\n"
                   "def f(x): return tf.abs(tf.exp(x))\n");
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow as core\n"
                   "np, tf = core, core.compat.v2\n"
                   "del core, np\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@graph",
                   "import tensorflow as tf\n"
                   "graph = trace = tf.function\n"
                   "del tf, trace\n"
                   "def f(x): pass\n");
}

TEST(Spelling, IsNotTakenInByARelativeImport) {
  EXPECT_DECORATOR("@function",
                   "from . import tensorflow as tf\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@function",
                   "from .tensorflow import compat as tf\n"
                   "def f(x): pass\n");
}

TEST(Signature, IsSpelledAsTheDecoratorIs) {
  ParsedFile file(
      "import tensorflow as tf\n"
      "import tensorflow.compat.v2 as tf2\n"
      "@tf2.function\n"
      "def f(x): return tf.abs(x)\n");
  EXPECT_EQ(
      SpellChanges(file.tree(), TensorFlow(), {file.SetSignature("f", kSignature)})[0].signature,
      "[tf2.TensorSpec(shape=(2,), dtype=tf2.float32)]");
}

TEST(Signature, MayMixImportedNamesAndModules) {
  ParsedFile file(
      "from tensorflow import TensorSpec as Spec, dtypes, function\n"
      "def f(x): pass\n");
  EXPECT_EQ(SpellChanges(file.tree(), TensorFlow(), {file.Add("f", kSignature)})[0].signature,
            "[Spec(shape=(2,), dtype=dtypes.float32)]");
}

TEST(Signature, LeavesEverythingButTheLibraryAlone) {
  ParsedFile file("import tensorflow as tfl\ndef f(x): pass\n");
  FunctionChange change =
      file.Add("f", "[{'tf.x': tf.TensorSpec(shape=None, dtype=tf.int32, name='tf.int32')}]");
  EXPECT_EQ(SpellChanges(file.tree(), TensorFlow(), {change})[0].signature,
            "[{'tf.x': tfl.TensorSpec(shape=None, dtype=tfl.int32, name='tf.int32')}]");
}

TEST(Signature, IsAbsentWhereANameIsMissing) {
  ParsedFile file(
      "from tensorflow import TensorSpec, function\n"
      "@function\n"
      "def f(x): pass\n"
      "def g(x): pass\n");
  std::vector<SpelledChange> spelled = SpellChanges(
      file.tree(), TensorFlow(), {file.SetSignature("f", kSignature), file.Add("g", kSignature)});
  EXPECT_EQ(spelled[0].absence, SignatureAbsence::NamesNotUsable);
  EXPECT_EQ(spelled[0].signature, "");
  EXPECT_EQ(spelled[1].absence, SignatureAbsence::NamesNotUsable);
  EXPECT_EQ(spelled[1].decorator, "function");
}

TEST(Signature, UsesWhatIsImportedForAnotherFunctionOfTheFile) {
  ParsedFile file(
      "from tensorflow import function\n"
      "def f(x): pass\n"
      "def outer(function):\n"
      "    def g(x): pass\n");
  EXPECT_EQ(file.Apply({file.Add("f", kSignature), file.Add("g", kSignature)}),
            "from tensorflow import function\n"
            "from tensorflow import function as tf_function, TensorSpec, float32\n"
            "@function(input_signature=[TensorSpec(shape=(2,), dtype=float32)])\n"
            "def f(x): pass\n"
            "def outer(function):\n"
            "    @tf_function(input_signature=[TensorSpec(shape=(2,), dtype=float32)])\n"
            "    def g(x): pass\n");
}

TEST(Signature, IsWrittenInADecoratorWhoseModuleMayBeMissing) {
  // Where the decorator is evaluated at all, `tf` is there.
  ParsedFile file(
      "try:\n"
      "    import tensorflow as tf\n"
      "except ImportError:\n"
      "    tf = None\n"
      "if tf:\n"
      "    @tf.function\n"
      "    def f(x): pass\n");
  EXPECT_EQ(
      SpellChanges(file.tree(), TensorFlow(), {file.SetSignature("f", kSignature)})[0].signature,
      kSignature);
}

TEST(Signature, NeedsAFreeSlot) {
  for (const char* arguments : {"None, None", "input_signature=None", "None, [s], True", "*a",
                                "autograph=False, **options"}) {
    ParsedFile file(std::string("import tensorflow as tf\n@tf.function(") + arguments +
                    ")\ndef f(x): pass\n");
    FunctionChange change = file.SetSignature("f", kSignature);
    EXPECT_EQ(SpellChanges(file.tree(), TensorFlow(), {change})[0].absence,
              SignatureAbsence::SlotTaken)
        << arguments;
    EXPECT_TRUE(file.Plan({change}).edits.empty()) << arguments;
  }
}

TEST(Signature, NeedsADecoratorThatIsTheTarget) {
  for (const char* decorator : {"compiled", "compiled()", "backend.compile", "wrap(tf.function)",
                                "partial(compiled, tf.function)", "tf.function(f for f in [])"}) {
    ParsedFile file(std::string("import tensorflow as tf\n"
                                "from functools import partial\n"
                                "compiled = tf.function(autograph=False)\n@") +
                    decorator + "\ndef f(x): pass\n");
    EXPECT_EQ(
        SpellChanges(file.tree(), TensorFlow(), {file.SetSignature("f", kSignature)})[0].absence,
        SignatureAbsence::DecoratorNotDirect)
        << decorator;
  }
}

TEST(Signature, GoesIntoAPartial) {
  ParsedFile file(
      "import functools\n"
      "import tensorflow as tf\n"
      "@functools.partial(tf.function, None)\n"
      "def f(x): pass\n");
  EXPECT_NE(file.Apply({file.SetSignature("f", kSignature)})
                .find("@functools.partial(tf.function, None, input_signature=["),
            std::string::npos);
}

}  // namespace
}  // namespace hybridize::rewrite
