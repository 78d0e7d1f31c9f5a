#include "lower/unit_builder.h"

#include "hybridize/lower/lower.h"
#include "lower/definitions.h"
#include "lower/function_builder.h"

namespace hybridize::lower {

ir::Unit Lower(const syntax::Tree& tree) { return UnitBuilder(tree).Run(); }

UnitBuilder::UnitBuilder(const syntax::Tree& tree) : tree_(tree) {
  // Index 0 is what a payload that is no name would be.
  unit.names.Intern("");
  AnalyzeScopes(tree, unit.names, scopes);
}

ir::Unit UnitBuilder::Run() {
  Heading heading{.kind = ir::FunctionKind::Module,
                  .node = tree_.root(),
                  .scope = ScopeId(0),
                  .name = Name("<module>"),
                  .qualname = Name("<module>"),
                  .span = {.begin = 0, .end = static_cast<uint32_t>(tree_.text().size())}};
  Define(nullptr, heading, LowerModuleBody);
  return std::move(unit);
}

ir::FunctionId UnitBuilder::Define(FunctionBuilder* parent, const Heading& heading,
                                   llvm::function_ref<void(FunctionBuilder&)> body) {
  const Source& source = parent != nullptr ? *parent->source : *scopes.sources().front();
  bool annotations = heading.kind == ir::FunctionKind::Annotations;
  Key key(&source, 2 * heading.node.index() + (annotations ? 1 : 0));
  auto [entry, inserted] = functions_.try_emplace(key, unit.functions.next_id());
  ir::FunctionId id = entry->second;
  if (!inserted) {
    return id;
  }
  unit.functions.Add({});
  std::unique_ptr<Draft> draft = TakeDraft();
  FunctionBuilder builder(*this, id, *draft, heading, source);
  builder.function.syntax_index = source.anchor == kNoIndex ? heading.node.index() : source.anchor;
  if (parent != nullptr) {
    builder.function.parent = parent->id;
  }
  body(builder);
  builder.Finish();
  unit.functions[id] = std::move(builder.function);
  drafts_.push_back(std::move(draft));
  return id;
}

std::unique_ptr<Draft> UnitBuilder::TakeDraft() {
  if (drafts_.empty()) {
    return std::make_unique<Draft>();
  }
  std::unique_ptr<Draft> draft = std::move(drafts_.back());
  drafts_.pop_back();
  return draft;
}

}  // namespace hybridize::lower
