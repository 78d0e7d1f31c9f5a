#ifndef HYBRIDIZE_SRC_SYNTAX_GRAMMAR_H_
#define HYBRIDIZE_SRC_SYNTAX_GRAMMAR_H_

#include <optional>
#include <string>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "syntax/token.h"

namespace hybridize::syntax {

// What kind of expression was read; for the questions "may it be assigned to?" and "what is it
// called in a message?".
enum class ExpressionKind : uint8_t {
  Name,
  Debug,
  Attribute,
  Subscript,
  Tuple,
  List,
  Starred,
  Call,
  Literal,
  Constant,
  FString,
  Display,
  Comprehension,
  Generator,
  Lambda,
  Conditional,
  Comparison,
  Operation,
  Await,
  Yield,
  Walrus,
};

struct Expression {
  ExpressionKind kind = ExpressionKind::Literal;
  bool parenthesized = false;
  // Of Tuple and List: the number of starred elements, an element that is none of the targets
  // that an assignment takes, and a starred element at any depth, which `del` does not take.
  uint32_t stars = 0;
  std::optional<std::pair<ExpressionKind, Span>> misfit;
  std::optional<Span> star;
  Span span;
};

// Recognises the grammar of Python 3.8 to 3.14: predictive, over the tokens of a whole text,
// without a tree. Stops at the first problem. Recursion is bounded by the limits of the tokenizer
// (brackets, indentation, f-strings); chains of prefix operators, lambdas and conditionals are
// loops. Scopes are none of its business.
class Grammar {
 public:
  Grammar(llvm::StringRef text, llvm::ArrayRef<Token> tokens)
      : text_(text), token_(tokens.begin()), last_(tokens.end() - 1) {}

  // The first problem; one with an empty message stands for the Error token of the stream.
  std::optional<SyntaxProblem> Run();

 private:
  // What a list of names binds, for patterns and parameters.
  using Names = llvm::SmallVector<llvm::StringRef, 8>;
  struct Pattern {
    // A wildcard or a capture, which matches anything.
    bool irrefutable = false;
    Names names;
  };
  struct ParameterState {
    bool slash = false;
    bool star = false;
    bool bare_star = false;
    bool keywords = false;
    bool default_seen = false;
    Names names;
  };
  struct ArgumentState {
    bool keyword = false;
    bool keyword_unpacking = false;
    Names keywords;
  };

  // Tokens. After a failure the current token is the End of the stream.
  bool At(TokenKind kind) const { return token_->kind == kind; }
  bool At(TokenKind kind, size_t ahead) const {
    return static_cast<size_t>(last_ - token_) >= ahead && token_[ahead].kind == kind;
  }
  bool AtName(llvm::StringRef name) const { return At(TokenKind::Name) && TextOf(*token_) == name; }
  void Advance() { token_ += token_ == last_ ? 0 : 1; }
  bool Accept(TokenKind kind);
  bool Expect(TokenKind kind);
  llvm::StringRef ExpectName();
  llvm::StringRef TextOf(const Token& token) const { return text_.slice(token.begin, token.end); }
  llvm::StringRef TextOf(Span span) const { return text_.slice(span.begin, span.end); }
  Span SpanFrom(uint32_t begin) const { return {.begin = begin, .end = end_of_previous()}; }
  uint32_t end_of_previous() const { return token_[-1].end; }
  bool failed() const { return problem_.has_value(); }
  void Fail(Span span, std::string message);
  // The current token cannot follow.
  void FailHere(std::string message);
  // The token begins an expression, which an expression in front of it cannot be followed by.
  bool AtExpressionStart() const;

  // Statements (grammar_statements.cpp).
  void ParseStatement();
  void ParseSimpleStatements();
  void ParseSimpleStatement();
  void ParseExpressionStatement();
  void ParseAssignments(Expression target);
  void ParseAnnotation(const Expression& target);
  void FailBehindExpression(const Expression& expression);
  Expression ParseValue();
  void ParseReturn();
  void ParseDelete();
  void ParseRaise();
  void ParseAssert();
  void ParseImport();
  void ParseFromImport();
  void ParseImportedNames();
  void ParseDottedName();
  void ParseScopeDeclaration();
  void ParseTypeAlias();

