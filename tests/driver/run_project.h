#ifndef HYBRIDIZE_DRIVER_RUN_PROJECT_H_
#define HYBRIDIZE_DRIVER_RUN_PROJECT_H_

#include <map>
#include <string>

#include "hybridize/driver/driver.h"

namespace hybridize::driver {

// A project in a directory of its own, removed with it.
class TestProject {
 public:
  explicit TestProject(const std::map<std::string, std::string>& files);
  ~TestProject();
  TestProject(const TestProject&) = delete;
  TestProject& operator=(const TestProject&) = delete;

  const std::string& root() const { return root_; }

  // An error fails the test.
  Analysis Run(project::Settings settings = {}) const;

 private:
  std::string root_;
};

// What `dump` prints.
std::string DumpOf(const Analysis& analysis, DumpKind kind);
// The diffs of all patches, one behind the other.
std::string DiffOf(const Analysis& analysis);

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_RUN_PROJECT_H_
