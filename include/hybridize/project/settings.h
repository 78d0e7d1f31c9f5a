#ifndef HYBRIDIZE_PROJECT_SETTINGS_H_
#define HYBRIDIZE_PROJECT_SETTINGS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hybridize/base/diagnostic.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::project {

#define HYB_ENUM_BEGIN(Enum) enum class Enum : uint8_t {
#define HYB_ENUM_VALUE(Enum, Enumerator, name) Enumerator,
#define HYB_ENUM_END(Enum) \
  }                        \
  ;
#include "hybridize/project/choices.def"

// The names of the values of an enumeration of choices.def, in their order.
template <typename Enum>
llvm::ArrayRef<llvm::StringLiteral> ChoiceNames();

#define HYB_ENUM_BEGIN(Enum) \
  template <>                \
  llvm::ArrayRef<llvm::StringLiteral> ChoiceNames<Enum>();
#define HYB_ENUM_VALUE(Enum, Enumerator, name)
#include "hybridize/project/choices.def"

template <typename Enum>
llvm::StringRef ChoiceName(Enum value) {
  return ChoiceNames<Enum>()[static_cast<size_t>(value)];
}

template <typename Enum>
std::optional<Enum> ParseChoice(llvm::StringRef name) {
  llvm::ArrayRef<llvm::StringLiteral> names = ChoiceNames<Enum>();
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) {
      return static_cast<Enum>(i);
    }
  }
  return std::nullopt;
}

// What a string among the options is.
enum class TextKind : uint8_t {
  Plain,
  // Relative to the working directory; in a settings file, to the directory of the file.
  Path,
  // As `Glob`; relative to the project's root; in a settings file, to the directory of the file.
  Glob,
  // `2.15`.
  Version,
};

// Codes that are left out in the files that match.
struct PerFileIgnore {
  std::string pattern;
  std::vector<std::string> codes;

  friend bool operator==(const PerFileIgnore&, const PerFileIgnore&) = default;
};

// All options of options.def.
struct Settings {
#define HYB_FLAG(key, field, default_value, scope, help) bool field = default_value;
#define HYB_COUNT(key, field, default_value, min, max, scope, help) unsigned field = default_value;
#define HYB_TEXT(key, field, kind, meta, scope, help) std::string field;
#define HYB_CHOICE(key, field, Enum, default_value, scope, help) Enum field = Enum::default_value;
#define HYB_LIST(key, field, kind, meta, scope, help) std::vector<std::string> field;
#include "hybridize/project/options.def"
  std::vector<PerFileIgnore> per_file_ignores;
};

// The options that one source gives: the command line, or a settings file.
struct SettingsLayer {
#define HYB_FLAG(key, field, default_value, scope, help) std::optional<bool> field;
#define HYB_COUNT(key, field, default_value, min, max, scope, help) std::optional<unsigned> field;
#define HYB_TEXT(key, field, kind, meta, scope, help) std::optional<std::string> field;
#define HYB_CHOICE(key, field, Enum, default_value, scope, help) std::optional<Enum> field;
#define HYB_LIST(key, field, kind, meta, scope, help) std::optional<std::vector<std::string>> field;
#include "hybridize/project/options.def"
  std::optional<std::vector<PerFileIgnore>> per_file_ignores;
};

// Each option from the first layer that gives it, else its default. Lists are not joined.
Settings Combine(llvm::ArrayRef<SettingsLayer> layers);

// What is wrong with the values of a layer, for options given on the command line; values from a
// settings file were checked when they were read.
std::vector<std::string> FindProblems(const SettingsLayer& layer);

// The options that may change a finding and differ from their defaults, as one would write them.
// Paths below `root` are written from there.
std::map<std::string, std::string> NonDefaultOptions(const Settings& settings,
                                                     llvm::StringRef root);

struct SettingsSource {
  // Absolute. Looked for upward from here: the nearest `pyproject.toml` with `[tool.hybridize]`.
  std::string root;
  // Read instead when not empty: a `pyproject.toml`, or a file with the options at its top.
  std::string config_file;
  // Read nothing.
  bool isolated = false;
};

struct LoadedSettings {
  SettingsLayer layer;
  // The file that was read; empty when there is none.
  std::string file;
  // Sorted. When there are any, the layer is not to be used.
  std::vector<Diagnostic> errors;
};

LoadedSettings LoadSettings(const SettingsSource& source);

}  // namespace hybridize::project

#endif  // HYBRIDIZE_PROJECT_SETTINGS_H_
