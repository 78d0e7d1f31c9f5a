#ifndef HYBRIDIZE_REWRITE_LIBRARY_H_
#define HYBRIDIZE_REWRITE_LIBRARY_H_

#include <string>
#include <vector>

#include "hybridize/rewrite/spelling.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::rewrite {

// The dotted paths of the members of the target's module that the changes of one file need: the
// decorator, and what its signatures are made of.
class Library {
 public:
  Library(const DecoratorTarget& target, llvm::ArrayRef<std::string> members);

  const std::string& decorator() const { return decorator_; }
  const std::string& module() const { return module_; }
  // Sorted.
  llvm::ArrayRef<std::string> members() const { return members_; }
  // The path is one of some member.
  bool Knows(llvm::StringRef path) const { return member_by_path_.contains(path); }
  // The path is one of this member.
  bool Is(llvm::StringRef path, llvm::StringRef member) const {
    return member_by_path_.lookup(path) == member;
  }
  // The path is the member's own and no equivalent's.
  bool IsCanonical(llvm::StringRef path, llvm::StringRef member) const;

 private:
  std::string module_;
  std::string decorator_;
  std::vector<std::string> members_;
  llvm::StringMap<std::string> member_by_path_;
};

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_LIBRARY_H_
