#ifndef HYBRIDIZE_SRC_LOWER_EXPRESSIONS_H_
#define HYBRIDIZE_SRC_LOWER_EXPRESSIONS_H_

#include <vector>

#include "lower/function_builder.h"

namespace hybridize::lower {

// Lowers any expression: one handler for each kind of node.
ir::ValueId LowerExpression(FunctionBuilder& f, syntax::Node node);

// What stands between the brackets of a subscript: an index, a slice, or a tuple of those.
ir::ValueId LowerSubscriptKey(FunctionBuilder& f, syntax::Node subscript);

// A tuple of the expressions, some of which may be starred.
ir::ValueId LowerTupleOf(FunctionBuilder& f, llvm::ArrayRef<syntax::Node> elements, Origin origin);

// --- Displays (displays.cpp) ---
ir::ValueId LowerTuple(FunctionBuilder& f, syntax::Node node);
ir::ValueId LowerList(FunctionBuilder& f, syntax::Node node);
ir::ValueId LowerSet(FunctionBuilder& f, syntax::Node node);
ir::ValueId LowerDictionary(FunctionBuilder& f, syntax::Node node);
bool IsStarred(syntax::Node node);
// The expression behind the star.
syntax::Node StarredExpression(syntax::Node node);
// Parentheses around one pattern, which do not make a sequence of it.
bool IsGroup(syntax::Node pattern);

// --- Calls (calls.cpp) ---
ir::ValueId LowerCall(FunctionBuilder& f, syntax::Node node);
// Appends the arguments' values to the operands: positional ones first, as Python evaluates them.
ir::CallSignature LowerArguments(FunctionBuilder& f, syntax::Node arguments,
                                 llvm::SmallVectorImpl<ir::ValueId>& operands);

// --- Comprehensions (comprehensions.cpp) ---
ir::ValueId LowerComprehension(FunctionBuilder& f, syntax::Node node);
ir::ValueId LowerGeneratorExpression(FunctionBuilder& f, syntax::Node node);

// --- Literals (string_expressions.cpp) ---
ir::ValueId LowerNumber(FunctionBuilder& f, syntax::Node node);
ir::ValueId LowerString(FunctionBuilder& f, syntax::Node node);
// The value of a string literal without replacement fields; false for others.
bool PlainStringValue(syntax::Node node, std::string& value);

// --- Conditions (conditions.cpp) ---
// What an edge of a condition passes to a block with one explicit parameter: nothing; the value of
// the condition, of which the truth is known; or the value whose truth decided.
enum class Carry : uint8_t { Nothing, Value, Decider };
struct ConditionTarget {
  ir::BlockId block;
  Carry carry = Carry::Nothing;
};

// Evaluates a condition for its truth: `and`, `or`, `not`, chains of comparisons and conditional
// expressions become control flow, so that each truth is asked once.
void LowerCondition(FunctionBuilder& f, syntax::Node node, ConditionTarget if_true,
                    ConditionTarget if_false, ir::Construct construct = ir::Construct::Plain);
// Of the two parameters that take the decider, the one of `if_false` covers all operands.
bool DecidedByFalse(syntax::Node condition);
ir::ValueId LowerBooleanOperator(FunctionBuilder& f, syntax::Node node);
ir::ValueId LowerComparison(FunctionBuilder& f, syntax::Node node);
ir::ValueId LowerConditionalExpression(FunctionBuilder& f, syntax::Node node);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_EXPRESSIONS_H_
