#include "hybridize/syntax/validate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace hybridize::syntax {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct Snippet {
  size_t line_in_file = 0;
  llvm::SmallVector<llvm::StringRef, 4> verdict;
  std::string source;

  bool Has(llvm::StringRef word) const { return llvm::is_contained(verdict, word); }
};

std::string Unescape(llvm::StringRef text) {
  std::string bytes;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      bytes += text[i];
      continue;
    }
    switch (text[++i]) {
      case 'n':
        bytes += '\n';
        break;
      case 'r':
        bytes += '\r';
        break;
      case 't':
        bytes += '\t';
        break;
      case 'x':
        bytes += llvm::fromHex(text.substr(i + 1, 2));
        i += 2;
        break;
      default:
        bytes += text[i];
    }
  }
  return bytes;
}

std::vector<Snippet> ReadSnippets(llvm::StringRef text) {
  std::vector<Snippet> snippets;
  bool in_snippet = false;
  size_t line_number = 0;
  while (!text.empty()) {
    auto [line, rest] = text.split('\n');
    text = rest;
    ++line_number;
    if (line.consume_front("%% ")) {
      in_snippet = !line.starts_with("#");
      if (in_snippet) {
        snippets.push_back({.line_in_file = line_number});
        line.split(snippets.back().verdict, ' ');
      }
    } else if (in_snippet && snippets.back().Has("escaped")) {
      snippets.back().source += Unescape(line);
    } else if (in_snippet) {
      snippets.back().source += line.str() + "\n";
    }
  }
  return snippets;
}

size_t LineOf(llvm::StringRef text, uint32_t offset) {
  llvm::StringRef before = text.take_front(offset);
  return before.count('\n') + before.count('\r') - before.count("\r\n") + 1;
}

Validation Check(llvm::StringRef text) { return Validate(Tree::Parse(text)); }

TEST(Validate, GivesTheVerdictOfCPythonOnEverySnippet) {
  auto file = llvm::MemoryBuffer::getFile(HYBRIDIZE_SOURCE_DIR "/tests/syntax/snippets.txt");
  ASSERT_TRUE(static_cast<bool>(file));
  std::vector<Snippet> snippets = ReadSnippets((*file)->getBuffer());
  EXPECT_GT(snippets.size(), 1000U);
  for (const Snippet& snippet : snippets) {
    SCOPED_TRACE("snippets.txt:" + std::to_string(snippet.line_in_file) + ":\n" + snippet.source);
    Tree tree = Tree::Parse(snippet.source);
    Validation validation = Validate(tree);
    EXPECT_EQ(validation.python2, snippet.Has("python2"));
    EXPECT_FALSE(validation.too_deep);
    if (snippet.Has("ok")) {
      EXPECT_THAT(validation.problems, IsEmpty());
      EXPECT_FALSE(tree.root().has_error());
    } else if (validation.problems.empty()) {
      ADD_FAILURE() << "accepted";
    } else {
      const SyntaxProblem& problem = validation.problems.front();
      EXPECT_EQ(std::to_string(LineOf(snippet.source, problem.span.begin)), snippet.verdict[1])
          << problem.message;
      EXPECT_NE(problem.message, "");
    }
  }
}

TEST(Validate, OrdersProblemsByPosition) {
  Validation validation = Check("return 1\ndef f():\n  nonlocal x\nbreak\n");
  ASSERT_THAT(validation.problems, SizeIs(3));
  EXPECT_LT(validation.problems[0].span, validation.problems[1].span);
  EXPECT_LT(validation.problems[1].span, validation.problems[2].span);
}

TEST(Validate, PointsAtWhatIsWrong) {
  struct Case {
    const char* text;
    const char* wrong;
  };
  for (const Case& wanted :
       {Case{"f(a=1, 2)\n", "2"}, Case{"def f(x, x): pass\n", "x"}, Case{"x + 1 = 2\n", "x + 1"},
        Case{"a = [1, 2\n", "["}, Case{"x = 0777\n", "0777"}, Case{"print 'a'\n", "print 'a'"},
        Case{"def f():\n  yield\nawait x\n", "await x"}}) {
    Validation validation = Check(wanted.text);
    ASSERT_THAT(validation.problems, SizeIs(1)) << wanted.text;
    Span span = validation.problems[0].span;
    EXPECT_EQ(llvm::StringRef(wanted.text).slice(span.begin, span.end), wanted.wrong);
  }
}

