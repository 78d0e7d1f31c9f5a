#ifndef HYBRIDIZE_SRC_LOWER_ANNOTATION_TEXT_H_
#define HYBRIDIZE_SRC_LOWER_ANNOTATION_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hybridize/syntax/tree.h"

namespace hybridize::lower {

// The expression that a string in an annotation stands for, in parentheses as CPython compiles it.
// Nothing for bytes, f-strings and the like.
std::optional<std::string> AnnotationText(syntax::Node string);

// The expression of a tree that was parsed from such a text; null when it is none.
syntax::Node EmbeddedExpression(const syntax::Tree& tree);

// What strings between the brackets of a subscript in an annotation are: annotations in their turn
// (`Optional["Net"]`), values (`Literal["sum"]`), or values behind the first (`Annotated["Net",
// "x"]`).
enum class SubscriptStrings : uint8_t { Annotations, Values, ValuesBehindFirst };

SubscriptStrings StringsInSubscript(syntax::Node value);
bool AreAnnotations(SubscriptStrings strings, bool first);

// `TypeParameterParts::kind`, and `extra` of ir::Op::MakeTypeParameter.
inline constexpr uint32_t kTypeVar = 0;
inline constexpr uint32_t kTypeVarTuple = 1;
inline constexpr uint32_t kParamSpec = 2;

// One type parameter (PEP 695, PEP 696).
struct TypeParameterParts {
  syntax::Node name;
  uint32_t kind = kTypeVar;
  // Null when there is none.
  syntax::Node bound;
  syntax::Node default_value;
};

std::vector<TypeParameterParts> SplitTypeParameters(syntax::Node type_parameters);

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_ANNOTATION_TEXT_H_
