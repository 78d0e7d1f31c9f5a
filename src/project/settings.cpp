#include "hybridize/project/settings.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "project/option_checks.h"
#include "project/paths.h"

namespace hybridize::project {

#define HYB_ENUM_BEGIN(Enum)                                \
  template <>                                               \
  llvm::ArrayRef<llvm::StringLiteral> ChoiceNames<Enum>() { \
    static constexpr llvm::StringLiteral kNames[] = {
#define HYB_ENUM_VALUE(Enum, Enumerator, name) name,
#define HYB_ENUM_END(Enum) \
  }                        \
  ;                        \
  return kNames;           \
  }
#include "hybridize/project/choices.def"

namespace {

enum class Scope : bool { Analysis, Output };

// Gathers options for a report.
class OptionPrinter {
 public:
  explicit OptionPrinter(llvm::StringRef root) : root_(root) {}

  void Add(const char* key, Scope scope, bool differs, llvm::Twine text) {
    if (differs && scope == Scope::Analysis) {
      options_[key] = text.str();
    }
  }

  std::string Text(const std::vector<std::string>& values) const {
    return llvm::join(
        llvm::map_range(values, [&](const std::string& value) { return Text(value); }), ",");
  }

  std::string Text(const std::string& value) const {
    if (!value.starts_with("/") || !IsBelow(value, root_)) {
      return value;
    }
    llvm::StringRef relative = RelativeTo(value, root_);
    return relative.empty() ? "." : relative.str();
  }

  std::map<std::string, std::string> Take() { return std::move(options_); }

 private:
  llvm::StringRef root_;
  std::map<std::string, std::string> options_;
};

// What is wrong with the values of one source, as `--key: problem`.
class ProblemCollector {
 public:
  void Add(const char* key, const std::string& problem) {
    if (!problem.empty()) {
      problems_.push_back(std::string("--") + key + ": " + problem);
    }
  }

  void AddAll(const char* key, TextKind kind, llvm::ArrayRef<std::string> values) {
    for (const std::string& value : values) {
      Add(key, ProblemWithText(kind, value));
    }
  }

  std::vector<std::string> Take() { return std::move(problems_); }

 private:
  std::vector<std::string> problems_;
};

}  // namespace

Settings Combine(llvm::ArrayRef<SettingsLayer> layers) {
  Settings settings;
  for (const SettingsLayer& layer : llvm::reverse(layers)) {
#define HYB_OPTION(field)          \
  if (layer.field) {               \
    settings.field = *layer.field; \
  }
#define HYB_FLAG(key, field, default_value, scope, help) HYB_OPTION(field)
#define HYB_COUNT(key, field, default_value, min, max, scope, help) HYB_OPTION(field)
#define HYB_TEXT(key, field, kind, meta, scope, help) HYB_OPTION(field)
#define HYB_CHOICE(key, field, Enum, default_value, scope, help) HYB_OPTION(field)
#define HYB_LIST(key, field, kind, meta, scope, help) HYB_OPTION(field)
#include "hybridize/project/options.def"
    HYB_OPTION(per_file_ignores)
#undef HYB_OPTION
  }
  return settings;
}

std::vector<std::string> FindProblems(const SettingsLayer& layer) {
  ProblemCollector problems;
#define HYB_COUNT(key, field, default_value, min, max, scope, help) \
  if (layer.field) {                                                \
    problems.Add(key, ProblemWithCount(*layer.field, min, max));    \
  }
#define HYB_TEXT(key, field, kind, meta, scope, help)                 \
  if (layer.field) {                                                  \
    problems.Add(key, ProblemWithText(TextKind::kind, *layer.field)); \
  }
#define HYB_LIST(key, field, kind, meta, scope, help)   \
  if (layer.field) {                                    \
    problems.AddAll(key, TextKind::kind, *layer.field); \
  }
#include "hybridize/project/options.def"
  return problems.Take();
}

std::map<std::string, std::string> NonDefaultOptions(const Settings& settings,
                                                     llvm::StringRef root) {
  const Settings defaults;
  OptionPrinter printer(root);
#define HYB_OPTION(key, field, scope, text) \
  printer.Add(key, Scope::scope, settings.field != defaults.field, text);
#define HYB_FLAG(key, field, default_value, scope, help) \
  HYB_OPTION(key, field, scope, settings.field ? "true" : "false")
#define HYB_COUNT(key, field, default_value, min, max, scope, help) \
  HYB_OPTION(key, field, scope, llvm::Twine(settings.field))
#define HYB_TEXT(key, field, kind, meta, scope, help) \
  HYB_OPTION(key, field, scope, printer.Text(settings.field))
#define HYB_CHOICE(key, field, Enum, default_value, scope, help) \
  HYB_OPTION(key, field, scope, ChoiceName(settings.field))
#define HYB_LIST(key, field, kind, meta, scope, help) \
  HYB_OPTION(key, field, scope, printer.Text(settings.field))
#include "hybridize/project/options.def"
#undef HYB_OPTION
  return printer.Take();
}

}  // namespace hybridize::project
