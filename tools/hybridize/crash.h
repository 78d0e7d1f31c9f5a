#ifndef HYBRIDIZE_TOOLS_CRASH_H_
#define HYBRIDIZE_TOOLS_CRASH_H_

namespace hybridize::cli {

// Makes the process end with status 2 and a message where it would be killed for a mistake of ours:
// callers tell a crash from a finding by the status. Left out under a sanitizer, which reports
// better.
void InstallCrashHandler();

}  // namespace hybridize::cli

#endif  // HYBRIDIZE_TOOLS_CRASH_H_
