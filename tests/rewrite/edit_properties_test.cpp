// Hundreds of generated files, each made together with what it has to become: whatever the layout,
// only the intended lines change; git and patch make the same bytes of the printed diff; and Python
// compiles the result.
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

constexpr int kFiles = 400;

// A way to name the library, with `%` in front of the members in decorators and signatures.
struct Library {
  const char* import;
  const char* qualifier;
};

constexpr Library kLibraries[] = {
    {"import tensorflow as tf\n", "tf."},
    {"import tensorflow\n", "tensorflow."},
    {"import os\nimport tensorflow.compat.v2 as tfl  # library\n", "tfl."},
    {"from tensorflow import TensorSpec, float32, function\n", ""},
    {"from tensorflow import *\n", ""},
    {"try:\n    import tensorflow as tf\nexcept ImportError:\n    raise\n", "tf."},
};

// Decorators before and after a change. `D` stands for the decorator's name, `S` for
// `input_signature=…`.
struct Layout {
  FunctionChange::Kind kind;
  bool has_signature;
  std::vector<uint32_t> decorators;
  const char* before;
  const char* after;
};

using Kind = FunctionChange::Kind;

const std::vector<Layout>& Layouts() {
  static const std::vector<Layout> kLayouts = {
      {Kind::Add, false, {}, "", "@D\n"},
      {Kind::Add, true, {}, "", "@D(S)\n"},
      {Kind::Add, false, {}, "@keep\n", "@keep\n@D\n"},
      {Kind::Add, true, {}, "@keep  # why\n\n# note\n", "@keep  # why\n\n# note\n@D(S)\n"},
      {Kind::Add,
       false,
       {},
       "@keep_with(\n    1,\n  # two\n)\n",
       "@keep_with(\n    1,\n  # two\n)\n@D\n"},
      {Kind::Add, false, {}, "@keep_with \\\n  (2)\n", "@keep_with \\\n  (2)\n@D\n"},
      {Kind::Remove, false, {0}, "@D\n", ""},
      {Kind::Remove, false, {0}, "# a\n\n@D(autograph=False)  # b\n# c\n", "# a\n\n# c\n"},
      {Kind::Remove,
       false,
       {1},
       "@keep\n@D(\n    autograph=False,  # :)\n\n    x=')',\n)\n",
       "@keep\n"},
      {Kind::Remove, false, {0, 2}, "@ D ()\n@keep\n@D\n\n", "@keep\n\n"},
      {Kind::Remove, false, {0}, "@D \\\n\n# own\n", "# own\n"},
      {Kind::Remove, false, {0}, "@D(name='''\n\"''')\n@keep\n", "@keep\n"},
      {Kind::SetSignature, true, {0}, "@D\n", "@D(S)\n"},
      {Kind::SetSignature, true, {1}, "@keep\n@D  # c\n", "@keep\n@D(S)  # c\n"},
      {Kind::SetSignature, true, {0}, "@D( )\n@keep\n", "@D(S )\n@keep\n"},
      {Kind::SetSignature, true, {0}, "@(D)\n", "@(D)(S)\n"},
      {Kind::SetSignature, true, {0}, "@D(None,)\n", "@D(None, S,)\n"},
      {Kind::SetSignature,
       true,
       {0},
       "@D(autograph=(True) , # c\n)\n",
       "@D(autograph=(True), S , # c\n)\n"},
      {Kind::SetSignature,
       true,
       {0},
       "@D(\n    autograph=True,\n    name='a',\n)\n",
       "@D(\n    autograph=True,\n    name='a',\n    S,\n)\n"},
      {Kind::SetSignature,
       true,
       {0},
       "@D(\n    autograph=True\n)\n",
       "@D(\n    autograph=True,\n    S\n)\n"},
      {Kind::SetSignature,
       true,
       {0},
       "@D(\n    autograph=True,  # c\n    # d\n)\n",
       "@D(\n    autograph=True,  # c\n    S,\n    # d\n)\n"},
      {Kind::SetSignature,
       true,
       {0},
       "@D(\n    autograph=True  # c\n  )\n",
       "@D(\n    autograph=True,  # c\n    S\n  )\n"},
      {Kind::SetSignature,
       true,
       {0},
       "@D(autograph=True,\n   name=(\n'a'\n))\n",
       "@D(autograph=True,\n   name=(\n'a'\n),\n   S)\n"},
  };
  return kLayouts;
}

