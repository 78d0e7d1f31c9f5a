#ifndef HYBRIDIZE_TOOLS_COMMANDS_H_
#define HYBRIDIZE_TOOLS_COMMANDS_H_

#include "command_line.h"

namespace hybridize::cli {

// Exit statuses.
inline constexpr int kNothingToDo = 0;
inline constexpr int kFindings = 1;
inline constexpr int kFailed = 2;
inline constexpr int kIncomplete = 3;

// Does what was asked for. Data goes to standard output, everything else to standard error.
int RunCommand(const Command& command);

}  // namespace hybridize::cli

#endif  // HYBRIDIZE_TOOLS_COMMANDS_H_
