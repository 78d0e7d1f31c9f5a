#ifndef HYBRIDIZE_DRIVER_CONFIGURE_H_
#define HYBRIDIZE_DRIVER_CONFIGURE_H_

#include <string>

#include "hybridize/project/settings.h"
#include "llvm/Support/Error.h"

namespace hybridize::driver {

// What was asked for on the command line.
struct Request {
  project::SettingsLayer options;
  // `--config`; empty: the nearest `pyproject.toml` with settings.
  std::string config_file;
  // `--isolated`: no settings file is read.
  bool isolated = false;
};

// The settings of a run: what the command line gives, then the settings file of the project that it
// names, then the defaults. The error holds one line per mistake, each saying where it stands.
llvm::Expected<project::Settings> Configure(const Request& request);

}  // namespace hybridize::driver

#endif  // HYBRIDIZE_DRIVER_CONFIGURE_H_
