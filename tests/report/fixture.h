#ifndef HYBRIDIZE_TESTS_REPORT_FIXTURE_H_
#define HYBRIDIZE_TESTS_REPORT_FIXTURE_H_

#include <memory>
#include <string>

#include "hybridize/report/report.h"

namespace hybridize::report {

// A small project with one function of each kind of outcome, as the stages before would hand it
// over.
struct Project {
  IdVector<project::FileId, project::SourceFile> files;
  Results results;
};

std::unique_ptr<Project> SampleProject();

// Adds a file; its records refer to it by the number that is returned.
uint32_t AddFile(Project& project, llvm::StringRef path, llvm::StringRef text);

// A record of the function whose `def` stands where `header` is found in the file.
refactor::FunctionRecord& AddFunction(Project& project, uint32_t file, llvm::StringRef header,
                                      llvm::StringRef qualname, refactor::Outcome outcome);

// Evidence at the first occurrence of `text` in the file.
Evidence At(const Project& project, uint32_t file, llvm::StringRef text, llvm::StringRef message);

}  // namespace hybridize::report

#endif  // HYBRIDIZE_TESTS_REPORT_FIXTURE_H_
