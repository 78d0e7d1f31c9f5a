#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.h"

namespace hybridize::report {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

std::string Text(const Results& results, const TextOptions& options = {}) {
  std::string text;
  llvm::raw_string_ostream os(text);
  WriteText(results, options, os);
  return text;
}

std::vector<std::string> Lines(llvm::StringRef text) {
  llvm::SmallVector<llvm::StringRef> lines;
  text.split(lines, '\n');
  return {lines.begin(), lines.end()};
}

TEST(Text, ListsFunctionsByFileWithTheirReasons) {
  EXPECT_EQ(Text(SampleProject()->results), R"(net.py
  5:5   convert      Net.call: P1 receives tensors and behaves the same when traced
                     signature [tf.TensorSpec(shape=(None, 3), dtype=tf.float32)]
                     assumes framework-call, graph-numerics
  9:1   declined     log_step: HYB004 has-python-side-effects: calls print (10:18, 1 more)
  15:1  keep         step: HYB013 already-optimal
                     warning: HYB031 uses-python-nondeterminism: reads a clock (16:12)
  23:1  undecided    orphan: HYB010 undeterminable-tensor-parameter: nobody calls it

Assumptions
  framework-call (1 function): a framework is taken to call it with tensors
  graph-numerics (1 function): graph execution may reorder floating-point operations

Not analysed, and messages
  torn.py:1:4: invalid syntax

1 file, 24 lines, 5 functions, 3 candidates
1 to refactor (1 convert), 1 keep, 2 declined, 1 undecided
1 hybrid function has warnings
1 function without tensor parameters not listed (-v lists all)
)");
}

TEST(Text, ListsEveryFunctionWhenVerbose) {
  std::string text = Text(SampleProject()->results, {.verbose = true});
  EXPECT_THAT(text, HasSubstr("plain: HYB006 has-no-tensor-parameters"));
  EXPECT_THAT(text, HasSubstr("old.py: skipped, Python 2"));
  EXPECT_THAT(text, Not(HasSubstr("not listed")));
}

TEST(Text, ListsOnlyTransformationsAndWarningsWhenQuiet) {
  EXPECT_EQ(Text(SampleProject()->results, {.quiet = true}), R"(net.py
  5:5   convert      Net.call: P1 receives tensors and behaves the same when traced
                     signature [tf.TensorSpec(shape=(None, 3), dtype=tf.float32)]
                     assumes framework-call, graph-numerics
  15:1  keep         step: HYB013 already-optimal
                     warning: HYB031 uses-python-nondeterminism: reads a clock (16:12)

Not analysed, and messages
  torn.py:1:4: invalid syntax
)");
}

TEST(Text, NamesTheFileOfEvidenceElsewhere) {
  auto project = SampleProject();
  uint32_t other = AddFile(*project, "other.py", "print(1)\n");
  project->results.functions[1].decision.failures[0].evidence = {
      At(*project, other, "print", "calls print")};
  EXPECT_THAT(Text(project->results), HasSubstr("calls print (other.py:1:1)"));
}

TEST(Text, CountsByRuleWithStatistics) {
  auto project = SampleProject();
  project->results.functions[4].decision.failures.push_back(
      {.rule = refactor::Rule::HasPythonSideEffects});
  EXPECT_THAT(Text(project->results, {.statistics = true}), HasSubstr(R"(Failures
       2  has-python-side-effects
       1  already-optimal
       1  has-no-tensor-parameters
       1  undeterminable-tensor-parameter

)"));
}

TEST(Text, BreaksLinesAtTheWidthOfTheTerminal) {
  auto project = SampleProject();
  std::string text = Text(project->results, {.width = 60});
  EXPECT_THAT(Lines(text), Each(SizeIs(testing::Le(60))));
  EXPECT_THAT(text, HasSubstr(R"(
  9:1   declined     log_step: HYB004
                     has-python-side-effects: calls print
                     (10:18, 1 more)
)"));
}

TEST(Text, HasNoEscapesWithoutColor) {
  EXPECT_THAT(Text(SampleProject()->results, {.verbose = true, .statistics = true}),
              Not(HasSubstr("\x1b")));
}

TEST(Text, SaysTheSameInColor) {
  auto project = SampleProject();
  std::string colored = Text(project->results, {.color = true});
  EXPECT_THAT(colored, HasSubstr("\x1b[32mconvert\x1b[0m"));
  std::string plain;
  for (size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b') {
      i = colored.find('m', i);
    } else {
      plain += colored[i];
    }
  }
  EXPECT_EQ(plain, Text(project->results));
}

TEST(Text, SendsNoControlCharactersOfTheProjectToTheTerminal) {
  auto project = SampleProject();
  uint32_t file = AddFile(*project, "a\x1b[31m\xff b.py", "def f(x):\n  return x\n");
  AddFunction(*project, file, "def f", "f", refactor::Outcome::Undecided);
  EXPECT_THAT(Text(project->results), HasSubstr("a\\x1b[31m\\xff b.py\n"));
}

TEST(Text, SaysThatThereIsNothingToDo) {
  Project project;
  project.results.files = &project.files;
  EXPECT_EQ(Text(project.results), "0 files, 0 lines, 0 functions, 0 candidates\n0 to refactor\n");
}

TEST(Explanation, ShowsEveryFactWithItsEvidence) {
  auto project = SampleProject();
  std::string text;
  llvm::raw_string_ostream os(text);
  WriteExplanation(project->results, project->results.functions[0], {}, os);
  EXPECT_EQ(text, R"(net.py::Net.call@5
  convert: P1 receives tensors and behaves the same when traced
  signature [tf.TensorSpec(shape=(None, 3), dtype=tf.float32)]

Assumptions
  framework-call: a framework is taken to call it with tensors
      4:1 a model is fitted
  graph-numerics: graph execution may reorder floating-point operations

Facts
  hybrid                    no
  tensor parameter          yes
      5:20 a float32[2,3] arrives here
  primitive parameter       no
  side effects              no
  recursive                 no
  tensor computation        yes
  callers all traced        no

Parameters
  x (positional)            tensor float32[2,3] | float32[4,3]
      5:20 called with float32[2,3]

Calls
  net.helper
)");
}

TEST(Explanation, ShowsAllEvidenceOfAFailure) {
  auto project = SampleProject();
  std::string text;
  llvm::raw_string_ostream os(text);
  WriteExplanation(project->results, project->results.functions[1], {}, os);
  EXPECT_THAT(text, HasSubstr(R"(
Failures
  HYB004 has-python-side-effects: the function has Python side effects
      10:18 calls print
      11:5 calls print
)"));
}

TEST(Markdown, WritesATableForEachFile) {
  auto project = SampleProject();
  std::string text;
  llvm::raw_string_ostream os(text);
  WriteMarkdown(project->results, {}, os);
  EXPECT_EQ(text, R"(# hybridize

1 file, 24 lines, 5 functions, 3 candidates: 1 to refactor (1 convert), 1 keep, 2 declined, 1 undecided.

## net.py

| line | function | decision | reason |
| ---: | --- | --- | --- |
| 5 | Net.call | convert | P1 receives tensors and behaves the same when traced<br>signature \[tf.TensorSpec(shape=(None, 3), dtype=tf.float32)\]<br>assumes framework-call, graph-numerics |
| 9 | log\_step | declined | HYB004 has-python-side-effects: calls print (10:18, 1 more) |
| 15 | step | keep | HYB013 already-optimal<br>warning: HYB031 uses-python-nondeterminism: reads a clock (16:12) |
| 23 | orphan | undecided | HYB010 undeterminable-tensor-parameter: nobody calls it |

## Assumptions

- `framework-call` (1 function): a framework is taken to call it with tensors
- `graph-numerics` (1 function): graph execution may reorder floating-point operations

## Messages

- torn.py:1:4: invalid syntax
)");
}

}  // namespace
}  // namespace hybridize::report
