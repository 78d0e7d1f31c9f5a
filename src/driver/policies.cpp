#include "driver/policies.h"

#include "driver/ignore_comments.h"
#include "driver/selection.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::driver {
namespace {

using project::FileId;

// The policies of one file's functions that have comments, by definition.
llvm::DenseMap<uint32_t, refactor::Policy> Commented(const project::SourceFile& file,
                                                     const syntax::Tree& tree,
                                                     std::vector<Diagnostic>& diagnostics) {
  IgnoreComments found = FindIgnoreComments(file, tree);
  for (const UnknownCode& unknown : found.unknown) {
    project::LineColumn place = file.Locate(unknown.span.begin);
    diagnostics.push_back({.file = file.path().str(),
                           .line = place.line,
                           .column = place.column,
                           .message = "there is no code '" + unknown.code + "'"});
  }
  llvm::DenseMap<uint32_t, refactor::Policy> policies;
  for (const IgnoreComment& comment : found.comments) {
    refactor::Policy& policy = policies[comment.definition];
    policy.frozen |= comment.all;
    policy.blocked.Add(comment.codes);
  }
  return policies;
}

}  // namespace

llvm::Error MakePolicies(Workspace& workspace) {
  llvm::Expected<Selection> selection = Selection::Make(workspace.settings);
  if (!selection) {
    return selection.takeError();
  }
  const ir::Program& program = workspace.program;
  std::vector<Diagnostic> diagnostics;
  workspace.policies.resize(program.functions().size());
  for (const ir::Module& module : program.modules()) {
    const project::SourceFile& file = workspace.project.files()[FileId(module.file)];
    refactor::CodeSet blocked = selection->BlockedIn(file.raw_path(), workspace.project.root());
    llvm::DenseMap<uint32_t, refactor::Policy> commented =
        Commented(file, *workspace.trees[FileId(module.file)], diagnostics);
    for (uint32_t i = 0; i < module.function_count; ++i) {
      ir::FunctionId id(module.first_function + i);
      refactor::Policy& policy = workspace.policies[id];
      if (program.function(id).kind == ir::FunctionKind::Function) {
        policy = commented.lookup(program.function(id).syntax_index);
      }
      policy.blocked.Add(blocked);
    }
  }
  workspace.project.AddDiagnostics(std::move(diagnostics));
  return llvm::Error::success();
}

void ApplyPolicies(Workspace& workspace) {
  std::vector<refactor::FunctionRecord>& functions = workspace.results.functions;
  llvm::erase_if(functions, [&workspace](const refactor::FunctionRecord& record) {
    return !workspace.project.files()[FileId(record.file)].is_selected();
  });
  for (refactor::FunctionRecord& record : functions) {
    refactor::Apply(workspace.policies[record.function], record.decision);
  }
}

}  // namespace hybridize::driver