  // Compound statements (grammar_compound.cpp).
  void ParseBlock(const char* header, Span header_span);
  void FailWithoutBlock(const char* header, Span header_span);
  void ParseIf();
  void ParseWhile();
  void ParseFor(Span header);
  void ParseElse();
  void ParseTry();
  bool ParseExcept(bool first, bool& grouped);
  void ParseWith(Span header);
  bool AtParenthesizedWithItems() const;
  void ParseWithItem();
  void ParseFunction(Span header);
  void ParseClass();
  void ParseAsync();
  void ParseDecorated();
  void ParseTypeParameters();
  bool ParseTypeParameter(bool default_seen);

  // Match statements (grammar_patterns.cpp).
  bool AtMatchStatement() const;
  void ParseMatch();
  std::optional<Span> ParseCase();
  Pattern ParsePatterns();
  Pattern ParseAsPattern();
  Pattern ParseOrPattern();
  Pattern ParseClosedPattern();
  Pattern ParseNamePattern();
  Pattern ParseSequencePattern(TokenKind closing);
  Pattern ParseStarPattern();
  Pattern ParseMappingPattern();
  void ParseMappingKey(llvm::SmallVectorImpl<std::string>& keys);
  Pattern ParseClassPattern();
  void ParseNumberPattern();
  void ParseLiteralPattern();
  void AddNames(Pattern& pattern, const Pattern& part, Span span);
  llvm::StringRef ParseCaptureTarget();

  // Expressions (grammar_expressions.cpp, grammar_atoms.cpp).
  Expression ParseStarExpressions();
  Expression ParseStarExpression();
  Expression ParseStarNamedExpression();
  Expression ParseNamedExpression();
  Expression ParseExpression();
  Expression ParseYield();
  Expression ParseDisjunction();
  Expression ParseConjunction();
  Expression ParseInversion();
  Expression ParseComparison();
  bool AcceptComparisonOperator();
  Expression ParseBitwiseOr();
  Expression ParseUnary();
  Expression ParsePrimary();
  Expression ParsePrimaryTail(Expression primary);
  Expression ParseTargets();
  Expression ParseTarget();
  void ParseLambdaHead();
  Expression ParseAtom();
  Expression ParseParenthesized();
  Expression ParseList();
  Expression ParseBraces();
  void ParseDictionaryItem();
  void ParseSetElements();
  Expression ParseSequence(TokenKind closing, ExpressionKind kind, Expression first,
                           uint32_t begin);
  void ParseSlices();
  void ParseSlice();
  bool AtComprehension() const;
  void ParseComprehension(const Expression& element);
  void ExpectClosing(TokenKind closing, const Expression& last);

  // Arguments and parameters (grammar_arguments.cpp).
  void ParseArguments();
  bool ParseArgument(ArgumentState& state);
  void ParseKeywordArgument(ArgumentState& state);
  void ParseParameters(TokenKind closing, bool lambda);
  void ParseParameter(ParameterState& state, bool lambda);
  void ParseStarParameter(ParameterState& state, bool lambda);
  void ParseNamedParameter(ParameterState& state, bool lambda);
  void ParseSlashParameter(ParameterState& state);
  void AddParameter(ParameterState& state, const Token& name);

  // Strings (grammar_strings.cpp).
  Expression ParseStrings();
  void ParseFString();
  void ParseReplacementField();
  void ParseConversion();
  void CheckLiteral(const Token& token);

  // Targets (grammar_targets.cpp).
  void CheckAssignable(const Expression& target);
  void CheckSingleTarget(const Expression& target, const char* refusal);
  void CheckDeletable(const Expression& target);
  void CheckNoStar(const Expression& expression);
  void CheckBindable(const Token& name);
  static void Include(Expression& sequence, const Expression& element);

  llvm::StringRef text_;
  const Token* token_;
  const Token* last_;
  std::optional<SyntaxProblem> problem_;
};

// What an expression is called in a message.
const char* Describe(ExpressionKind kind);

}  // namespace hybridize::syntax

#endif  // HYBRIDIZE_SRC_SYNTAX_GRAMMAR_H_
