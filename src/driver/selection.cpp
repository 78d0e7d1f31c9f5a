#include "driver/selection.h"

#include "llvm/ADT/SmallVector.h"

namespace hybridize::driver {
namespace {

using refactor::CodeSet;

// One item may hold several codes: `P1,HYB004`.
llvm::Error AddCodes(llvm::ArrayRef<std::string> items, llvm::StringRef option, CodeSet& set) {
  for (llvm::StringRef item : items) {
    llvm::SmallVector<llvm::StringRef> codes;
    item.split(codes, ',', -1, /*KeepEmpty=*/false);
    for (llvm::StringRef code : codes) {
      if (!set.Add(code.trim())) {
        return llvm::createStringError("%s: there is no code '%s'", option.str().c_str(),
                                       code.trim().str().c_str());
      }
    }
  }
  return llvm::Error::success();
}

// Selecting codes of one kind leaves those of the other kind alone.
CodeSet Unselected(const CodeSet& selected) {
  CodeSet blocked;
  if (selected.has_rules()) {
    blocked.Add(CodeSet::AllRules());
  }
  if (selected.has_preconditions()) {
    blocked.Add(CodeSet::AllPreconditions());
  }
  blocked.Remove(selected);
  return blocked;
}

}  // namespace

llvm::Expected<Selection> Selection::Make(const project::Settings& settings) {
  Selection selection;
  CodeSet selected;
  if (llvm::Error error = AddCodes(settings.select, "select", selected)) {
    return error;
  }
  selection.everywhere_ = Unselected(selected);
  if (llvm::Error error = AddCodes(settings.ignore, "ignore", selection.everywhere_)) {
    return error;
  }
  for (const project::PerFileIgnore& ignore : settings.per_file_ignores) {
    llvm::Expected<project::Glob> glob = project::Glob::Compile(ignore.pattern);
    if (!glob) {
      return glob.takeError();
    }
    CodeSet codes;
    if (llvm::Error error = AddCodes(ignore.codes, "per-file-ignores", codes)) {
      return error;
    }
    selection.per_file_.emplace_back(std::move(*glob), codes);
  }
  return selection;
}

CodeSet Selection::BlockedIn(llvm::StringRef path, llvm::StringRef root) const {
  CodeSet blocked = everywhere_;
  for (const auto& [glob, codes] : per_file_) {
    if (glob.Matches(path, root)) {
      blocked.Add(codes);
    }
  }
  return blocked;
}

}  // namespace hybridize::driver
