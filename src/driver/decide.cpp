#include "driver/decide.h"

#include "driver/project_resolver.h"
#include "hybridize/base/check.h"
#include "hybridize/effects/effects.h"
#include "hybridize/hazards/hazards.h"
#include "hybridize/lower/lower.h"
#include "hybridize/refactor/facts.h"
#include "hybridize/refactor/table.h"
#include "llvm/ADT/STLExtras.h"

namespace hybridize::driver {
namespace {

// Library functions written in Python, behind the project's modules. A summary file is called as
// the module that it stands for: `tensorflow.data.py`.
void AddSummaries(ir::Program& program) {
  for (const EmbeddedFile& file : kModelSummaries) {
    syntax::Tree tree = syntax::Tree::Parse(file.bytes);
    llvm::StringRef module = file.path;
    HYB_CHECK(module.consume_back(".py"), "a summary is a Python file");
    program.Add(lower::Lower(tree), ~0U, module, /*is_package=*/false);
  }
}

// What the decorator that conversions add is called, by the models.
void NameDecorator(const models::Models& models, rewrite::DecoratorTarget& target) {
  std::vector<models::SymbolId> decorators = models.WithRole(models::Role::GraphDecorator);
  HYB_CHECK(!decorators.empty(), "the models name no graph decorator");
  auto [module, name] = models.path(decorators.front()).rsplit('.');
  target.module = module.str();
  target.name = name.str();
  for (const std::string& alias : models.AliasesOf(decorators.front())) {
    auto [alias_module, alias_name] = llvm::StringRef(alias).rsplit('.');
    target.equivalents.push_back(
        {.module = alias_module.str(), .name = alias_name.str(), .member = target.name});
  }
}

refactor::FunctionRecord MakeRecord(const refactor::FactSources& sources, ir::FunctionId id,
                                    const refactor::TableOptions& options) {
  const ir::Function& function = sources.program.function(id);
  const ir::Module& module = sources.program.module(function.module);
  refactor::FunctionRecord record;
  record.function = id;
  record.file = module.file;
  record.span = function.span;
  record.name_span = function.name_span;
  record.module = sources.program.names().text(module.name).str();
  record.qualname = sources.program.names().text(function.qualname).str();
  record.facts = refactor::CollectFacts(sources, id);
  record.decision = refactor::Decide(record.facts, options);
  record.callees = refactor::DirectCallees(sources, id);
  return record;
}

}  // namespace

llvm::Error DecideFunctions(Workspace& workspace, StageClock& clock) {
  ir::Program& program = workspace.program;
  clock.Begin("models");
  llvm::Expected<std::unique_ptr<models::Models>> models = models::Models::Load(kModelTables);
  if (!models) {
    return models.takeError();
  }
  workspace.models = std::move(*models);
  NameDecorator(*workspace.models, workspace.decorator);
  workspace.first_summary = static_cast<uint32_t>(program.modules().size());
  AddSummaries(program);
  workspace.modules.emplace(workspace.project, workspace.models->TopLevelModules());
  clock.Begin("points-to");
  ProjectResolver resolver(*workspace.modules, program, workspace.first_summary);
  workspace.solution = pointsto::Analyze(program, *workspace.models, resolver,
                                         {.first_summary_module = workspace.first_summary,
                                          .max_field_keys = workspace.settings.max_field_keys});
  clock.Begin("tensors");
  tensor::Types types = tensor::Types::Infer(program, *workspace.models, *workspace.solution);
  clock.Begin("effects");
  effects::Effects effects(program, *workspace.models, *workspace.solution);
  clock.Begin("hazards");
  hazards::Hazards hazards({.program = program,
                            .models = *workspace.models,
                            .solution = *workspace.solution,
                            .types = types,
                            .effects = effects});
  clock.Begin("decide");
  refactor::FactSources sources{.program = program,
                                .models = *workspace.models,
                                .solution = *workspace.solution,
                                .types = types,
                                .effects = effects,
                                .hazards = hazards};
  refactor::TableOptions options{.published = workspace.settings.preconditions ==
                                              project::Preconditions::Published};
  for (size_t index = 0; index < program.functions().size(); ++index) {
    ir::FunctionId id = program.functions().id_at(index);
    if (program.function(id).kind == ir::FunctionKind::Function &&
        !workspace.solution->IsSummary(id)) {
      workspace.results.functions.push_back(MakeRecord(sources, id, options));
    }
  }
  return llvm::Error::success();
}

}  // namespace hybridize::driver
