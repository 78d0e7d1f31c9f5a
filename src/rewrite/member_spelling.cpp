#include "rewrite/member_spelling.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "llvm/ADT/STLExtras.h"

namespace hybridize::rewrite {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

// The order of preference; less is better.
enum class Rank : uint8_t { Asked, Library, Equivalent, Wildcard, Imported, Project };

struct Candidate {
  Rank rank = Rank::Project;
  uint32_t uses = 0;
  MemberSpelling spelling;
};

bool AllDenote(const FileContext& context, PathSetId set, llvm::StringRef member) {
  std::vector<llvm::StringRef> paths = context.paths.Paths(set);
  return !paths.empty() && llvm::all_of(paths, [&](llvm::StringRef path) {
    return context.library.Is(path, member);
  });
}

// Every path of the set is a module that has the library's member under its own name.
bool AllHold(const FileContext& context, PathSetId set, llvm::StringRef member) {
  std::vector<llvm::StringRef> paths = context.paths.Paths(set);
  return !paths.empty() && llvm::all_of(paths, [&](llvm::StringRef path) {
    return AllDenote(context, context.paths.Single(MemberPath(path, member)), member);
  });
}

Rank RankOfModule(const FileContext& context, PathSetId set, llvm::StringRef member) {
  Rank rank = Rank::Library;
  for (llvm::StringRef path : context.paths.Paths(set)) {
    if (path == context.library.module()) {
      continue;
    }
    bool known = context.library.Is(MemberPath(path, member), member);
    rank = std::max(rank, known ? Rank::Equivalent : Rank::Project);
  }
  return rank;
}

// The way to the member that one name offers.
std::optional<Candidate> ThroughName(const FileContext& context, const Binding& binding,
                                     NameId name, llvm::StringRef member) {
  std::string text = context.scopes.text(name).str();
  uint32_t uses = context.scopes.UseCount(name);
  if (AllDenote(context, binding.paths, member)) {
    return Candidate{.rank = text == member ? Rank::Wildcard : Rank::Imported,
                     .uses = uses,
                     .spelling = {.text = text, .qualifier = {}}};
  }
  if (AllHold(context, binding.paths, member)) {
    return Candidate{.rank = RankOfModule(context, binding.paths, member),
                     .uses = uses,
                     .spelling = {.text = text + "." + member.str(), .qualifier = text}};
  }
  return std::nullopt;
}

// `a.b.c` without the white space that may stand between its parts; empty for anything else.
std::string DottedText(Node expression) {
  if (expression.Is(NodeKind::Identifier)) {
    return expression.text().str();
  }
  if (!expression.Is(NodeKind::Attribute)) {
    return {};
  }
  std::string object = DottedText(expression.Child(Field::Object));
  return object.empty() ? object : object + "." + expression.Child(Field::Attribute).text().str();
}

}  // namespace

std::optional<MemberSpelling> SpellMember(const FileContext& context, llvm::ArrayRef<Frame> view,
                                          llvm::StringRef member, llvm::StringRef qualifier) {
  std::optional<Candidate> best;
  for (size_t slot = 0; slot < context.names.size(); ++slot) {
    NameId name = context.names.name(slot);
    Binding binding = Lookup(context, view, name);
    if (!binding.certain()) {
      continue;
    }
    std::optional<Candidate> candidate = ThroughName(context, binding, name, member);
    if (!candidate) {
      continue;
    }
    if (!qualifier.empty() && candidate->spelling.qualifier == qualifier) {
      candidate->rank = Rank::Asked;
    }
    if (!best ||
        std::tuple(candidate->rank, best->uses) < std::tuple(best->rank, candidate->uses)) {
      best = std::move(candidate);
    }
  }
  return best ? std::optional(best->spelling) : std::nullopt;
}

bool DenotesMember(const FileContext& context, llvm::ArrayRef<Frame> view, Node expression,
                   llvm::StringRef member) {
  return AllDenote(context, Evaluate(context, view, expression).paths, member);
}

std::optional<std::string> SpellThroughDecorator(const FileContext& context,
                                                 llvm::ArrayRef<Frame> view, Node decorator,
                                                 llvm::StringRef member) {
  if (!decorator.Is(NodeKind::Attribute)) {
    return std::nullopt;
  }
  Node module = decorator.Child(Field::Object);
  std::string text = DottedText(module);
  if (text.empty() || !AllHold(context, Evaluate(context, view, module).paths, member)) {
    return std::nullopt;
  }
  return text + "." + member.str();
}

}  // namespace hybridize::rewrite
