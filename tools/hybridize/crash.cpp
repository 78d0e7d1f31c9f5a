#include "crash.h"

#include <signal.h>
#include <unistd.h>

#include <initializer_list>

namespace hybridize::cli {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

void InstallCrashHandler() {}

#else

namespace {

constexpr char kMessage[] =
    "hybridize: internal error; please report it with the command and, if you can, the project\n";

alignas(16) char alternate_stack[1 << 16];

// Only what is safe in a handler. A failed check has printed its own message before.
void EndProcess(int /*signal*/) {
  [[maybe_unused]] ssize_t written = write(STDERR_FILENO, kMessage, sizeof(kMessage) - 1);
  _exit(2);
}

}  // namespace

void InstallCrashHandler() {
  stack_t stack = {};
  stack.ss_sp = alternate_stack;
  stack.ss_size = sizeof(alternate_stack);
  sigaltstack(&stack, nullptr);
  struct sigaction action = {};
  action.sa_handler = EndProcess;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  for (int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
    sigaction(signal, &action, nullptr);
  }
}

#endif

}  // namespace hybridize::cli