struct Encoding {
  const char* mark;
  const char* comment;
  const char* e_acute;
};

constexpr Encoding kEncodings[] = {
    {"", "", "\xc3\xa9"},
    {"\xef\xbb\xbf", "", "\xc3\xa9 \xe6\xbc\xa2"},
    {"", "# -*- coding: latin-1 -*-\n", "\xe9"},
    {"", "#!/usr/bin/env python3\n# vim: set fileencoding=utf-8 :\n", "\xc3\xa9"},
    {"", "# coding=cp1252\n", "\xe9\x80"},
};

// What stands above the function, its indentation, and what stands below.
struct Surroundings {
  const char* above;
  const char* indentation;
  const char* below;
};

constexpr Surroundings kSurroundings[] = {
    {"", "", ""},
    {"\n\n# function\n", "", "\n\nX = 1\n"},
    {"X = 1; Y = 2;\n", "", "def other(x): return x\n"},
    {"class C:\n", "    ", ""},
    {"class C:\n\tx = 1\n\n", "\t", "\ty = 2\nz = 3\n"},
    {"class C:\n  '''doc\n @D\n  '''\n", "  ", "  # end\n"},
    {"def outer():\n   if X:\n", "      ", "      return f\n"},
    {"try:\n    X = 1\nfinally:\n", "  ", "# end\n"},
    {"\f\n", "", "\f\n"},
    {"class C:\n    x = [\n1]\n\f\n", "    ", "    y = 1 \\\n      + 2\n"},
    {"if X:\n    pass\nelse:\n", " ", ""},
};

std::string Replace(std::string text, char mark, const std::string& by) {
  std::string result;
  for (char c : text) {
    result += c == mark ? by : std::string(1, c);
  }
  return result;
}

// Indents every line that is not blank.
std::string Indent(const std::string& text, const std::string& indentation) {
  std::string result;
  bool at_begin = true;
  for (char c : text) {
    if (at_begin && c != '\n') {
      result += indentation;
    }
    result += c;
    at_begin = c == '\n';
  }
  return result;
}

struct Sample {
  std::string path;
  std::string before;
  std::string after;
  Layout layout;
};

class Generator {
 public:
  Sample Make(int number) {
    const Layout& layout = Layouts()[Pick(Layouts().size())];
    const Encoding& encoding = kEncodings[Pick(std::size(kEncodings))];
    const Surroundings& around = kSurroundings[Pick(std::size(kSurroundings))];
    const Library& library = kLibraries[Pick(std::size(kLibraries))];
    // One in four conversions finds no import.
    bool imports = layout.kind == Kind::Add && Pick(4) == 0;
    std::string qualifier = imports ? "" : library.qualifier;
    std::string signature =
        "input_signature=[" + qualifier + "TensorSpec(shape=(2,), dtype=" + qualifier + "float32)]";
    auto decorators = [&](const char* text) {
      return Indent(Replace(Replace(text, 'S', signature), 'D', qualifier + "function"),
                    around.indentation);
    };
    std::string head = encoding.comment;
    head += "'doc " + std::string(encoding.e_acute) + "'\n";
    std::string added;
    if (imports) {
      added = std::string("from tensorflow import function") +
              (layout.has_signature ? ", TensorSpec, float32" : "") + "\n";
    } else {
      head += library.import;
    }
    std::string middle = "\ndef keep(g): return g\ndef keep_with(x): return keep\n";
    middle += Replace(around.above, 'D', "function");
    std::string body = Indent("def f(x):  # " + std::string(encoding.e_acute) + "\n    return x\n",
                              around.indentation) +
                       around.below;
    const char* head_newline = Newline();
    const char* body_newline = Pick(8) == 0 ? Newline() : head_newline;
    bool no_final_newline = Pick(5) == 0;
    auto text = [&](const std::string& import_line, const std::string& decorator_lines) {
      std::string result = encoding.mark +
                           Replace(head + import_line + middle, '\n', head_newline) +
                           Replace(decorator_lines + body, '\n', body_newline);
      if (no_final_newline) {
        result = llvm::StringRef(result).rtrim("\r\n").str();
      }
      return result;
    };
    return {.path = Path(number),
            .before = text("", decorators(layout.before)),
            .after = text(added, decorators(layout.after)),
            .layout = layout};
  }

