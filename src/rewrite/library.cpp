#include "rewrite/library.h"

#include <algorithm>

namespace hybridize::rewrite {

Library::Library(const DecoratorTarget& target, llvm::ArrayRef<std::string> members)
    : module_(target.module), decorator_(target.name), members_(members) {
  members_.push_back(decorator_);
  std::ranges::sort(members_);
  members_.erase(std::ranges::unique(members_).begin(), members_.end());
  for (const std::string& member : members_) {
    member_by_path_[module_ + "." + member] = member;
  }
  for (const Equivalent& equivalent : target.equivalents) {
    if (std::ranges::binary_search(members_, equivalent.member)) {
      member_by_path_[equivalent.module + "." + equivalent.name] = equivalent.member;
    }
  }
}

bool Library::IsCanonical(llvm::StringRef path, llvm::StringRef member) const {
  return path.size() == module_.size() + 1 + member.size() && path.starts_with(module_) &&
         path.ends_with(member) && path[module_.size()] == '.';
}

}  // namespace hybridize::rewrite
