#ifndef HYBRIDIZE_REPORT_NAMES_H_
#define HYBRIDIZE_REPORT_NAMES_H_

#include "hybridize/base/fact.h"
#include "hybridize/ir/kinds.h"
#include "hybridize/project/source_file.h"
#include "hybridize/refactor/decision.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::report {

// The words of the machine interface (docs/report.schema.json): they change only with its version.
llvm::StringRef Name(Truth truth);
llvm::StringRef Name(project::FileStatus status);
llvm::StringRef Name(refactor::Outcome outcome);
// `P1`; empty for None.
llvm::StringRef Name(refactor::Precondition precondition);
llvm::StringRef Name(refactor::Role role);
llvm::StringRef Name(refactor::NoteLevel level);
llvm::StringRef Name(refactor::SignatureRelation relation);
llvm::StringRef KindName(ir::ParameterKind kind);

// What passed, in a sentence; empty for None.
llvm::StringRef Describe(refactor::Precondition precondition);

// The message of its own, else the one of its kind.
llvm::StringRef Message(const refactor::Failure& failure);
llvm::StringRef Message(const refactor::Assumption& assumption);
llvm::StringRef Message(const refactor::Note& note);

}  // namespace hybridize::report

#endif  // HYBRIDIZE_REPORT_NAMES_H_
