#ifndef HYBRIDIZE_DRIVER_WORKSPACE_H_
#define HYBRIDIZE_DRIVER_WORKSPACE_H_

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "hybridize/ir/program.h"
#include "hybridize/models/models.h"
#include "hybridize/pointsto/solution.h"
#include "hybridize/project/discover.h"
#include "hybridize/project/module_resolver.h"
#include "hybridize/project/settings.h"
#include "hybridize/refactor/policy.h"
#include "hybridize/report/report.h"
#include "hybridize/rewrite/rewrite.h"
#include "hybridize/syntax/tree.h"

namespace hybridize::driver {

// What the stages of one run hand on to each other. Each stage fills its part, in this order, and
// changes nothing before it except that a file may turn out to be Failed or Skipped.
class Workspace {
 public:
  Workspace(project::Settings settings_in, project::Project project_in)
      : settings(std::move(settings_in)), project(std::move(project_in)) {}

  project::Settings settings;
  project::Project project;
  // Trees of the analysed files; the others have none.
  IdVector<project::FileId, std::optional<syntax::Tree>> trees;
  // The analysed files, in the order of their ids; behind them the summaries of library functions.
  ir::Program program;
  // The first module that is a summary.
  uint32_t first_summary = 0;
  // The next three are filled by DecideFunctions.
  std::unique_ptr<models::Models> models;
  std::optional<project::ModuleResolver> modules;
  std::unique_ptr<pointsto::Solution> solution;
  // What `--entry` names: module bodies and functions.
  std::vector<ir::FunctionId> entries;
  // What may happen to each function.
  IdVector<ir::FunctionId, refactor::Policy> policies;
  // What the added decorator is called.
  rewrite::DecoratorTarget decorator;
  report::Results results;
  // What follows from the results, by file; in the order of the definitions.
  std::map<project::FileId, std::vector<rewrite::FunctionChange>> changes;
};

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_WORKSPACE_H_
