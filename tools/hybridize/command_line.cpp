#include "command_line.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace hybridize::cli {
namespace {

constexpr char kDescription[] =
    "Finds where graph functions belong in a Python project that uses TensorFlow.";

constexpr char kFooter[] =
    "Without a command, `check` is meant: `hybridize PATH`.\n\n"
    "Exit status: 0 nothing to do, or --fix did it all; 1 there is something to change or a\n"
    "warning; 2 the command, the settings or a file is at fault; 3 with --strict, when the\n"
    "analysis is incomplete.";

// The option whose row in options.def begins a group of the help.
struct Group {
  llvm::StringLiteral first_key;
  const char* title;
};
constexpr Group kGroups[] = {
    {"paths", "What is analysed"},
    {"select", "What is shown and changed"},
    {"speculative", "What is taken for granted"},
    {"context-depth", "How precise the analysis is"},
    {"output", "Output"},
};

// `--[no-]speculative` where CLI11 would say `--speculative,--no-speculative{false}`.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    const auto& names = option->get_lnames();
    if (!is_positional && names.size() == 2 && names[1] == "no-" + names[0]) {
      return "--[no-]" + names[0];
    }
    return CLI::Formatter::make_option_name(option, is_positional);
  }
};

template <typename Enum>
std::vector<std::string> Choices() {
  llvm::ArrayRef<llvm::StringLiteral> names = project::ChoiceNames<Enum>();
  return {names.begin(), names.end()};
}

// `-j,--jobs` for the options that have a short name.
std::string Names(llvm::StringRef key) {
  static constexpr std::pair<llvm::StringLiteral, char> kShort[] = {{"jobs", 'j'}, {"output", 'o'}};
  std::string names = ("--" + key).str();
  for (const auto& [long_name, letter] : kShort) {
    if (key == long_name) {
      names = std::string("-") + letter + "," + names;
    }
  }
  return names;
}

// The options of options.def, bound to a layer of settings.
class SettingsOptions {
 public:
  SettingsOptions(CLI::App& app, project::SettingsLayer& layer) : app_(app), layer_(layer) {}

  void Add() {
#define HYB_FLAG(key, field, default_value, scope, help) AddFlag(key, layer_.field, help);
#define HYB_COUNT(key, field, default_value, min, max, scope, help) \
  AddValue(key, layer_.field, "N", help);
#define HYB_TEXT(key, field, kind, meta, scope, help) AddValue(key, layer_.field, meta, help);
#define HYB_CHOICE(key, field, Enum, default_value, scope, help) AddChoice(key, layer_.field, help);
#define HYB_LIST(key, field, kind, meta, scope, help) AddList(key, layer_.field, meta, help);
#include "hybridize/project/options.def"
    app_.add_flag_callback(
            "-q,--quiet", [&field = layer_.verbosity] { field = project::Verbosity::Quiet; },
            "report transformations and warnings only")
        ->group(group_);
    app_.add_flag_callback(
            "-v,--verbose", [&field = layer_.verbosity] { field = project::Verbosity::Verbose; },
            "report every function")
        ->group(group_);
  }

 private:
  void Enter(llvm::StringRef key) {
    for (const Group& group : kGroups) {
      if (group.first_key == key) {
        group_ = group.title;
      }
    }
  }

  void AddFlag(llvm::StringRef key, std::optional<bool>& field, const char* help) {
    Enter(key);
    app_.add_flag(("--" + key + ",!--no-" + key).str(), field, help)->take_last()->group(group_);
  }

  template <typename T>
  void AddValue(llvm::StringRef key, std::optional<T>& field, const char* meta, const char* help) {
    Enter(key);
    app_.add_option(Names(key), field, help)->type_name(meta)->take_last()->group(group_);
  }

  template <typename Enum>
  void AddChoice(llvm::StringRef key, std::optional<Enum>& field, const char* help) {
    Enter(key);
    // `-q` and `-v` are what people type; the settings file has the long form.
    if (key == "verbosity") {
      return;
    }
    app_.add_option_function<std::string>(
            Names(key),
            [&field](const std::string& name) { field = project::ParseChoice<Enum>(name); }, help)
        ->check(CLI::IsMember(Choices<Enum>()).description(""))
        ->type_name(llvm::join(Choices<Enum>(), "|"))
        ->take_last()
        ->group(group_);
  }

