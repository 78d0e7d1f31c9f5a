// Where a name that the file binds can be used to spell a decorator.
#include <string>

#include "gtest/gtest.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

// The decorator of `f`.
#define EXPECT_DECORATOR(line, text) EXPECT_EQ(DecoratorLine(text), line)

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

}  // namespace
}  // namespace hybridize::rewrite
