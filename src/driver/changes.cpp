#include "driver/changes.h"

#include "hybridize/rewrite/project_imports.h"

namespace hybridize::driver {
namespace {

using project::FileId;
using refactor::Decision;
using refactor::Outcome;
using rewrite::FunctionChange;
using rewrite::SpelledChange;

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

void WriteSignature(const SpelledChange& spelled, Decision& decision) {
  if (!decision.signature) {
    return;
  }
  if (spelled.absence == rewrite::SignatureAbsence::None) {
    decision.signature = spelled.signature;
    return;
  }
  decision.signature.reset();
  decision.signature_relation.reset();
  decision.signature_absence = rewrite::Describe(spelled.absence).str();
  if (decision.outcome == Outcome::Reconfigure) {
    decision.outcome = Outcome::Keep;
    decision.precondition = refactor::Precondition::None;
  }
}

}  // namespace

void PlanChanges(Workspace& workspace) {
  std::map<FileId, std::vector<refactor::FunctionRecord*>> records;
  for (refactor::FunctionRecord& record : workspace.results.functions) {
    if (std::optional<FunctionChange> change = ChangeOf(workspace.program, record)) {
      FileId file(record.file);
      workspace.changes[file].push_back(std::move(*change));
      records[file].push_back(&record);
    }
  }
  rewrite::ProjectImports imports(*workspace.modules, workspace.trees, workspace.decorator);
  for (const auto& [file, changes] : workspace.changes) {
    std::vector<SpelledChange> spelled = rewrite::SpellChanges(
        *workspace.trees[file], workspace.decorator, changes,
        [&, id = file](llvm::StringRef path) { return imports.Resolve(id, path); });
    for (size_t i = 0; i < spelled.size(); ++i) {
      WriteSignature(spelled[i], records[file][i]->decision);
    }
  }
}

}  // namespace hybridize::driver
