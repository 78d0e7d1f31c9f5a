#include "pages.h"

#include <string>

#include "hybridize/base/embedded.h"
#include "hybridize/refactor/decision.h"

namespace hybridize {

// docs/rules/*.md, docs/assumptions.md and docs/preconditions.md.
extern const EmbeddedFiles kPages;

}  // namespace hybridize

namespace hybridize::cli {
namespace {

std::optional<llvm::StringRef> PageAt(llvm::StringRef path) {
  for (const EmbeddedFile& file : kPages) {
    if (file.path == path) {
      return file.bytes;
    }
  }
  return std::nullopt;
}

// The part of a page from the heading to the next one of its level.
std::optional<llvm::StringRef> SectionOf(llvm::StringRef path, llvm::StringRef heading) {
  std::optional<llvm::StringRef> page = PageAt(path);
  if (!page) {
    return std::nullopt;
  }
  for (size_t at = page->find("\n## "); at != llvm::StringRef::npos; at = page->find("\n## ", at)) {
    llvm::StringRef section = page->drop_front(at + 1);
    at += 1;
    if (section.split('\n').first.drop_front(3).equals_insensitive(heading)) {
      return section.take_front(section.find("\n## "));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<llvm::StringRef> FindPage(llvm::StringRef topic) {
  if (std::optional<refactor::Rule> rule = refactor::FindRule(topic)) {
    return PageAt("rules/" + refactor::Code(*rule) + ".md");
  }
  if (std::optional<llvm::StringRef> section = SectionOf("assumptions.md", topic)) {
    return section;
  }
  return SectionOf("preconditions.md", topic);
}

void WritePage(llvm::StringRef page, bool color, llvm::raw_ostream& os) {
  bool in_code = false;
  while (!page.empty()) {
    auto [line, rest] = page.split('\n');
    in_code ^= line.starts_with("```");
    bool bold = color && !in_code && line.starts_with("#");
    os << (bold ? "\x1b[1m" : "") << line << (bold ? "\x1b[0m" : "") << '\n';
    page = rest;
  }
}

}  // namespace hybridize::cli
