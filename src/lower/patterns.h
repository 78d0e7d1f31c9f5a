#ifndef HYBRIDIZE_SRC_LOWER_PATTERNS_H_
#define HYBRIDIZE_SRC_LOWER_PATTERNS_H_

#include <vector>

#include "lower/function_builder.h"

namespace hybridize::lower {

// Lowers the tests of one pattern: control goes on where it matches, and to `failed` where not.
// Names are bound by Bind, when the whole pattern has matched.
class PatternLowering {
 public:
  PatternLowering(FunctionBuilder& f, ir::BlockId failed) : f_(f), failed_(failed) {}

  // The patterns of a `case`: several are a sequence.
  void MatchClause(syntax::Node clause, ir::ValueId subject);
  void Bind();

 private:
  struct Capture {
    syntax::Node name;
    ir::ValueId value;
  };

  // The nodes of one pattern: a sign and a number, or a single node.
  using Group = llvm::ArrayRef<syntax::Node>;

  void MatchGroup(Group group, ir::ValueId subject);
  void MatchNode(syntax::Node node, ir::ValueId subject);
  void MatchDottedName(syntax::Node node, ir::ValueId subject);
  void MatchAs(syntax::Node node, ir::ValueId subject);
  void MatchUnion(syntax::Node node, ir::ValueId subject);
  void MatchSequence(llvm::ArrayRef<syntax::Node> elements, ir::ValueId subject, Origin origin);
  void MatchUnpacked(llvm::ArrayRef<syntax::Node> elements, size_t star, ir::ValueId subject,
                     Origin origin);
  void MatchByIndex(llvm::ArrayRef<syntax::Node> elements, size_t star, ir::ValueId subject,
                    Origin origin);
  void MatchMapping(syntax::Node node, ir::ValueId subject);
  void MatchClass(syntax::Node node, ir::ValueId subject);

  void CaptureName(syntax::Node name, ir::ValueId value);
  ir::ValueId LowerValue(Group group);
  ir::ValueId LowerDotted(syntax::Node dotted_name);
  // Goes on where the value is true.
  void Test(ir::ValueId value, Origin origin);
  void TestNotNone(ir::ValueId value, Origin origin);
  void TestCompare(ir::CompareOperator op, ir::ValueId left, ir::ValueId right, Origin origin);

  Origin At(syntax::Node node) const { return f_.At(node, ir::Construct::Match); }

  FunctionBuilder& f_;
  ir::BlockId failed_;
  std::vector<Capture> captures_;
};

}  // namespace hybridize::lower

#endif  // HYBRIDIZE_SRC_LOWER_PATTERNS_H_
