#include "rewrite/speller.h"

#include <optional>

#include "rewrite/decorator_call.h"
#include "rewrite/flow.h"
#include "rewrite/member_spelling.h"

namespace hybridize::rewrite {
namespace {

using syntax::Node;
using Kind = FunctionChange::Kind;

std::vector<SignatureText> ReadSignatures(llvm::ArrayRef<FunctionChange> changes,
                                          llvm::StringRef alias) {
  std::vector<SignatureText> signatures;
  for (const FunctionChange& change : changes) {
    signatures.emplace_back(change.signature, alias);
  }
  return signatures;
}

std::vector<NameId> Ids(const ScopeTable& scopes, llvm::ArrayRef<std::string> members) {
  std::vector<NameId> ids;
  for (const std::string& member : members) {
    ids.push_back(scopes.Find(member));
  }
  return ids;
}

std::vector<uint32_t> Definitions(llvm::ArrayRef<FunctionChange> changes) {
  std::vector<uint32_t> definitions;
  for (const FunctionChange& change : changes) {
    definitions.push_back(change.definition);
  }
  return definitions;
}

}  // namespace

Speller::Speller(const syntax::Tree& tree, const DecoratorTarget& target,
                 llvm::ArrayRef<FunctionChange> changes, ImportResolver resolver)
    : tree_(tree),
      target_(target),
      changes_(changes),
      signatures_(ReadSignatures(changes, target.alias)),
      library_(target, MembersOfSignatures()),
      scopes_(tree, library_.members()),
      names_(scopes_, Ids(scopes_, library_.members())),
      paths_(resolver),
      context_{scopes_, names_, library_, paths_},
      views_(FindViews(context_, tree, Definitions(changes))),
      imports_(context_, tree, target.alias),
      members_(changes.size()),
      spelled_(changes.size()) {
  for (size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].kind == Kind::Add) {
      SpellAdd(i);
    } else if (changes[i].kind == Kind::SetSignature) {
      SpellSetSignature(i);
    }
  }
  imports_.ChooseNames();
  for (size_t i = 0; i < changes.size(); ++i) {
    Finish(i);
  }
}

std::vector<std::string> Speller::MembersOfSignatures() const {
  std::vector<std::string> members;
  for (const SignatureText& signature : signatures_) {
    for (const SignatureText::Piece& piece : signature.pieces()) {
      if (piece.is_member) {
        members.push_back(piece.text);
      }
    }
  }
  return members;
}

llvm::ArrayRef<Frame> Speller::ViewAt(uint32_t definition) const {
  auto view = views_.find(definition);
  return view == views_.end() ? llvm::ArrayRef<Frame>() : llvm::ArrayRef(view->second);
}

void Speller::SpellAdd(size_t change) {
  uint32_t definition = changes_[change].definition;
  llvm::ArrayRef<Frame> view = ViewAt(definition);
  std::optional<MemberSpelling> decorator =
      SpellMember(context_, view, library_.decorator(), /*qualifier=*/"");
  if (decorator) {
    spelled_[change].decorator = decorator->text;
  } else {
    imports_.Need(library_.decorator(), ImportPlan::Group::Decorator, definition);
  }
  for (const SignatureText::Piece& piece : signatures_[change].pieces()) {
    if (!piece.is_member) {
      continue;
    }
    std::optional<MemberSpelling> member =
        SpellMember(context_, view, piece.text, decorator ? decorator->qualifier : "");
    if (member) {
      members_[change][piece.text] = member->text;
    } else if (!decorator) {
      imports_.Need(piece.text, piece.is_spec ? ImportPlan::Group::Spec : ImportPlan::Group::Other,
                    definition);
    }
  }
}

void Speller::SpellSetSignature(size_t change) {
  llvm::ArrayRef<Frame> view = ViewAt(changes_[change].definition);
  std::vector<Node> decorators = Decorators(tree_.node(changes_[change].definition));
  size_t position =
      changes_[change].decorators.empty() ? decorators.size() : changes_[change].decorators.front();
  std::optional<DecoratorCall> call;
  if (position < decorators.size()) {
    call = ReadDecorator(context_, view, decorators[position]);
  }
  if (!call) {
    spelled_[change].absence = SignatureAbsence::DecoratorNotDirect;
    return;
  }
  if (SignatureSlotTaken(*call, target_)) {
    spelled_[change].absence = SignatureAbsence::SlotTaken;
    return;
  }
  for (const SignatureText::Piece& piece : signatures_[change].pieces()) {
    if (!piece.is_member) {
      continue;
    }
    std::optional<std::string> text =
        SpellThroughDecorator(context_, view, call->target, piece.text);
    if (!text) {
      if (std::optional<MemberSpelling> member = SpellMember(context_, view, piece.text, "")) {
        text = member->text;
      }
    }
    if (text) {
      members_[change][piece.text] = *text;
    }
  }
}

void Speller::Finish(size_t change) {
  SpelledChange& spelled = spelled_[change];
  uint32_t definition = changes_[change].definition;
  if (changes_[change].kind == Kind::Add && spelled.decorator.empty()) {
    spelled.decorator = imports_.NameAt(library_.decorator(), definition);
  }
  if (changes_[change].kind == Kind::Remove || spelled.absence != SignatureAbsence::None) {
    return;
  }
  bool complete = true;
  spelled.signature = signatures_[change].Render([&](const SignatureText::Piece& piece) {
    auto found = members_[change].find(piece.text);
    std::string text =
        found != members_[change].end() ? found->second : imports_.NameAt(piece.text, definition);
    complete = complete && !text.empty();
    return text;
  });
  if (!complete) {
    spelled.signature.clear();
    spelled.absence = SignatureAbsence::NamesNotUsable;
  }
}

llvm::StringRef Describe(SignatureAbsence absence) {
  switch (absence) {
    case SignatureAbsence::None:
      return "";
    case SignatureAbsence::NamesNotUsable:
      return "a name that it needs is not usable where the function is defined";
    case SignatureAbsence::SlotTaken:
      return "the decorator has, or may have, an argument in its place";
    case SignatureAbsence::DecoratorNotDirect:
      return "the decorator is a variable, not the name of the library";
  }
  return "";
}

std::vector<SpelledChange> SpellChanges(const syntax::Tree& tree, const DecoratorTarget& target,
                                        llvm::ArrayRef<FunctionChange> changes,
                                        ImportResolver resolver) {
  return Speller(tree, target, changes, resolver).spelled();
}

}  // namespace hybridize::rewrite
