// What may stand on the left of an assignment, behind `del`, `for`, `as` and `:=`.

#include "syntax/grammar.h"

namespace hybridize::syntax {
namespace {

bool IsSingleTarget(ExpressionKind kind) {
  return kind == ExpressionKind::Name || kind == ExpressionKind::Attribute ||
         kind == ExpressionKind::Subscript;
}

bool IsSequence(ExpressionKind kind) {
  return kind == ExpressionKind::Tuple || kind == ExpressionKind::List;
}

}  // namespace

const char* Describe(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::Name:
      return "name";
    case ExpressionKind::Debug:
      return "__debug__";
    case ExpressionKind::Attribute:
      return "attribute";
    case ExpressionKind::Subscript:
      return "subscript";
    case ExpressionKind::Tuple:
      return "tuple";
    case ExpressionKind::List:
      return "list";
    case ExpressionKind::Starred:
      return "starred expression";
    case ExpressionKind::Call:
      return "function call";
    case ExpressionKind::Literal:
      return "literal";
    case ExpressionKind::Constant:
      return "constant";
    case ExpressionKind::FString:
      return "f-string";
    case ExpressionKind::Display:
      return "dictionary or set display";
    case ExpressionKind::Comprehension:
      return "comprehension";
    case ExpressionKind::Generator:
      return "generator expression";
    case ExpressionKind::Lambda:
      return "lambda";
    case ExpressionKind::Conditional:
      return "conditional expression";
    case ExpressionKind::Comparison:
      return "comparison";
    case ExpressionKind::Operation:
      return "expression";
    case ExpressionKind::Await:
      return "await expression";
    case ExpressionKind::Yield:
      return "yield expression";
    case ExpressionKind::Walrus:
      return "assignment expression";
  }
  return "expression";
}

void Grammar::Include(Expression& sequence, const Expression& element) {
  if (element.kind == ExpressionKind::Starred) {
    ++sequence.stars;
    sequence.star = sequence.star ? sequence.star : element.span;
  }
  if (element.star && !sequence.star) {
    sequence.star = element.star;
  }
  bool fits = IsSingleTarget(element.kind) || IsSequence(element.kind) ||
              element.kind == ExpressionKind::Starred;
  if (sequence.misfit) {
    return;
  }
  if (!fits) {
    sequence.misfit = {element.kind, element.span};
  } else if (element.misfit) {
    sequence.misfit = element.misfit;
  } else if (IsSequence(element.kind) && element.stars > 1) {
    sequence.misfit = {ExpressionKind::Starred, element.span};
  }
}

void Grammar::CheckAssignable(const Expression& target) {
  if (failed()) {
    return;
  }
  Expression whole;
  Include(whole, target);
  if (target.kind == ExpressionKind::Starred) {
    Fail(target.span, "a starred assignment target must be in a list or tuple");
  } else if (target.stars > 1) {
    Fail(target.span, "multiple starred expressions in an assignment");
  } else if (whole.misfit) {
    auto [kind, span] = *whole.misfit;
    Fail(span, kind == ExpressionKind::Starred
                   ? std::string("multiple starred expressions in an assignment")
                   : std::string("cannot assign to ") + Describe(kind) +
                         (kind == ExpressionKind::Debug ? "" : "; write '==' for a comparison"));
  }
}

void Grammar::CheckSingleTarget(const Expression& target, const char* refusal) {
  if (!failed() && !IsSingleTarget(target.kind)) {
    Fail(target.span, std::string("a ") + Describe(target.kind) + " " + refusal);
  }
}

void Grammar::CheckDeletable(const Expression& target) {
  if (failed()) {
    return;
  }
  Expression whole;
  Include(whole, target);
  if (whole.star) {
    Fail(*whole.star, "cannot delete a starred expression");
  } else if (whole.misfit) {
    auto [kind, span] = *whole.misfit;
    Fail(span, std::string("cannot delete ") + Describe(kind));
  }
}

void Grammar::CheckNoStar(const Expression& expression) {
  if (!failed() && expression.kind == ExpressionKind::Starred) {
    Fail(expression.span, "a starred expression cannot be used here");
  }
}

void Grammar::CheckBindable(const Token& name) {
  if (TextOf(name) == "__debug__") {
    Fail(name.span(), "cannot assign to __debug__");
  }
}

}  // namespace hybridize::syntax
