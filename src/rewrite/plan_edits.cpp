#include <algorithm>
#include <iterator>
#include <utility>

#include "hybridize/base/check.h"
#include "hybridize/rewrite/rewrite.h"
#include "rewrite/decorator_call.h"
#include "rewrite/decorator_edits.h"
#include "rewrite/import_plan.h"
#include "rewrite/lines.h"
#include "rewrite/speller.h"

namespace hybridize::rewrite {
namespace {

using syntax::Node;
using Kind = FunctionChange::Kind;

std::string SignatureArgument(const DecoratorTarget& target, const SpelledChange& spelled) {
  return target.signature_keyword + "=" + spelled.signature;
}

void Append(std::vector<Edit>& edits, std::vector<Edit> more) {
  std::ranges::move(more, std::back_inserter(edits));
}

std::vector<Edit> EditsOf(const syntax::Tree& tree, const DecoratorTarget& target,
                          const FunctionChange& change, const SpelledChange& spelled) {
  Node definition = tree.node(change.definition);
  std::vector<Node> decorators = Decorators(definition);
  std::vector<Edit> edits;
  switch (change.kind) {
    case Kind::Add: {
      std::string decorator = spelled.decorator;
      if (!spelled.signature.empty()) {
        decorator += "(" + SignatureArgument(target, spelled) + ")";
      }
      edits.push_back(AddDecorator(tree.text(), definition, decorator));
      break;
    }
    case Kind::Remove:
      for (uint32_t position : change.decorators) {
        HYB_CHECK(position < decorators.size(), "the decorator to be removed does not exist");
        edits.push_back(RemoveDecorator(tree.text(), decorators[position]));
      }
      break;
    case Kind::SetSignature:
      if (!spelled.signature.empty()) {
        edits = AddArgument(tree.text(), decorators[change.decorators.front()],
                            SignatureArgument(target, spelled));
      }
      break;
  }
  return edits;
}

// Sorted; insertions at one place become one, in the order in which they were planned.
std::vector<Edit> InOrder(std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, &Edit::span);
  std::vector<Edit> merged;
  for (Edit& edit : edits) {
    if (!merged.empty() && merged.back().span == edit.span && edit.span.empty()) {
      merged.back().replacement += edit.replacement;
    } else {
      bool apart = merged.empty() || merged.back().span.end <= edit.span.begin;
      HYB_CHECK(apart, "edits overlap");
      merged.push_back(std::move(edit));
    }
  }
  return merged;
}

}  // namespace

FileEdits PlanEdits(const project::SourceFile& file, const syntax::Tree& tree,
                    project::FileId file_id, const DecoratorTarget& target,
                    llvm::ArrayRef<FunctionChange> changes, ImportResolver resolver) {
  HYB_CHECK(file.text() == tree.text(), "the tree is of another text");
  Speller speller(tree, target, changes, resolver);
  std::vector<Edit> edits;
  if (!speller.imports().empty()) {
    uint32_t position = ImportPosition(tree);
    std::string line = speller.imports().Text() + NewlineAt(tree.text(), position).str();
    edits.push_back({.span = {position, position}, .replacement = std::move(line)});
  }
  for (size_t i = 0; i < changes.size(); ++i) {
    Append(edits, EditsOf(tree, target, changes[i], speller.spelled()[i]));
  }
  return {.file = file_id, .edits = InOrder(std::move(edits))};
}

}  // namespace hybridize::rewrite
