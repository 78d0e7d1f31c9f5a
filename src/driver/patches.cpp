#include <map>

#include "driver/workspace.h"
#include "hybridize/driver/driver.h"

namespace hybridize::driver {
namespace {

using project::FileId;
using refactor::Outcome;
using rewrite::FunctionChange;

std::optional<FunctionChange> ChangeOf(const ir::Program& program,
                                       const refactor::FunctionRecord& record) {
  FunctionChange change;
  change.definition = program.function(record.function).syntax_index;
  change.decorators = record.facts.hybrid_decorators;
  switch (record.decision.outcome) {
    case Outcome::Convert:
      change.kind = FunctionChange::Kind::Add;
      change.decorators.clear();
      change.signature = record.decision.signature.value_or("");
      return change;
    case Outcome::Dehybridize:
      change.kind = FunctionChange::Kind::Remove;
      return change;
    case Outcome::Reconfigure:
      change.kind = FunctionChange::Kind::SetSignature;
      change.signature = record.decision.signature.value_or("");
      return change;
    case Outcome::Keep:
    case Outcome::Declined:
    case Outcome::Undecided:
      return std::nullopt;
  }
  return std::nullopt;
}

llvm::Expected<FilePatch> MakePatch(const Workspace& workspace, FileId id,
                                    llvm::ArrayRef<FunctionChange> changes) {
  const project::SourceFile& file = workspace.project.files()[id];
  rewrite::FileEdits edits =
      rewrite::PlanEdits(file, *workspace.trees[id], id, workspace.decorator, changes);
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
  std::map<FileId, std::vector<FunctionChange>> changes;
  for (const refactor::FunctionRecord& record : results().functions) {
    if (std::optional<FunctionChange> change = ChangeOf(workspace_->program, record)) {
      changes[FileId(record.file)].push_back(std::move(*change));
    }
  }
  std::vector<FilePatch> patches;
  for (const auto& [file, list] : changes) {
    llvm::Expected<FilePatch> patch = MakePatch(*workspace_, file, list);
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