  void AddList(llvm::StringRef key, std::optional<std::vector<std::string>>& field,
               const char* meta, const char* help) {
    Enter(key);
    if (key == "paths") {
      // CLI11 makes no path at all of an empty one.
      app_.add_option("PATH", field, help)->type_name(" ")->check(RefuseEmpty);
      return;
    }
    app_.add_option(Names(key), field, help)
        ->type_name(meta)
        ->allow_extra_args(false)
        ->group(group_);
  }

  static std::string RefuseEmpty(const std::string& path) {
    return path.empty() ? "an empty path names nothing" : "";
  }

  CLI::App& app_;
  project::SettingsLayer& layer_;
  std::string group_ = "Options";
};

constexpr std::pair<llvm::StringLiteral, driver::DumpKind> kDumps[] = {
    {"ir", driver::DumpKind::Ir},
    {"callgraph", driver::DumpKind::CallGraph},
    {"points-to", driver::DumpKind::PointsTo},
    {"tensors", driver::DumpKind::Tensors},
    {"effects", driver::DumpKind::Effects},
};

constexpr std::pair<llvm::StringLiteral, Shell> kShells[] = {
    {"bash", Shell::Bash}, {"zsh", Shell::Zsh}, {"fish", Shell::Fish}};

template <typename Pairs>
std::vector<std::string> FirstOf(const Pairs& pairs) {
  std::vector<std::string> names;
  for (const auto& pair : pairs) {
    names.push_back(pair.first.str());
  }
  return names;
}

template <typename Value, size_t Count>
Value Find(const std::pair<llvm::StringLiteral, Value> (&pairs)[Count], llvm::StringRef name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) {
      return value;
    }
  }
  return pairs[0].second;
}

// The commands and their options.
class Grammar {
 public:
  Grammar() : app_(kDescription, "hybridize") {
    app_.formatter(std::make_shared<HelpFormatter>());
    app_.get_formatter()->column_width(36);
    app_.footer(kFooter);
    app_.require_subcommand(1);
    app_.set_version_flag("--version", ("hybridize " + driver::Version()).str());
    AddCheck();
    AddExplain();
    AddDump();
    AddCompletion();
  }

  CLI::App& app() { return app_; }

  Command Take() {
    if (diff_) {
      command_.action = Action::Diff;
    } else if (fix_) {
      command_.action = Action::Fix;
    }
    return std::move(command_);
  }

 private:
  CLI::App* AddCommand(const std::string& name, const std::string& help, Action action) {
    CLI::App* command = app_.add_subcommand(name, help);
    command->callback([this, action] { command_.action = action; });
    return command;
  }

  void AddSettings(CLI::App* command) {
    driver::Request& request = command_.request;
    SettingsOptions(*command, request.options).Add();
    command->add_option("--config", request.config_file, "read the settings from this file")
        ->type_name("FILE")
        ->take_last();
    command->add_flag("--isolated", request.isolated, "read no settings file");
  }

  void AddCheck() {
    CLI::App* check = AddCommand("check", "report what would be changed, and why", Action::Check);
    CLI::Option* diff =
        check->add_flag("--diff", diff_, "print a patch; the report goes to stderr");
    check->add_flag("--fix", fix_, "change the files")->excludes(diff);
    AddSettings(check);
  }

  void AddExplain() {
    CLI::App* explain =
        AddCommand("explain", "explain a rule (HYB004), or what was found out about a function",
                   Action::Explain);
    explain
        ->add_option("TARGET", command_.target,
                     "HYB004, a rule's name, FILE:FUNCTION, or FILE:FUNCTION@LINE")
        ->type_name(" ")
        ->required();
    AddSettings(explain);
  }

  void AddDump() {
    CLI::App* dump = AddCommand("dump", "print what a stage of the analysis gives", Action::Dump);
    dump->add_option_function<std::string>(
            "STAGE", [this](const std::string& name) { command_.dump = Find(kDumps, name); },
            llvm::join(FirstOf(kDumps), ", "))
        ->check(CLI::IsMember(FirstOf(kDumps)).description(""))
        ->type_name(" ")
        ->required();
    AddSettings(dump);
  }

  void AddCompletion() {
    CLI::App* completion =
        AddCommand("completion", "print a script that completes commands", Action::Completion);
    completion
        ->add_option_function<std::string>(
            "SHELL", [this](const std::string& name) { command_.shell = Find(kShells, name); },
            llvm::join(FirstOf(kShells), ", "))
        ->check(CLI::IsMember(FirstOf(kShells)).description(""))
        ->type_name(" ")
        ->required();
  }

