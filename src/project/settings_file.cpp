// Reading is all we do with TOML.
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "hybridize/project/glob.h"
#include "hybridize/project/settings.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "project/option_checks.h"
#include "project/paths.h"

namespace hybridize::project {
namespace {

constexpr llvm::StringLiteral kProjectFile = "pyproject.toml";
constexpr llvm::StringLiteral kTable = "hybridize";
constexpr llvm::StringLiteral kPerFileIgnores = "per-file-ignores";

constexpr llvm::StringLiteral kKeys[] = {
#define HYB_FLAG(key, field, default_value, scope, help) key,
#define HYB_COUNT(key, field, default_value, min, max, scope, help) key,
#define HYB_TEXT(key, field, kind, meta, scope, help) key,
#define HYB_CHOICE(key, field, Enum, default_value, scope, help) key,
#define HYB_LIST(key, field, kind, meta, scope, help) key,
#include "hybridize/project/options.def"
    kPerFileIgnores,
};

llvm::StringRef TypeName(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a float";
    case toml::node_type::boolean:
      return "a boolean";
    default:
      return "a date or time";
  }
}

// Reads the options of one table; collects what is wrong with them.
class TableReader {
 public:
  // `directory`: of the file, absolute; `display`: the file in messages.
  TableReader(llvm::StringRef directory, llvm::StringRef display)
      : directory_(directory), display_(display) {}

  void Read(const toml::table& table) {
    for (const auto& [key, value] : table) {
      ReadOption(key, value);
    }
  }

  SettingsLayer TakeLayer() { return std::move(layer_); }
  std::vector<Diagnostic> TakeErrors() { return std::move(errors_); }

 private:
  void ReadOption(const toml::key& key, const toml::node& value);
  void ReadFlag(const toml::node& value, std::optional<bool>& field);
  void ReadCount(const toml::node& value, unsigned min, unsigned max,
                 std::optional<unsigned>& field);
  void ReadText(const toml::node& value, TextKind kind, std::optional<std::string>& field);
  void ReadList(const toml::node& value, TextKind kind,
                std::optional<std::vector<std::string>>& field);
  template <typename Enum>
  void ReadChoice(const toml::node& value, std::optional<Enum>& field);
  void ReadPerFileIgnores(const toml::node& value);

  // The value in the form that holds outside of the file; nothing when it is wrong.
  std::optional<std::string> TakeText(const toml::node& value, TextKind kind,
                                      llvm::StringRef wanted);
  std::string Anchored(TextKind kind, llvm::StringRef text) const;

  void Expected(const toml::node& value, const llvm::Twine& wanted);
  void Error(const toml::source_region& source, const llvm::Twine& message);

