#ifndef HYBRIDIZE_REWRITE_MEMBER_SPELLING_H_
#define HYBRIDIZE_REWRITE_MEMBER_SPELLING_H_

#include <optional>
#include <string>

#include "hybridize/syntax/tree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "rewrite/lookup.h"

namespace hybridize::rewrite {

// An expression for a member of the library: `tf.function` with the qualifier `tf`, or `function`
// with none.
struct MemberSpelling {
  std::string text;
  std::string qualifier;
};

// The best expression that surely evaluates to the member where `view` holds: a member of a module
// (of the one called `qualifier` if possible, else of the one that the file names most), else an
// imported name (one that a wildcard binds, or that is imported as it is called, first), else a
// member of a module of the project.
std::optional<MemberSpelling> SpellMember(const FileContext& context, llvm::ArrayRef<Frame> view,
                                          llvm::StringRef member, llvm::StringRef qualifier);

// The expression evaluates to the member, if it evaluates to anything: what stands in a decorator
// has been evaluated before the function is called.
bool DenotesMember(const FileContext& context, llvm::ArrayRef<Frame> view, syntax::Node expression,
                   llvm::StringRef member);

// The module of which the decorator is spelled as a member, `tf` in `@tf.function`, if it has the
// member, too; spelled without white space.
std::optional<std::string> SpellThroughDecorator(const FileContext& context,
                                                 llvm::ArrayRef<Frame> view, syntax::Node decorator,
                                                 llvm::StringRef member);

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_MEMBER_SPELLING_H_