TEST(Validate, SaysWhatIsWrong) {
  EXPECT_EQ(Check("f(**a, b)\n").problems[0].message,
            "positional argument follows keyword argument unpacking");
  EXPECT_EQ(Check("\n\nclass A:\nx = 1\n").problems[0].message,
            "expected an indented block after class definition on line 3");
  EXPECT_EQ(Check("x = (1]\n").problems[0].message, "closing ']' does not match opening '('");
  EXPECT_EQ(Check("def f():\n  nonlocal x\n").problems[0].message,
            "no binding for nonlocal 'x' found");
}

TEST(Validate, NamesTheBracketThatWasNeverClosedInPlaceOfWhatFollows) {
  Validation validation = Check("x = f(a,\n      b\ndef g():\n    pass\n");
  ASSERT_THAT(validation.problems, SizeIs(1));
  EXPECT_EQ(validation.problems[0].message, "'(' was never closed");
}

TEST(Validate, ReportsAnErrorOfTheGrammarBesideOneOfALaterToken) {
  Validation validation = Check("x = = 1\ny = 'a\n");
  ASSERT_THAT(validation.problems, SizeIs(2));
  EXPECT_EQ(validation.problems[1].message, "unterminated string literal");
}

TEST(Validate, DoesNotInferPython2FromAHandlerOfTwoTypes) {
  EXPECT_FALSE(Check("try: pass\nexcept A, e: pass\n").python2);
  EXPECT_FALSE(Check("try: pass\nexcept A, e: pass\nx = = 1\n").python2);
  EXPECT_TRUE(Check("try: pass\nexcept A, e: print e\n").python2);
}

TEST(Validate, FindsPython2BehindAnErrorOfPython3) {
  EXPECT_TRUE(Check("x = 0777\n").python2);
  EXPECT_TRUE(Check("if x:\n\ty = 1\n        raise A, b\n").python2);
  EXPECT_FALSE(Check("x = 1 +\nprint(x)\n").python2);
}

TEST(Validate, DoesNotTakeValidPython3ForPython2) {
  Validation validation = Check("print >> f, x\nexec(y)\nraise A(b, c)\n");
  EXPECT_THAT(validation.problems, IsEmpty());
  EXPECT_FALSE(validation.python2);
}

std::string Repeat(llvm::StringRef piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) {
    text += piece;
  }
  return text;
}

TEST(Validate, TellsWhatIsTooDeepToRecurseOver) {
  EXPECT_TRUE(Check("x = a" + Repeat(".b", 100000) + "\n").too_deep);
  EXPECT_FALSE(Check("x = a" + Repeat(".b", 1000) + "\n").too_deep);
}

TEST(Validate, TakesEveryTreeThatIsNotTooDeep) {
  auto levels = static_cast<int>(kMaxDepth) - 20;
  for (const std::string& text :
       {"x = a" + Repeat(".b", levels), "x = " + Repeat("-", levels) + "1",
        "x = " + Repeat("not ", levels) + "1", "x = " + Repeat("lambda:", levels) + "1",
        "x = " + Repeat("a if b else ", levels) + "1", "x = " + Repeat("a ** ", levels) + "1",
        "x = a" + Repeat("()", levels), "x = " + Repeat("1 + ", levels) + "1"}) {
    Validation validation = Check(text + "\n");
    EXPECT_FALSE(validation.too_deep) << text.substr(0, 40);
    EXPECT_THAT(validation.problems, IsEmpty()) << text.substr(0, 40);
  }
}

TEST(Validate, FinishesOnUnboundedNesting) {
  for (const std::string& text :
       {Repeat("(", 100000), Repeat("[{", 100000), Repeat(")", 100000), Repeat("f'{", 100000),
        Repeat("if x:\n ", 1000), Repeat("`", 100000), Repeat("$ ", 100000), Repeat("\\\n", 100000),
        "x = " + Repeat("[", 100000) + Repeat("]", 100000)}) {
    EXPECT_THAT(Check(text).problems, testing::Not(IsEmpty())) << text.substr(0, 40);
  }
}

TEST(Validate, RefusesContinuedLinesWithoutTextBeyondALimit) {
  EXPECT_THAT(Check("x = 1 + \\\n" + Repeat(" \\\r\n", 150) + "2\n").problems, IsEmpty());
  Validation validation = Check("x = 1 + \\\n" + Repeat(" \\\r\n", 300) + "2\n");
  ASSERT_THAT(validation.problems, SizeIs(1));
  EXPECT_EQ(validation.problems[0].message, "too many continued lines without text");
}

TEST(Validate, TakesAnEmptyFile) {
  EXPECT_THAT(Check("").problems, IsEmpty());
  EXPECT_THAT(Check("\n\n   \n# comment").problems, IsEmpty());
}

}  // namespace
}  // namespace hybridize::syntax
