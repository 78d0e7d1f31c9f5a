#ifndef HYBRIDIZE_TOOLS_COMMAND_LINE_H_
#define HYBRIDIZE_TOOLS_COMMAND_LINE_H_

#include <optional>
#include <string>
#include <vector>

#include "hybridize/driver/configure.h"
#include "hybridize/driver/driver.h"

namespace hybridize::cli {

enum class Action : uint8_t { Check, Diff, Fix, Explain, Dump, Completion };

enum class Shell : uint8_t { Bash, Zsh, Fish };

// What the user asked for.
struct Command {
  Action action = Action::Check;
  driver::Request request;
  // Of `explain`.
  std::string target;
  driver::DumpKind dump = driver::DumpKind::Ir;
  Shell shell = Shell::Bash;
};

// One option, as a shell completes it.
struct OptionHelp {
  // With dashes: `--jobs`.
  std::vector<std::string> names;
  std::string help;
  bool takes_value = false;
  std::vector<std::string> choices;
};

struct CommandHelp {
  std::string name;
  std::string help;
  std::vector<OptionHelp> options;
  // What stands in place of a path, if that is one of a few words.
  std::vector<std::string> words;
};

// Everything one can write behind `hybridize`, in the order of the help.
std::vector<CommandHelp> DescribeCommands();

// Reads the arguments. Without a value, the process is to end with `exit_code`: help or the version
// was printed, or a message about a mistake.
struct ParsedCommand {
  std::optional<Command> command;
  int exit_code = 0;
};
ParsedCommand ParseCommandLine(int argc, const char* const* argv);

}  // namespace hybridize::cli

#endif  // HYBRIDIZE_TOOLS_COMMAND_LINE_H_
