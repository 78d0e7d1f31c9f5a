#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "hybridize/refactor/decision.h"
#include "llvm/Support/MemoryBuffer.h"

namespace hybridize::refactor {
namespace {

using testing::HasSubstr;

const std::filesystem::path kPages = HYBRIDIZE_SOURCE_DIR "/docs/rules";

std::string Text(const std::filesystem::path& path) {
  auto buffer = llvm::MemoryBuffer::getFile(path.string());
  return buffer ? (*buffer)->getBuffer().str() : "";
}

std::string Page(Rule rule) { return Text(kPages / (Code(rule) + ".md")); }

// The text below a heading up to the next one; empty where the heading is missing.
std::string Section(llvm::StringRef page, llvm::StringRef heading) {
  size_t begin = page.find(("\n## " + heading + "\n").str());
  if (begin == llvm::StringRef::npos) {
    return "";
  }
  page = page.drop_front(begin).split("## ").second;
  return page.take_front(page.find("\n## ")).drop_front(heading.size()).trim().str();
}

TEST(RulePages, BeginWithCodeAndName) {
  for (Rule rule : AllRules()) {
    std::string title = "# " + Code(rule) + " " + Info(rule).name.str() + "\n";
    EXPECT_EQ(Page(rule).substr(0, title.size()), title);
  }
}

TEST(RulePages, SaySomethingUnderEachHeading) {
  for (Rule rule : AllRules()) {
    std::string page = Page(rule);
    for (const char* heading :
         {"What it checks", "Why it matters", "Example", "How it is decided", "Known limits"}) {
      EXPECT_GT(Section(page, heading).size(), 10U) << Code(rule) << " " << heading;
    }
    EXPECT_GT(Section(page, "What to do").size() + Section(page, "After the refactoring").size(),
              10U)
        << Code(rule);
  }
}

TEST(RulePages, ShowAnExampleInPython) {
  for (Rule rule : AllRules()) {
    EXPECT_THAT(Section(Page(rule), "Example"), HasSubstr("```python\n")) << Code(rule);
  }
}

TEST(RulePages, ReferToRulesThatExist) {
  for (Rule rule : AllRules()) {
    std::string page = Page(rule);
    for (size_t at = page.find("HYB"); at != std::string::npos; at = page.find("HYB", at + 1)) {
      EXPECT_TRUE(FindRule(page.substr(at, 6))) << Code(rule) << ": " << page.substr(at, 6);
    }
  }
}

TEST(RulePages, BelongToARule) {
  for (const auto& entry : std::filesystem::directory_iterator(kPages)) {
    EXPECT_TRUE(FindRule(entry.path().stem().string())) << entry.path();
  }
}

TEST(AssumptionsPage, HasASectionForEachAssumption) {
  std::string page = Text(HYBRIDIZE_SOURCE_DIR "/docs/assumptions.md");
  for (AssumptionKind kind : AllAssumptions()) {
    EXPECT_GT(Section(page, Info(kind).name).size(), 50U) << Info(kind).name.str();
  }
}

}  // namespace
}  // namespace hybridize::refactor
