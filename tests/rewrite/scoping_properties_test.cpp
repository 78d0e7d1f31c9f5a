// What is usable where is judged by Python itself: generated programs that bind the library's names
// in every way are run before and after the conversion of `f`, with a stand-in for the library. The
// new decorator must never raise, must be the library's, and must change nothing else.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

constexpr int kPrograms = 400;

// Statements that bind, unbind or read the names; lines are indented by the generator.
constexpr const char* kSimple[] = {
    "import tensorflow as tf",
    "import tensorflow as tf",
    "import tensorflow",
    "import tensorflow.keras",
    "import tensorflow.compat.v2 as tf",
    "from tensorflow import function",
    "from tensorflow import function as graph",
    "from tensorflow.compat import v2 as tf",
    "import textfmt as tf",
    "from textfmt import function",
    "tf = tensorflow",
    "graph = tf.function",
    "tf = tensorflow if flag() else None",
    "tf = 1",
    "tf, graph = graph, 2",
    "tf: int",
    "del tf",
    "function = len",
    "note(lambda: function)",
    "note(lambda: tf)",
    "def tf(): pass",
    "class graph: tf = 1",
    "[tf for tf in ()]",
    "print(tf := 3)",
    "lambda tf: function",
    "raise ValueError",
    "assert flag()",
    "stop()",
    "sys.exit()",
    "unset()",
    "reset()",
    "pass",
};

class Program {
 public:
  explicit Program(std::mt19937& random) : random_(random) {
    if (Pick(2) == 0) {
      Line("'doc'");
    }
    Line("import sys");
    Line("from support import *");
    if (Pick(2) == 0) {
      Line("import tensorflow as tf");
    }
    if (Pick(6) == 0) {
      Line("from tensorflow import *");
    }
    Line("def stop(): raise KeyError");
    GlobalStore("unset", "del tf");
    GlobalStore("reset", "tf = 1");
    Block(1 + Pick(3), 0);
    Site(0);
    Block(Pick(3), 0);
    if (has_outer_) {
      Line("outer(5)");
    }
  }

  const std::string& text() const { return text_; }

 private:
  size_t Pick(size_t count) { return random_() % count; }

  void Line(const std::string& line) { text_ += std::string(indent_ * 2, ' ') + line + "\n"; }

  void Within(const std::string& header, auto body) {
    Line(header);
    ++indent_;
    body();
    --indent_;
  }

  // A function that may be defined, and with it a way to change a name from afar.
  void GlobalStore(const std::string& name, const std::string& statement) {
    Within("def " + name + "():", [&] {
      if (Pick(3) == 0) {
        Line("global tf");
        Line(statement);
      }
      Line("pass");
    });
  }

  void Block(size_t count, int depth) {
    for (size_t i = 0; i < count; ++i) {
      Statement(depth);
    }
    Line("pass");
  }

  void Body(int depth) {
    Block(1 + Pick(2), depth + 1);
    if (!site_written_ && Pick(12) == 0) {
      Site(depth + 1);
    }
  }

  void Statement(int depth) {
    switch (depth < 3 ? Pick(16) : 16) {
      case 0:
        Within("if flag():", [&] { Body(depth); });
        if (Pick(2) == 0) {
          Within("else:", [&] { Body(depth); });
        }
        break;
      case 1:
        Within(Pick(2) == 0 ? "if TYPE_CHECKING:" : "if not TYPE_CHECKING:", [&] { Body(depth); });
        break;
      case 2:
        Try(depth);
        break;
      case 3:
        Within(Pick(2) == 0 ? "for i in range(number()):" : "for tf in range(number()):",
               [&] { LoopBody(depth); });
        if (Pick(3) == 0) {
          Within("else:", [&] { Body(depth); });
        }
        break;
      case 4:
        Within("while flag():", [&] { LoopBody(depth); });
        break;
      case 5:
        Within("with suppress(Exception):", [&] { Body(depth); });
        break;
      default:
        Line(kSimple[Pick(std::size(kSimple))]);
        break;
    }
  }

  void LoopBody(int depth) {
    Body(depth);
    if (Pick(3) == 0) {
      Within("if flag():", [&] { Line(Pick(2) == 0 ? "break" : "continue"); });
      Body(depth);
    }
  }

  void Try(int depth) {
    Within("try:", [&] { Body(depth); });
    bool handled = Pick(4) != 0;
    if (handled) {
      Within(Pick(2) == 0 ? "except Exception:" : "except Exception as tf:", [&] {
        Body(depth);
        if (Pick(2) == 0) {
          Line(Pick(2) == 0 ? "raise" : "sys.exit()");
        }
      });
      if (Pick(3) == 0) {
        Within("else:", [&] { Body(depth); });
      }
    }
    if (!handled || Pick(4) == 0) {
      Within("finally:", [&] { Body(depth); });
    }
  }

  void Definition() {
    Line("def f(x): return x");
    Line("seen.append(f)");
  }

