#include "driver/workspace.h"
#include "hybridize/driver/driver.h"
#include "hybridize/rewrite/project_imports.h"

namespace hybridize::driver {
namespace {

using project::FileId;
using rewrite::FunctionChange;

llvm::Expected<FilePatch> MakePatch(const Workspace& workspace, rewrite::ProjectImports& imports,
                                    FileId id, llvm::ArrayRef<FunctionChange> changes) {
  const project::SourceFile& file = workspace.project.files()[id];
  rewrite::FileEdits edits =
      rewrite::PlanEdits(file, *workspace.trees[id], id, workspace.decorator, changes,
                         [&](llvm::StringRef path) { return imports.Resolve(id, path); });
  FilePatch patch{.file = id, .before = file.bytes().str()};
  llvm::Expected<std::string> after = rewrite::ApplyEdits(file, edits);
  if (!after) {
    return llvm::createStringError("%s: %s", file.path().str().c_str(),
                                   llvm::toString(after.takeError()).c_str());
  }
  patch.after = std::move(*after);
  llvm::Expected<std::string> diff =
      rewrite::UnifiedDiff(file.raw_path(), patch.before, patch.after);
  if (!diff) {
    return diff.takeError();
  }
  patch.diff = std::move(*diff);
  return patch;
}

}  // namespace

llvm::Expected<std::vector<FilePatch>> Analysis::Patches() const {
  std::vector<FilePatch> patches;
  rewrite::ProjectImports imports(*workspace_->modules, workspace_->trees, workspace_->decorator);
  for (const auto& [file, changes] : workspace_->changes) {
    llvm::Expected<FilePatch> patch = MakePatch(*workspace_, imports, file, changes);
    if (!patch) {
      return patch.takeError();
    }
    if (!patch->diff.empty()) {
      patches.push_back(std::move(*patch));
    }
  }
  return patches;
}

}  // namespace hybridize::driver