 private:
  size_t Pick(size_t count) { return random_() % count; }
  const char* Newline() { return Pick(3) == 0 ? "\r\n" : "\n"; }

  std::string Path(int number) {
    constexpr const char* kDirectories[] = {"", "pkg/", "a dir/", "d\xc3\xa9p\xc3\xb4t/"};
    constexpr const char* kNames[] = {"m", "a b", "q\"t", "\xe6\xbc\xa2"};
    return kDirectories[Pick(4)] + std::string(kNames[Pick(4)]) + std::to_string(number) + ".py";
  }

  // The engine's numbers are fixed by the standard, so the samples are the same everywhere.
  std::mt19937 random_{20240229};
};

const std::vector<Sample>& Samples() {
  static const std::vector<Sample> kSamples = [] {
    Generator generator;
    std::vector<Sample> samples;
    for (int i = 0; i < kFiles; ++i) {
      samples.push_back(generator.Make(i));
    }
    return samples;
  }();
  return kSamples;
}

std::string Applied(const Sample& sample) {
  ParsedFile file(sample.before, sample.path);
  FunctionChange change = file.Add("f");
  change.kind = sample.layout.kind;
  change.decorators = sample.layout.decorators;
  if (sample.layout.has_signature) {
    change.signature = "[tf.TensorSpec(shape=(2,), dtype=tf.float32)]";
  }
  return file.Apply({change});
}

TEST(EditProperties, OnlyTheIntendedLinesChange) {
  for (const Sample& sample : Samples()) {
    EXPECT_EQ(Applied(sample), sample.after) << "before:\n" << sample.before;
  }
}

TEST(EditProperties, GitAndPatchMakeTheSameBytes) {
  std::string diffs;
  for (const Sample& sample : Samples()) {
    llvm::Expected<std::string> diff = UnifiedDiff(sample.path, sample.before, Applied(sample));
    ASSERT_TRUE(static_cast<bool>(diff)) << llvm::toString(diff.takeError());
    diffs += *diff;
  }
  for (const char* tool :
       {"git apply --whitespace=nowarn p.diff", "patch -s -p1 --binary < p.diff"}) {
    TemporaryDirectory directory;
    for (const Sample& sample : Samples()) {
      directory.Write(sample.path, sample.before);
    }
    directory.Write("p.diff", diffs);
    CommandResult result = RunCommand(
        directory.path(), std::string("export GIT_CONFIG_NOSYSTEM=1 HOME=/nonexistent; ") + tool);
    EXPECT_EQ(result.status, 0) << tool << ": " << result.output;
    for (const Sample& sample : Samples()) {
      EXPECT_EQ(directory.Read(sample.path), sample.after) << tool << ": " << sample.path;
    }
  }
}

TEST(EditProperties, PythonCompilesTheResult) {
  TemporaryDirectory directory;
  for (size_t i = 0; i < Samples().size(); ++i) {
    directory.Write("before/" + std::to_string(i) + ".py", Samples()[i].before);
    directory.Write("after/" + std::to_string(i) + ".py", Applied(Samples()[i]));
  }
  directory.Write("check.py",
                  "import pathlib\n"
                  "for path in sorted(pathlib.Path('.').glob('*/*.py')):\n"
                  "    try:\n"
                  "        compile(path.read_bytes(), str(path), 'exec')\n"
                  "    except SyntaxError as error:\n"
                  "        print(path, error, path.read_bytes())\n");
  CommandResult result = RunCommand(directory.path(), "python3 check.py");
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.output, "");
}

}  // namespace
}  // namespace hybridize::rewrite
