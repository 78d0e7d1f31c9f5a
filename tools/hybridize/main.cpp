#include <csignal>
#include <cstdlib>

#include "commands.h"
#include "crash.h"
#include "llvm/Support/raw_ostream.h"

namespace {

// What `| head` did not want to read is no failure; a full disk is.
int Flush(llvm::raw_fd_ostream& os, int exit_code) {
  os.flush();
  std::error_code error = os.error();
  os.clear_error();
  if (!error || error == std::errc::broken_pipe) {
    return exit_code;
  }
  llvm::errs() << "hybridize: standard output: " << error.message() << "\n";
  return hybridize::cli::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  // A closed pipe is seen when writing to it fails.
  std::signal(SIGPIPE, SIG_IGN);
  hybridize::cli::InstallCrashHandler();
  hybridize::cli::ParsedCommand parsed = hybridize::cli::ParseCommandLine(argc, argv);
  if (!parsed.command) {
    return parsed.exit_code;
  }
  return Flush(llvm::outs(), hybridize::cli::RunCommand(*parsed.command));
}
