#include "report/names.h"

#include "hybridize/base/check.h"

namespace hybridize::report {
namespace {

template <typename Enum, size_t Count>
llvm::StringRef Pick(const llvm::StringLiteral (&names)[Count], Enum value) {
  auto index = static_cast<size_t>(value);
  HYB_CHECK(index < Count, "an enumerator without a name");
  return names[index];
}

llvm::StringRef Choose(const std::string& own, llvm::StringRef general) {
  return own.empty() ? general : llvm::StringRef(own);
}

}  // namespace

llvm::StringRef Name(Truth truth) {
  static constexpr llvm::StringLiteral kNames[] = {"no", "yes", "unknown"};
  return Pick(kNames, truth);
}

llvm::StringRef Name(project::FileStatus status) {
  static constexpr llvm::StringLiteral kNames[] = {"analyzed", "skipped", "failed"};
  return Pick(kNames, status);
}

llvm::StringRef Name(refactor::Outcome outcome) {
  static constexpr llvm::StringLiteral kNames[] = {"convert", "dehybridize", "reconfigure",
                                                   "keep",    "declined",    "undecided"};
  return Pick(kNames, outcome);
}

llvm::StringRef Name(refactor::Precondition precondition) {
  static constexpr llvm::StringLiteral kNames[] = {"", "P1", "P2", "P3", "P4", "P5", "P6"};
  return Pick(kNames, precondition);
}

llvm::StringRef Name(refactor::Role role) {
  static constexpr llvm::StringLiteral kNames[] = {"tensor", "primitive", "other", "unknown"};
  return Pick(kNames, role);
}

llvm::StringRef Name(refactor::NoteLevel level) {
  static constexpr llvm::StringLiteral kNames[] = {"note", "warning"};
  return Pick(kNames, level);
}

llvm::StringRef Name(refactor::SignatureRelation relation) {
  static constexpr llvm::StringLiteral kNames[] = {"equal", "tighter", "broader", "incomparable"};
  return Pick(kNames, relation);
}

llvm::StringRef KindName(ir::ParameterKind kind) {
  static constexpr llvm::StringLiteral kNames[] = {"positional-only", "positional", "star",
                                                   "keyword-only", "double-star"};
  return Pick(kNames, kind);
}

llvm::StringRef Describe(refactor::Precondition precondition) {
  static constexpr llvm::StringLiteral kWords[] = {
      "",
      "receives tensors and behaves the same when traced",
      "hybrid without a tensor parameter",
      "hybrid, and traced again for each Python value that is passed",
      "hybrid, and an input signature can be written",
      "hybrid, and its input signature disagrees with what is passed",
      "hybrid, but computes no tensor"};
  return Pick(kWords, precondition);
}

llvm::StringRef Message(const refactor::Failure& failure) {
  return Choose(failure.message, Info(failure.rule).message);
}

llvm::StringRef Message(const refactor::Assumption& assumption) {
  return Choose(assumption.message, Info(assumption.kind).message);
}

llvm::StringRef Message(const refactor::Note& note) {
  return Choose(note.message, Info(note.rule).message);
}

}  // namespace hybridize::report
