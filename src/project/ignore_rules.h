#ifndef HYBRIDIZE_PROJECT_IGNORE_RULES_H_
#define HYBRIDIZE_PROJECT_IGNORE_RULES_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "project/path_pattern.h"

namespace hybridize::project {

// The rules of one `.gitignore`, as gitignore(5) says. Not libgit2's: that one drops `!name` when
// it sees no rule for just that name in the same file.
class IgnoreRules {
 public:
  // Rules that are not well-formed match nothing.
  static IgnoreRules Parse(llvm::StringRef text);

  // What the last rule that matches says about a path, which is relative to the directory that the
  // rules are for; nothing when none matches. Directories above the path are not looked at.
  std::optional<bool> Ignores(llvm::StringRef path, bool is_directory) const;

 private:
  struct Rule {
    PathPattern pattern;
    bool is_negated = false;
    bool directories_only = false;
    // Matches the last component alone.
    bool name_only = false;
  };

  static std::optional<Rule> ParseLine(llvm::StringRef line);

  std::vector<Rule> rules_;
};

// The rules that apply in a directory: its own, and behind them those of the directories above, up
// to the top of the working tree. Rules of deeper directories go first.
class IgnoreScope {
 public:
  // `directory` is absolute, `outer` outlives the scope.
  IgnoreScope(std::string directory, IgnoreRules rules, const IgnoreScope* outer)
      : directory_(std::move(directory)), rules_(std::move(rules)), outer_(outer) {}

  // For an absolute path below the directory.
  bool Ignores(llvm::StringRef path, bool is_directory) const;

 private:
  std::string directory_;
  IgnoreRules rules_;
  const IgnoreScope* outer_;
};

// Makes the scopes of repositories as their directories are entered, and keeps them.
class IgnoreScopes {
 public:
  // The rules for what lies directly in `directory` (absolute, real); nullptr when there are none:
  // it is in no repository, or its repository ignores it as a whole.
  const IgnoreScope* Above(llvm::StringRef directory);
  // The rules of a repository whose working tree is `directory`; `otherwise` when it is none.
  const IgnoreScope* At(llvm::StringRef directory, const IgnoreScope* otherwise);
  // With those of the `.gitignore` in `directory`.
  const IgnoreScope* Enter(llvm::StringRef directory, const IgnoreScope* outer);

 private:
  const IgnoreScope* AddFile(llvm::StringRef directory, llvm::StringRef file,
                             const IgnoreScope* outer);

  std::vector<std::unique_ptr<const IgnoreScope>> scopes_;
};

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_IGNORE_RULES_H_
