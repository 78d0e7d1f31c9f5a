#include "hybridize/rewrite/spelling.h"

#include "gtest/gtest.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

constexpr const char* kSignature = "[tf.TensorSpec(shape=(2,), dtype=tf.float32)]";

// The decorator of `f`, or of another function.
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

TEST(Usable, NeedsTheImportToStandAbove) {
  EXPECT_DECORATOR("@function",
                   "def f(x): pass\n"
                   "import tensorflow as tf\n");
}

TEST(Usable, NeedsTheImportOnEveryPath) {
  EXPECT_DECORATOR("@function",
                   "import os\n"
                   "if os.name == 'nt':\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "import os\n"
                   "if os.name == 'nt':\n"
                   "    import tensorflow as tf\n"
                   "    def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "import os\n"
                   "if os.name == 'nt':\n"
                   "    import tensorflow as tf\n"
                   "elif os.name == 'posix':\n"
                   "    import tensorflow.compat.v2 as tf\n"
                   "else:\n"
                   "    raise OSError(os.name)\n"
                   "def f(x): pass\n");
}

TEST(Usable, CountsAnImportWhoseFailureEndsTheModule) {
  for (const char* end : {"raise", "raise SystemExit(1)", "sys.exit('no')", "exit(2)",
                          "os._exit(1)", "pytest.skip('no', allow_module_level=True)"}) {
    EXPECT_DECORATOR("@tf.function", std::string("import os, pytest, sys\n"
                                                 "try:\n"
                                                 "    import tensorflow as tf\n"
                                                 "except ImportError:\n"
                                                 "    print('missing')\n"
                                                 "    ") +
                                         end +
                                         "\n"
                                         "def f(x): pass\n");
  }
}

TEST(Usable, DoesNotCountAnImportWhoseFailureIsPassedOver) {
  for (const char* handler :
       {"pass", "tf = None", "import numpy as tf", "sys.exit", "shutdown()"}) {
    EXPECT_DECORATOR("@function", std::string("import sys\n"
                                              "try:\n"
                                              "    import tensorflow as tf\n"
                                              "except ImportError:\n"
                                              "    ") +
                                      handler +
                                      "\n"
                                      "def f(x): pass\n");
  }
}

