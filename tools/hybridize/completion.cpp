#include "completion.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace hybridize::cli {
namespace {

std::string CommandNames(llvm::ArrayRef<CommandHelp> commands) {
  return llvm::join(
      llvm::map_range(commands, [](const CommandHelp& command) { return command.name; }), " ");
}

std::string OptionNames(const CommandHelp& command) {
  std::vector<std::string> names;
  for (const OptionHelp& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return llvm::join(names, " ");
}

// In single quotes, for bash, zsh and fish.
std::string Quoted(llvm::StringRef text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

void WriteBash(llvm::ArrayRef<CommandHelp> commands, llvm::raw_ostream& os) {
  os << "# bash completion of hybridize\n"
        "_hybridize() {\n"
        "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
        "  local command=check word\n"
        "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
        "    case $word in\n"
        "      "
     << llvm::join(llvm::map_range(commands, [](const CommandHelp& c) { return c.name; }), "|")
     << ") command=$word; break ;;\n"
        "    esac\n"
        "  done\n"
        "  local options= words=\n"
        "  case $command in\n";
  for (const CommandHelp& command : commands) {
    os << "    " << command.name << ") options=" << Quoted(OptionNames(command))
       << " words=" << Quoted(llvm::join(command.words, " ")) << " ;;\n";
  }
  os << "  esac\n"
        "  case $command:$previous in\n";
  for (const CommandHelp& command : commands) {
    for (const OptionHelp& option : command.options) {
      if (!option.choices.empty()) {
        os << "    " << command.name << ":" << option.names.back() << ") COMPREPLY=($(compgen -W "
           << Quoted(llvm::join(option.choices, " ")) << " -- \"$current\")); return ;;\n";
      }
    }
  }
  os << "  esac\n"
        "  if [[ $current == -* ]]; then\n"
        "    COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
        "  else\n"
        "    ((COMP_CWORD == 1)) && words+="
     << Quoted(" " + CommandNames(commands))
     << "\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\") $(compgen -f -- \"$current\"))\n"
        "  fi\n"
        "}\n"
        "complete -o filenames -F _hybridize hybridize\n";
}

// The bracketed text of `_arguments`, where a bracket or a colon would end it.
std::string ZshText(llvm::StringRef text) {
  std::string out;
  for (char c : text) {
    if (c == '[' || c == ']' || c == ':') {
      out += '\\';
    }
    out += c;
  }
  return out;
}

void WriteZshOption(const OptionHelp& option, llvm::raw_ostream& os) {
  for (const std::string& name : option.names) {
    std::string spec = "*" + name + "[" + ZshText(option.help) + "]";
    if (!option.choices.empty()) {
      spec += ":value:(" + llvm::join(option.choices, " ") + ")";
    } else if (option.takes_value) {
      spec += ":value:_files";
    }
    os << "        " << Quoted(spec) << " \\\n";
  }
}

void WriteZsh(llvm::ArrayRef<CommandHelp> commands, llvm::raw_ostream& os) {
  os << "#compdef hybridize\n"
        "_hybridize() {\n"
        "  local -a commands=(\n";
  for (const CommandHelp& command : commands) {
    os << "    " << Quoted(command.name + ":" + command.help) << "\n";
  }
  os << "  )\n"
        "  local command=check\n"
        "  (( ${+words[2]} && ${commands[(I)${words[2]}:*]} )) && command=$words[2]\n"
        "  if (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then\n"
        "    _describe command commands\n"
        "  fi\n"
        "  case $command in\n";
  for (const CommandHelp& command : commands) {
    os << "    " << command.name << ")\n      _arguments \\\n";
    for (const OptionHelp& option : command.options) {
      WriteZshOption(option, os);
    }
    os << "        "
       << (command.words.empty() ? "'*:path:_files'"
                                 : Quoted("*:word:(" + llvm::join(command.words, " ") + ")"))
       << "\n      ;;\n";
  }
  os << "  esac\n"
        "}\n"
        "if [[ $funcstack[1] == _hybridize ]]; then\n"
        "  _hybridize\n"
        "else\n"
        "  compdef _hybridize hybridize\n"
        "fi\n";
}

void WriteFish(llvm::ArrayRef<CommandHelp> commands, llvm::raw_ostream& os) {
  os << "# fish completion of hybridize\n";
  for (const CommandHelp& command : commands) {
    os << "complete -c hybridize -n __fish_use_subcommand -a " << command.name << " -d "
       << Quoted(command.help) << "\n";
    std::string condition = "__fish_seen_subcommand_from " + command.name;
    if (!command.words.empty()) {
      os << "complete -c hybridize -f -n " << Quoted(condition) << " -a "
         << Quoted(llvm::join(command.words, " ")) << "\n";
    }
    for (const OptionHelp& option : command.options) {
      os << "complete -c hybridize -n " << Quoted(condition);
      for (llvm::StringRef name : option.names) {
        os << (name.starts_with("--") ? " -l " : " -s ") << name.ltrim('-');
      }
      os << (option.takes_value ? " -r" : "");
      if (!option.choices.empty()) {
        os << " -f -a " << Quoted(llvm::join(option.choices, " "));
      }
      os << " -d " << Quoted(option.help) << "\n";
    }
  }
}

}  // namespace

void WriteCompletion(Shell shell, llvm::raw_ostream& os) {
  std::vector<CommandHelp> commands = DescribeCommands();
  switch (shell) {
    case Shell::Bash:
      WriteBash(commands, os);
      return;
    case Shell::Zsh:
      WriteZsh(commands, os);
      return;
    case Shell::Fish:
      WriteFish(commands, os);
      return;
  }
}

}  // namespace hybridize::cli