  // The definition of `f`, below the code of a class, of a function, or neither.
  void Site(int depth) {
    if (site_written_) {
      return;
    }
    site_written_ = true;
    switch (Pick(6)) {
      case 0:
        Within("class C:", [&] {
          Block(Pick(3), depth + 1);
          Definition();
          Block(Pick(2), depth + 1);
        });
        break;
      case 1:
      case 2:
        Outer(depth, [&] { Definition(); });
        break;
      case 3:
        Outer(depth, [&] {
          Within("class C:", [&] {
            Block(Pick(2), depth + 1);
            Definition();
          });
        });
        break;
      case 4:
        Within("class C:", [&] {
          Block(Pick(2), depth + 1);
          Within("def method():", [&] { Definition(); });
          Line("method()");
        });
        break;
      default:
        Definition();
        break;
    }
  }

  void Outer(int depth, auto body) {
    constexpr const char* kParameters[] = {"x", "tf", "x, *function", "graph=1"};
    Within("def outer(" + std::string(kParameters[Pick(4)]) + "):", [&] {
      if (Pick(4) == 0) {
        Line("global graph" + std::string(Pick(2) == 0 ? "" : "2"));
      }
      Block(Pick(3), depth + 1);
      body();
      Block(Pick(2), depth + 1);
    });
    if (indent_ == 0 && Pick(2) == 0) {
      has_outer_ = true;
    } else {
      Line("outer(5)");
    }
  }

  std::mt19937& random_;
  std::string text_;
  size_t indent_ = 0;
  bool site_written_ = false;
  bool has_outer_ = false;
};

constexpr const char* kSupport = R"(
import random
from contextlib import suppress
TYPE_CHECKING = False
seen = []
def flag(): return random.random() < 0.6
def number(): return random.randrange(3)
notes = []
def note(read):
    try:
        value = read()
        notes.append(getattr(value, "__module__", None) or repr(value))
    except NameError:
        notes.append(None)
__all__ = ["suppress", "TYPE_CHECKING", "seen", "flag", "number", "note"]
)";

constexpr const char* kTensorFlow = R"(
class Traced:
    def __init__(self, f): self.f = f
def function(f=None, **options): return Traced(f)
)";

// Prints a line for every program that behaves differently, and how many runs saw the function.
constexpr const char* kCheck = R"(
import io, pathlib, random, sys
import support, tensorflow
sys.stdout = io.StringIO()

def run(path, seed):
    random.seed(seed)
    support.seen.clear()
    support.notes.clear()
    try:
        exec(compile(path.read_text(), "program", "exec"), {"__name__": "program"})
        end = "end"
    except BaseException as error:
        end = type(error).__name__
    return end, list(support.seen), list(support.notes)

reached = 0
for before in sorted(pathlib.Path("before").glob("*.py")):
    after = pathlib.Path("after") / before.name
    for seed in range(4):
        end, functions, notes = run(before, seed)
        new_end, new_functions, new_notes = run(after, seed)
        reached += bool(functions)
        traced = all(isinstance(f, tensorflow.Traced) for f in new_functions)
        # An import may bind a name that nothing else binds yet.
        same = [old in (None, new) for old, new in zip(notes, new_notes)]
        if end != new_end or len(functions) != len(new_functions) or not traced or not all(same):
            print(before.name, seed, end, new_end, len(functions), len(new_functions), traced,
                  notes, new_notes, file=sys.__stdout__)
print("reached", reached, file=sys.__stdout__)
)";

TEST(ScopingProperties, PythonAgreesOnWhatIsUsable) {
  TemporaryDirectory directory;
  directory.Write("support.py", kSupport);
  directory.Write("textfmt.py", "def function(): pass\n");
  for (const char* module : {"", "/keras", "/compat"}) {
    directory.Write(std::string("tensorflow") + module + "/__init__.py", kTensorFlow);
  }
  directory.Write("tensorflow/compat/v2.py", "from tensorflow import *\n");
  directory.Write("check.py", kCheck);
  std::mt19937 random(7);
  int spelled_without_import = 0;
  for (int i = 0; i < kPrograms; ++i) {
    std::string text = Program(random).text();
    std::string name = std::to_string(i) + ".py";
    std::string converted = Converted(text);
    ASSERT_NE(converted, "");
    // Else one line is the import.
    spelled_without_import +=
        std::ranges::count(converted, '\n') == std::ranges::count(text, '\n') + 1;
    directory.Write("before/" + name, text);
    directory.Write("after/" + name, converted);
  }
  CommandResult result = RunCommand(directory.path(), "PYTHONDONTWRITEBYTECODE=1 python3 check.py");
  EXPECT_EQ(result.status, 0);
  llvm::StringRef output = result.output;
  EXPECT_TRUE(output.consume_front("reached ")) << output.str();
  unsigned reached = 0;
  output.consumeInteger(10, reached);
  // Else the programs show nothing.
  EXPECT_GT(reached, static_cast<unsigned>(kPrograms));
  EXPECT_GT(spelled_without_import, kPrograms / 5);
}

}  // namespace
}  // namespace hybridize::rewrite