  CLI::App app_;
  Command command_;
  bool diff_ = false;
  bool fix_ = false;
};

bool IsCommand(CLI::App& app, llvm::StringRef name) {
  return llvm::any_of(app.get_subcommands({}),
                      [name](const CLI::App* command) { return name == command->get_name(); });
}

// The arguments with `check` in front where no command is named. A command may stand behind
// options: `hybridize -q check src`.
std::vector<std::string> WithCommand(CLI::App& app, std::vector<std::string> args) {
  auto is_top_level = [](llvm::StringRef arg) {
    return arg == "--version" || arg == "--help" || arg == "-h";
  };
  const CLI::App* check = app.get_subcommand("check");
  for (size_t i = 0; i < args.size(); ++i) {
    llvm::StringRef arg = args[i];
    if (i == 0 && is_top_level(arg)) {
      return args;
    }
    if (arg == "--") {
      break;
    }
    if (!arg.starts_with("-") || arg == "-") {
      if (IsCommand(app, arg)) {
        std::rotate(args.begin(), args.begin() + static_cast<ptrdiff_t>(i),
                    args.begin() + static_cast<ptrdiff_t>(i) + 1);
        return args;
      }
      break;
    }
    // What follows an option that takes a value is no command.
    const CLI::Option* option = check->get_option_no_throw(args[i]);
    if (option != nullptr && option->get_items_expected_min() > 0) {
      ++i;
    }
  }
  args.insert(args.begin(), "check");
  return args;
}

// The message of CLI11, and for an unknown option what may have been meant.
std::string Explain(const CLI::ParseError& error, const CLI::App& app,
                    const std::vector<std::string>& args) {
  if (error.get_exit_code() != static_cast<int>(CLI::ExitCodes::ExtrasError)) {
    return error.what();
  }
  const CLI::App* command = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
  std::vector<std::string> extras = command->remaining();
  std::string extra = extras.empty() ? args.back() : extras.front();
  std::string message = "unexpected argument '" + extra + "'";
  std::string nearest;
  unsigned distance = 4;
  for (const CLI::Option* option : command->get_options()) {
    for (const std::string& name : option->get_lnames()) {
      unsigned edits = llvm::StringRef(extra).edit_distance("--" + name, true, distance);
      if (edits < distance) {
        distance = edits;
        nearest = "--" + name;
      }
    }
  }
  return nearest.empty() ? message : message + "; is '" + nearest + "' meant?";
}

OptionHelp Describe(const CLI::Option& option) {
  OptionHelp help;
  for (const std::string& name : option.get_snames()) {
    help.names.push_back("-" + name);
  }
  for (const std::string& name : option.get_lnames()) {
    help.names.push_back("--" + name);
  }
  help.help = option.get_description();
  help.takes_value = option.get_items_expected_min() > 0;
  std::string type = option.get_type_name();
  if (help.takes_value && type.find('|') != std::string::npos) {
    llvm::SmallVector<llvm::StringRef> choices;
    llvm::StringRef(type).split(choices, '|');
    help.choices.assign(choices.begin(), choices.end());
  }
  return help;
}

}  // namespace

std::vector<CommandHelp> DescribeCommands() {
  Grammar grammar;
  std::vector<CommandHelp> commands;
  for (const CLI::App* app : grammar.app().get_subcommands({})) {
    CommandHelp command{.name = app->get_name(), .help = app->get_description()};
    for (const CLI::Option* option : app->get_options()) {
      if (!option->get_positional()) {
        command.options.push_back(Describe(*option));
      }
    }
    if (command.name == "dump") {
      command.words = FirstOf(kDumps);
    } else if (command.name == "completion") {
      command.words = FirstOf(kShells);
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

ParsedCommand ParseCommandLine(int argc, const char* const* argv) {
  Grammar grammar;
  CLI::App& app = grammar.app();
  std::vector<std::string> args = WithCommand(app, {argv + 1, argv + argc});
  try {
    // CLI11 takes them last first.
    std::vector<std::string> reversed(args.rbegin(), args.rend());
    app.parse(reversed);
  } catch (const CLI::Success& success) {
    return {.exit_code = app.exit(success)};
  } catch (const CLI::ParseError& error) {
    std::cerr << "hybridize: " << Explain(error, app, args) << "\nTry `hybridize --help`.\n";
    return {.exit_code = 2};
  }
  return {.command = grammar.Take()};
}

}  // namespace hybridize::cli