  std::string directory_;
  std::string display_;
  // The option being read.
  std::string key_;
  SettingsLayer layer_;
  std::vector<Diagnostic> errors_;
};

void TableReader::ReadOption(const toml::key& key, const toml::node& value) {
  key_ = key.str();
#define HYB_FLAG(name, field, default_value, scope, help) \
  if (key_ == (name)) {                                   \
    return ReadFlag(value, layer_.field);                 \
  }
#define HYB_COUNT(name, field, default_value, min, max, scope, help) \
  if (key_ == (name)) {                                              \
    return ReadCount(value, min, max, layer_.field);                 \
  }
#define HYB_TEXT(name, field, kind, meta, scope, help)    \
  if (key_ == (name)) {                                   \
    return ReadText(value, TextKind::kind, layer_.field); \
  }
#define HYB_CHOICE(name, field, Enum, default_value, scope, help) \
  if (key_ == (name)) {                                           \
    return ReadChoice<Enum>(value, layer_.field);                 \
  }
#define HYB_LIST(name, field, kind, meta, scope, help)    \
  if (key_ == (name)) {                                   \
    return ReadList(value, TextKind::kind, layer_.field); \
  }
#include "hybridize/project/options.def"
  if (key_ == kPerFileIgnores) {
    return ReadPerFileIgnores(value);
  }
  Error(key.source(), "unknown option '" + key_ + "'" + Suggestion(key_, kKeys));
}

void TableReader::ReadFlag(const toml::node& value, std::optional<bool>& field) {
  if (!value.is_boolean()) {
    return Expected(value, "true or false");
  }
  field = value.as_boolean()->get();
}

void TableReader::ReadCount(const toml::node& value, unsigned min, unsigned max,
                            std::optional<unsigned>& field) {
  if (!value.is_integer()) {
    return Expected(value, "a number from " + llvm::Twine(min) + " to " + llvm::Twine(max));
  }
  int64_t count = value.as_integer()->get();
  if (std::string problem = ProblemWithCount(count, min, max); !problem.empty()) {
    return Error(value.source(), "'" + key_ + "' " + problem);
  }
  field = static_cast<unsigned>(count);
}

void TableReader::ReadText(const toml::node& value, TextKind kind,
                           std::optional<std::string>& field) {
  field = TakeText(value, kind, "a string");
}

void TableReader::ReadList(const toml::node& value, TextKind kind,
                           std::optional<std::vector<std::string>>& field) {
  constexpr llvm::StringLiteral kWanted = "a string or an array of strings";
  field.emplace();
  auto add = [&](const toml::node& element) {
    if (std::optional<std::string> text = TakeText(element, kind, kWanted)) {
      field->push_back(std::move(*text));
    }
  };
  if (const toml::array* array = value.as_array()) {
    for (const toml::node& element : *array) {
      add(element);
    }
  } else {
    add(value);
  }
}

template <typename Enum>
void TableReader::ReadChoice(const toml::node& value, std::optional<Enum>& field) {
  llvm::ArrayRef<llvm::StringLiteral> names = ChoiceNames<Enum>();
  std::string wanted = "one of '" + llvm::join(names, "', '") + "'";
  if (!value.is_string()) {
    return Expected(value, wanted);
  }
  const std::string& name = value.as_string()->get();
  field = ParseChoice<Enum>(name);
  if (!field) {
    Error(value.source(),
          "'" + key_ + "' should be " + wanted + ", not '" + name + "'" + Suggestion(name, names));
  }
}

void TableReader::ReadPerFileIgnores(const toml::node& value) {
  const toml::table* table = value.as_table();
  if (table == nullptr) {
    return Expected(value, "a table from patterns to codes");
  }
  layer_.per_file_ignores.emplace();
  for (const auto& [pattern, codes] : *table) {
    if (std::string problem = ProblemWithText(TextKind::Glob, pattern.str()); !problem.empty()) {
      Error(pattern.source(), problem);
      continue;
    }
    key_ = pattern.str();
    std::optional<std::vector<std::string>> list;
    ReadList(codes, TextKind::Plain, list);
    layer_.per_file_ignores->push_back(
        {.pattern = Anchored(TextKind::Glob, pattern.str()), .codes = std::move(*list)});
  }
}

std::optional<std::string> TableReader::TakeText(const toml::node& value, TextKind kind,
                                                 llvm::StringRef wanted) {
  if (!value.is_string()) {
    Expected(value, wanted);
    return std::nullopt;
  }
  const std::string& text = value.as_string()->get();
  if (std::string problem = ProblemWithText(kind, text); !problem.empty()) {
    Error(value.source(), "'" + key_ + "': " + problem);
    return std::nullopt;
  }
  return Anchored(kind, text);
}

std::string TableReader::Anchored(TextKind kind, llvm::StringRef text) const {
  switch (kind) {
    case TextKind::Path:
      return text.starts_with("/") ? text.str() : JoinPath(directory_, text);
    case TextKind::Glob:
      return Glob::Anchor(text, directory_);
    case TextKind::Plain:
    case TextKind::Version:
      break;
  }
  return text.str();
}

void TableReader::Expected(const toml::node& value, const llvm::Twine& wanted) {
  Error(value.source(), "'" + key_ + "' should be " + wanted + ", not " + TypeName(value));
}

void TableReader::Error(const toml::source_region& source, const llvm::Twine& message) {
  errors_.push_back({.file = display_,
                     .line = source.begin.line,
                     .column = source.begin.column,
                     .message = message.str()});
}

// A settings file and how messages name it.
struct File {
  std::string path;
  std::string display;
};

LoadedSettings Failed(const File& file, toml::source_position place, std::string message) {
  LoadedSettings result;
  result.file = file.path;
  result.errors.push_back({file.display, place.line, place.column, std::move(message)});
  return result;
}

LoadedSettings ReadTable(const File& file, const toml::table& table) {
  TableReader reader(llvm::sys::path::parent_path(file.path), file.display);
  reader.Read(table);
  LoadedSettings result;
  result.layer = reader.TakeLayer();
  result.file = file.path;
  result.errors = reader.TakeErrors();
  llvm::sort(result.errors);
  return result;
}

// Where a file may have the options.
enum class Layout : bool {
  // In `[tool.hybridize]`.
  Table,
  // There, or at the top.
  TableOrTop,
};

// Nothing when the file has no table of ours.
std::optional<LoadedSettings> ReadText(const File& file, llvm::StringRef text, Layout layout) {
  toml::parse_result document = toml::parse(std::string_view(text), file.display);
  if (!document) {
    return Failed(file, document.error().source().begin,
                  "invalid TOML: " + std::string(document.error().description()));
  }
  const toml::node* table = document["tool"][kTable].node();
  if (table != nullptr && !table->is_table()) {
    return Failed(file, table->source().begin,
                  ("'tool.hybridize' should be a table, not " + TypeName(*table)).str());
  }
  if (table != nullptr) {
    return ReadTable(file, *table->as_table());
  }
  return layout == Layout::TableOrTop ? std::optional(ReadTable(file, document.table()))
                                      : std::nullopt;
}

std::optional<LoadedSettings> ReadFile(const File& file, Layout layout) {
  auto buffer = llvm::MemoryBuffer::getFile(file.path);
  if (!buffer) {
    return Failed(file, {}, "cannot read the settings: " + buffer.getError().message());
  }
  return ReadText(file, (*buffer)->getBuffer(), layout);
}

LoadedSettings ReadNamedFile(const std::string& path) {
  llvm::SmallString<256> absolute(path);
  llvm::sys::fs::make_absolute(absolute);
  File file{.path = absolute.str().str(), .display = path};
  Layout layout = FileName(path) == kProjectFile ? Layout::Table : Layout::TableOrTop;
  if (std::optional<LoadedSettings> settings = ReadFile(file, layout)) {
    return std::move(*settings);
  }
  return Failed(file, {}, "there is no [tool.hybridize] in it");
}

// Most `pyproject.toml` are not about us, and none of our business when they are broken.
bool MayHaveTable(llvm::StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  return buffer && (*buffer)->getBuffer().contains(kTable);
}

}  // namespace

LoadedSettings LoadSettings(const SettingsSource& source) {
  if (source.isolated) {
    return {};
  }
  if (!source.config_file.empty()) {
    return ReadNamedFile(source.config_file);
  }
  for (llvm::StringRef directory = source.root; !directory.empty();
       directory = llvm::sys::path::parent_path(directory)) {
    File file{.path = JoinPath(directory, kProjectFile)};
    if (!llvm::sys::fs::is_regular_file(file.path) || !MayHaveTable(file.path)) {
      continue;
    }
    file.display = directory == source.root ? kProjectFile.str() : file.path;
    if (std::optional<LoadedSettings> settings = ReadFile(file, Layout::Table)) {
      return std::move(*settings);
    }
  }
  return {};
}

}  // namespace hybridize::project