TEST(Usable, TakesEitherOfTwoEquivalentImports) {
  EXPECT_DECORATOR("@tf.function",
                   "try:\n"
                   "    import tensorflow.compat.v2 as tf\n"
                   "except ImportError:\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
}

TEST(Usable, CountsWhatTheElseAndFinallyOfATryBind) {
  EXPECT_DECORATOR("@tf.function",
                   "try:\n"
                   "    import numpy\n"
                   "except ImportError:\n"
                   "    numpy = None\n"
                   "finally:\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@function",
                   "try:\n"
                   "    import numpy\n"
                   "except ImportError:\n"
                   "    numpy = None\n"
                   "else:\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "try:\n"
                   "    import tensorflow as tf\n"
                   "finally:\n"
                   "    print('done')\n"
                   "def f(x): pass\n");
}

TEST(Usable, DoesNotCountAnImportUnderTypeChecking) {
  for (const char* condition :
       {"TYPE_CHECKING", "typing.TYPE_CHECKING", "(TYPE_CHECKING)", "False", "0"}) {
    EXPECT_DECORATOR("@function", std::string("import typing\n"
                                              "from typing import TYPE_CHECKING\n"
                                              "if ") +
                                      condition +
                                      ":\n"
                                      "    import tensorflow as tf\n"
                                      "def f(x): pass\n");
  }
  EXPECT_DECORATOR("@tf.function",
                   "from typing import TYPE_CHECKING\n"
                   "if TYPE_CHECKING:\n"
                   "    tf = None\n"
                   "else:\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "from typing import TYPE_CHECKING\n"
                   "if not TYPE_CHECKING:\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
}

TEST(Usable, DoesNotCountANameThatIsBoundAnew) {
  for (const char* statement :
       {"tf = 1", "tf += 1", "del tf", "def tf(): pass", "class tf: pass", "for tf in (): pass",
        "with open('x') as tf: pass", "import textfmt as tf", "from textfmt import tf",
        "try: pass\nexcept OSError as tf: pass", "print(tf := 1)", "[tf := 1 for _ in ()]",
        "(a, [*tf]) = 1, [2]", "match 1:\n  case tf: pass", "match 1:\n  case {**tf}: pass",
        "match 1:\n  case [1, *tf] | (2 as tf): pass", "type tf = int"}) {
    EXPECT_DECORATOR("@function", std::string("import tensorflow as tf\n") + statement +
                                      "\n"
                                      "def f(x): pass\n");
  }
}

TEST(Usable, CountsANameThatOnlyLooksBoundAnew) {
  for (const char* statement :
       {"x.tf = 1", "x[tf] = 1", "g(tf=1)", "[tf for tf in ()]", "lambda tf: tf", "tf: object",
        "match 1:\n  case C(tf=1): pass", "match 1:\n  case tf.one: pass",
        "def g():\n  tf = 1\n  del tf", "class C:\n  tf = 1", "{k: tf for k, tf in ()}"}) {
    EXPECT_DECORATOR("@tf.function", std::string("import tensorflow as tf\n") + statement +
                                         "\n"
                                         "def f(x): pass\n");
  }
}

TEST(Usable, LooksAtLoopsAsRunningAnyNumberOfTimes) {
  EXPECT_DECORATOR("@function",
                   "import tensorflow as tf\n"
                   "for i in range(2):\n"
                   "    def f(x): pass\n"
                   "    tf = None\n");
  EXPECT_DECORATOR("@function",
                   "for i in range(2):\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "while True:\n"
                   "    import tensorflow as tf\n"
                   "    break\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "for i in range(2):\n"
                   "    import tensorflow as tf\n"
                   "    if i: continue\n"
                   "    def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "for i in range(2):\n"
                   "    pass\n"
                   "else:\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
}

TEST(Usable, LooksBehindWithStatements) {
  EXPECT_DECORATOR("@tf.function",
                   "with open('x') as file:\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@function",
                   "import contextlib\n"
                   "with contextlib.suppress(ImportError):\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
}

TEST(Usable, LooksAtEveryCaseOfAMatch) {
  EXPECT_DECORATOR("@function",
                   "match 1:\n"
                   "    case 1:\n"
                   "        import tensorflow as tf\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "match 1:\n"
                   "    case 1:\n"
                   "        import tensorflow as tf\n"
                   "    case _:\n"
                   "        raise ValueError\n"
                   "def f(x): pass\n");
}

TEST(Usable, SeesTheLocalNamesOfTheFunctionAround) {
  EXPECT_DECORATOR("@tf.function",
                   "def outer():\n"
                   "    import tensorflow as tf\n"
                   "    def f(x): pass\n");
  EXPECT_DECORATOR("@function",
                   "import tensorflow as tf\n"
                   "def outer(tf):\n"
                   "    def f(x): pass\n");
  EXPECT_DECORATOR("@function",
                   "import tensorflow as tf\n"
                   "def outer(*tf):\n"
                   "    def f(x): pass\n");
  // A local name is local from the first line on.
  EXPECT_DECORATOR("@function",
                   "import tensorflow as tf\n"
                   "def outer():\n"
                   "    def f(x): pass\n"
                   "    tf = 1\n");
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow as tf\n"
                   "def outer():\n"
                   "    def f(x): pass\n"
                   "    return [tf for tf in ()]\n");
}

TEST(Usable, AsksWhetherANameMayChangeBeforeAFunctionIsCalled) {
  EXPECT_DECORATOR("@function",
                   "import tensorflow as tf\n"
                   "def outer():\n"
                   "    def f(x): pass\n"
                   "tf = 1\n");
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow as tf\n"
                   "def f(x): pass\n"
                   "tf = 1\n");
  EXPECT_DECORATOR("@tf.function",
                   "tf = 1\n"
                   "import tensorflow as tf\n"
                   "def outer():\n"
                   "    def f(x): pass\n");
  EXPECT_DECORATOR("@function",
                   "import tensorflow as tf\n"
                   "def reset():\n"
                   "    global tf\n"
                   "    tf = 1\n"
                   "def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow as tf\n"
                   "def f(x): pass\n"
                   "def reset():\n"
                   "    global tf\n"
                   "    tf = 1\n");
  EXPECT_DECORATOR("@function",
                   "def outer():\n"
                   "    import tensorflow as tf\n"
                   "    def reset():\n"
                   "        nonlocal tf\n"
                   "        tf = 1\n"
                   "    def inner():\n"
                   "        def f(x): pass\n");
}

TEST(Usable, TakesALateImportThatAFunctionMakesGlobal) {
  EXPECT_DECORATOR("@tf.function",
                   "tf = None\n"
                   "def outer():\n"
                   "    global tf\n"
                   "    import tensorflow as tf\n"
                   "    def f(x): pass\n");
  EXPECT_DECORATOR("@function",
                   "tf = None\n"
                   "def load():\n"
                   "    global tf\n"
                   "    import tensorflow as tf\n"
                   "def f(x): pass\n");
}

TEST(Usable, SeesAClassBodyOnlyFromWithin) {
  EXPECT_DECORATOR("@tf.function",
                   "class C:\n"
                   "    import tensorflow as tf\n"
                   "    def f(self): pass\n");
  EXPECT_DECORATOR("@function",
                   "class C:\n"
                   "    import tensorflow as tf\n"
                   "    class D:\n"
                   "        def f(self): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow as tf\n"
                   "class C:\n"
                   "    tf = 1\n"
                   "    def method(self):\n"
                   "        def f(x): pass\n");
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow as tf\n"
                   "class C:\n"
                   "    def f(self): pass\n"
                   "    tf = 1\n");
  // A name that the class binds is no longer looked for in the function around.
  EXPECT_DECORATOR("@function",
                   "def outer():\n"
                   "    import tensorflow as tf\n"
                   "    class C:\n"
                   "        def f(self): pass\n"
                   "        tf = 1\n");
  EXPECT_DECORATOR("@tf.function",
                   "def outer():\n"
                   "    import tensorflow as tf\n"
                   "    class C:\n"
                   "        def f(self): pass\n");
}

TEST(Usable, RunsAClassBodyWhereItStands) {
  EXPECT_DECORATOR("@tf.function",
                   "import tensorflow as tf\n"
                   "class C:\n"
                   "    def f(self): pass\n"
                   "tf = 1\n");
  EXPECT_DECORATOR("@function",
                   "import tensorflow as tf\n"
                   "class C:\n"
                   "    def method(self):\n"
                   "        def f(x): pass\n"
                   "tf = 1\n");
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
