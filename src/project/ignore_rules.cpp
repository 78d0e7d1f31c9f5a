#include "project/ignore_rules.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "project/git_repository.h"
#include "project/paths.h"

namespace hybridize::project {
namespace {

constexpr llvm::StringLiteral kIgnoreFile = ".gitignore";
constexpr llvm::StringLiteral kByteOrderMark = "\xEF\xBB\xBF";

// Spaces at the end do not count, unless the last one is escaped.
llvm::StringRef TrimTrailingSpaces(llvm::StringRef line) {
  llvm::StringRef trimmed = line.rtrim(' ');
  size_t backslashes = trimmed.size() - trimmed.rtrim('\\').size();
  return backslashes % 2 == 1 ? line.take_front(trimmed.size() + 1) : trimmed;
}

}  // namespace

IgnoreRules IgnoreRules::Parse(llvm::StringRef text) {
  IgnoreRules rules;
  text.consume_front(kByteOrderMark);
  while (!text.empty()) {
    auto [line, rest] = text.split('\n');
    line.consume_back("\r");
    if (std::optional<Rule> rule = ParseLine(line)) {
      rules.rules_.push_back(std::move(*rule));
    }
    text = rest;
  }
  return rules;
}

std::optional<IgnoreRules::Rule> IgnoreRules::ParseLine(llvm::StringRef line) {
  if (line.starts_with("#")) {
    return std::nullopt;
  }
  line = TrimTrailingSpaces(line);
  bool is_negated = line.consume_front("!");
  bool directories_only = line.consume_back("/");
  bool name_only = !line.contains('/');
  // At the end, `**` wants at least one component.
  std::string pattern = line.str() + (line.ends_with("/**") ? "/*" : "");
  llvm::Expected<PathPattern> compiled =
      PathPattern::Compile(pattern, PathPattern::Braces::Literal);
  if (!compiled || compiled->empty()) {
    llvm::consumeError(compiled.takeError());
    return std::nullopt;
  }
  return Rule{.pattern = std::move(*compiled),
              .is_negated = is_negated,
              .directories_only = directories_only,
              .name_only = name_only};
}

std::optional<bool> IgnoreRules::Ignores(llvm::StringRef path, bool is_directory) const {
  PathNames names = SplitPath(path);
  for (const Rule& rule : llvm::reverse(rules_)) {
    if (rule.directories_only && !is_directory) {
      continue;
    }
    if (rule.name_only ? rule.pattern.MatchesName(names.back())
                       : rule.pattern.MatchesWhole(names)) {
      return !rule.is_negated;
    }
  }
  return std::nullopt;
}

bool IgnoreScope::Ignores(llvm::StringRef path, bool is_directory) const {
  for (const IgnoreScope* scope = this; scope != nullptr; scope = scope->outer_) {
    llvm::StringRef relative = RelativeTo(path, scope->directory_);
    if (std::optional<bool> ignores = scope->rules_.Ignores(relative, is_directory)) {
      return *ignores;
    }
  }
  return false;
}

const IgnoreScope* IgnoreScopes::Above(llvm::StringRef directory) {
  std::unique_ptr<GitRepository> repository = GitRepository::OpenAbove(directory);
  if (repository == nullptr) {
    return nullptr;
  }
  llvm::StringRef top = repository->working_directory();
  std::string current = top == "/" ? "/" : top.rtrim('/').str();
  const IgnoreScope* scope = At(current, nullptr);
  for (llvm::StringRef name : SplitPath(RelativeTo(directory, current))) {
    scope = Enter(current, scope);
    current = JoinPath(current, name);
    if (scope->Ignores(current, /*is_directory=*/true)) {
      return nullptr;
    }
  }
  return scope;
}

const IgnoreScope* IgnoreScopes::At(llvm::StringRef directory, const IgnoreScope* otherwise) {
  std::unique_ptr<GitRepository> repository = GitRepository::OpenAt(directory);
  if (repository == nullptr) {
    return otherwise;
  }
  const IgnoreScope* scope = nullptr;
  for (const std::string& file : repository->SharedIgnoreFiles()) {
    scope = AddFile(repository->working_directory(), file, scope);
  }
  return scope;
}

const IgnoreScope* IgnoreScopes::Enter(llvm::StringRef directory, const IgnoreScope* outer) {
  return AddFile(directory, JoinPath(directory, kIgnoreFile), outer);
}

const IgnoreScope* IgnoreScopes::AddFile(llvm::StringRef directory, llvm::StringRef file,
                                         const IgnoreScope* outer) {
  IgnoreRules rules;
  // Opening anything else could block.
  if (llvm::sys::fs::is_regular_file(file)) {
    if (auto buffer = llvm::MemoryBuffer::getFile(file)) {
      rules = IgnoreRules::Parse((*buffer)->getBuffer());
    }
  }
  return scopes_
      .emplace_back(std::make_unique<const IgnoreScope>(directory.str(), std::move(rules), outer))
      .get();
}

}  // namespace hybridize::project
