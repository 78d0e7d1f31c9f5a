#include "models/table_reader.h"

#include <optional>
#include <string_view>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/Twine.h"
#include "nlohmann/json.hpp"

namespace hybridize::models {
namespace {

using Json = nlohmann::ordered_json;

llvm::Error Malformed(const llvm::Twine& message) { return llvm::createStringError(message); }

llvm::StringRef Text(const Json& value) {
  return value.is_string() ? llvm::StringRef(value.get_ref<const std::string&>())
                           : llvm::StringRef();
}

// The member, or what an absent one stands for. Refers into the table.
const Json& Member(const Json& table, const char* key, const Json& absent) {
  auto found = table.find(key);
  return found == table.end() ? absent : *found;
}

std::string Path(llvm::StringRef module, llvm::StringRef name) {
  return module.empty() ? name.str() : (module + "." + name).str();
}

std::optional<Role> FindRole(llvm::StringRef name) {
  for (size_t i = 0; i < kRoleCount; ++i) {
    if (Name(static_cast<Role>(i)) == name) {
      return static_cast<Role>(i);
    }
  }
  return std::nullopt;
}

SymbolKind FindKind(llvm::StringRef name) {
  return llvm::StringSwitch<SymbolKind>(name)
      .Case("module", SymbolKind::Module)
      .Case("class", SymbolKind::Class)
      .Case("function", SymbolKind::Function)
      .Case("method", SymbolKind::Method)
      .Case("property", SymbolKind::Property)
      .Case("value", SymbolKind::Value)
      .Default(SymbolKind::Unmodelled);
}

}  // namespace

llvm::Error TableReader::ReadAliases(const Json& table) {
  const Json none = Json::object();
  llvm::StringRef module = Text(Member(table, "module", none));
  for (const auto& [alias, target] : Member(table, "aliases", none).items()) {
    if (!target.is_string()) {
      return Malformed("the alias `" + alias + "` stands for no string");
    }
    NameId name = models_.names_.Intern(Path(module, alias));
    models_.aliases_[name] = models_.names_.Intern(Text(target));
  }
  // Canonical() relies on aliases having no cycle.
  for (const auto& [alias, target] : models_.aliases_) {
    NameId step = target;
    for (size_t steps = 0; models_.aliases_.contains(step); ++steps) {
      if (steps > models_.aliases_.size()) {
        return Malformed("the alias `" + models_.name(alias) + "` stands for itself");
      }
      step = models_.aliases_.lookup(step);
    }
  }
  return llvm::Error::success();
}

llvm::Error TableReader::ReadSymbols(const Json& table) {
  const Json none = Json::array();
  llvm::StringRef module = Text(Member(table, "module", none));
  if (!module.empty()) {
    models_.symbols_[models_.Intern(module)].kind = SymbolKind::Module;
  }
  for (const Json& entry : Member(table, "symbols", none)) {
    if (llvm::Error error = ReadEntry(module, entry)) {
      return error;
    }
  }
  return llvm::Error::success();
}

llvm::Error TableReader::ReadEntry(llvm::StringRef module, const Json& entry) {
  if (!entry.is_object() || !entry.contains("names") || !entry["names"].is_array()) {
    return Malformed("an entry has no list of `names`");
  }
  for (const Json& name : entry["names"]) {
    std::string path = Path(module, Text(name));
    // Tables add up: one written by hand says more about a symbol of a generated one. A copy,
    // because reading may add symbols.
    SymbolId id = models_.Intern(path);
    Symbol symbol = models_.symbols_[id];
    if (llvm::Error error = ReadInto(symbol, entry)) {
      return llvm::joinErrors(Malformed("`" + path + "`"), std::move(error));
    }
    models_.symbols_[id] = std::move(symbol);
  }
  return llvm::Error::success();
}

// Rules, each with the names that it is for, separated by blanks.
llvm::Error TableReader::ReadTypes(const Json& table) {
  const Json none = Json::object();
  llvm::StringRef module = Text(Member(table, "module", none));
  for (auto [key, rule] :
       {std::pair("types", &Symbol::type_rule), std::pair("values", &Symbol::value_rule)}) {
    for (const auto& [text, names] : Member(table, key, none).items()) {
      NameId text_id = models_.names_.Intern(text);
      llvm::SmallVector<llvm::StringRef, 16> list;
      Text(names).split(list, ' ', -1, /*KeepEmpty=*/false);
      for (llvm::StringRef name : list) {
        SymbolId id = models_.Find(Path(module, name));
        if (!id.valid()) {
          return Malformed("no symbol `" + name + "` for the type rule `" + text + "`");
        }
        models_.symbols_[id].*rule = text_id;
      }
    }
  }
  return llvm::Error::success();
}

std::vector<std::pair<std::string, SymbolId>> TableReader::AllPaths() const {
  std::vector<std::pair<std::string, SymbolId>> paths;
  for (size_t i = 0; i < models_.symbols_.size(); ++i) {
    SymbolId id = models_.symbols_.id_at(i);
    paths.emplace_back(models_.path(id).str(), id);
  }
  for (const auto& [alias, target] : models_.aliases_) {
    if (SymbolId id = models_.Find(models_.name(target)); id.valid()) {
      paths.emplace_back(models_.name(alias).str(), id);
    }
  }
  llvm::sort(paths);
  return paths;
}

llvm::Error TableReader::ReadPatterns(const Json& table) {
  const Json none = Json::array();
  const Json& patterns = Member(table, "patterns", none);
  if (patterns.empty()) {
    return llvm::Error::success();
  }
  std::vector<std::pair<std::string, SymbolId>> paths = AllPaths();
  for (const Json& pattern : patterns) {
    llvm::StringRef prefix = Text(Member(pattern, "prefix", none));
    llvm::StringRef suffix = Text(Member(pattern, "suffix", none));
    SymbolKind kind = FindKind(Text(Member(pattern, "kind", none)));
    Json rule = pattern;
    rule.erase("prefix");
    rule.erase("suffix");
    for (const auto& [path, id] : paths) {
      llvm::StringRef rest = path;
      bool matches = rest.consume_front(prefix) && rest.ends_with(suffix) &&
                     (!suffix.empty() || !rest.contains('.'));
      if (!matches || models_.symbols_[id].kind != kind || models_.symbols_[id].result.valid()) {
        continue;
      }
      Symbol symbol = models_.symbols_[id];
      if (llvm::Error error = ReadInto(symbol, rule)) {
        return llvm::joinErrors(Malformed("the pattern of `" + prefix + "*" + suffix + "`"),
                                std::move(error));
      }
      models_.symbols_[id] = std::move(symbol);
    }
  }
  return llvm::Error::success();
}

llvm::Error TableReader::ReadInto(Symbol& symbol, const Json& entry) {
  for (const auto& [key, value] : entry.items()) {
    if (key == "kind") {
      symbol.kind = FindKind(Text(value));
      if (symbol.kind == SymbolKind::Unmodelled) {
        return Malformed("unknown kind `" + Text(value) + "`");
      }
    } else if (key == "returns") {
      llvm::StringRef text = Text(value);
      symbol.result = ReadResult(text);
      if (!symbol.result.valid() || !text.empty()) {
        return Malformed("malformed result `" + Text(value) + "`");
      }
    } else if (key == "bases") {
      symbol.bases.clear();
      for (const Json& base : value) {
        symbol.bases.push_back(models_.Intern(Text(base)));
      }
    } else if (key == "roles") {
      if (llvm::Error error = ReadRoles(symbol, value)) {
        return error;
      }
    } else if (key == "parameters") {
      if (llvm::Error error = ReadParameters(symbol, value)) {
        return error;
      }
    } else if (key != "names" && key != "doc") {
      return Malformed("unknown key `" + key + "`");
    }
  }
  return llvm::Error::success();
}

llvm::Error TableReader::ReadRoles(Symbol& symbol, const Json& roles) {
  for (const Json& name : roles) {
    std::optional<Role> role = FindRole(Text(name));
    if (!role) {
      return Malformed("unknown role `" + Text(name) + "`");
    }
    symbol.roles.set(static_cast<size_t>(*role));
  }
  return llvm::Error::success();
}

llvm::Error TableReader::ReadParameters(Symbol& symbol, const Json& parameters) {
  symbol.parameters.clear();
  for (const Json& value : parameters) {
    llvm::StringRef text = Text(value);
    Parameter parameter;
    while (text.consume_front("*")) {
      ++parameter.stars;
    }
    parameter.has_default = text.consume_back("=");
    parameter.name = models_.names_.Intern(text);
    if (parameter.stars > 2) {
      return Malformed("malformed parameter `" + Text(value) + "`");
    }
    symbol.parameters.push_back(parameter);
  }
  return llvm::Error::success();
}

ResultId TableReader::ReadResult(llvm::StringRef& text) {
  text = text.ltrim();
  size_t length = text.find_first_of("(), ");
  llvm::StringRef word = text.take_front(length);
  text = text.drop_front(word.size());
  if (text.consume_front("(")) {
    return ReadConstructed(word, text);
  }
  auto kind = llvm::StringSwitch<std::optional<ResultKind>>(word)
                  .Case("unknown", ResultKind::Unknown)
                  .Case("none", ResultKind::None)
                  .Case("self", ResultKind::Self)
                  .Case("decorator", ResultKind::Decorator)
                  .Default(std::nullopt);
  Result result;
  if (kind) {
    result.kind = *kind;
  } else if (word.contains('.')) {
    result.kind = ResultKind::Instance;
    result.symbol = models_.Intern(word);
  } else {
    return ResultId();
  }
  return models_.results_.Add(std::move(result));
}

ResultId TableReader::ReadConstructed(llvm::StringRef word, llvm::StringRef& text) {
  Result result;
  if (word == "argument" || word == "class") {
    result.kind = word == "class" ? ResultKind::Class : ResultKind::Argument;
    size_t length = text.find(')');
    result.name = models_.names_.Intern(text.take_front(length));
    text = text.drop_front(std::min(length, text.size()));
    return text.consume_front(")") ? models_.results_.Add(std::move(result)) : ResultId();
  }
  if (word == "pieces") {
    // A list of unknown length whose first elements are told apart.
    constexpr size_t kPieces = 8;
    result.kind = ResultKind::List;
    llvm::StringRef element = text;
    for (size_t i = 0; i <= kPieces; ++i) {
      text = element;
      result.elements.push_back(ReadResult(text));
    }
    bool closed = result.elements.back().valid() && text.consume_front(")");
    return closed ? models_.results_.Add(std::move(result)) : ResultId();
  }
  auto kind = llvm::StringSwitch<std::optional<ResultKind>>(word)
                  .Case("tuple", ResultKind::Tuple)
                  .Case("list", ResultKind::List)
                  .Case("union", ResultKind::Union)
                  .Default(std::nullopt);
  if (!kind) {
    return ResultId();
  }
  result.kind = *kind;
  do {
    ResultId element = ReadResult(text);
    if (!element.valid()) {
      return ResultId();
    }
    result.elements.push_back(element);
  } while (text.consume_front(","));
  return text.consume_front(")") ? models_.results_.Add(std::move(result)) : ResultId();
}

llvm::Expected<std::unique_ptr<Models>> Models::Load(EmbeddedFiles tables) {
  auto models = std::make_unique<Models>();
  TableReader reader(*models);
  auto for_each = [&](auto read) -> llvm::Error {
    for (const EmbeddedFile& file : tables) {
      Json table = Json::parse(file.bytes.begin(), file.bytes.end(), nullptr,
                               /*allow_exceptions=*/false);
      if (table.is_discarded()) {
        return Malformed(file.path + ": no valid JSON");
      }
      if (llvm::Error error = read(table)) {
        return llvm::joinErrors(Malformed(file.path), std::move(error));
      }
    }
    return llvm::Error::success();
  };
  if (llvm::Error error = for_each([&](const Json& t) { return reader.ReadAliases(t); })) {
    return error;
  }
  if (llvm::Error error = for_each([&](const Json& t) { return reader.ReadSymbols(t); })) {
    return error;
  }
  if (llvm::Error error = for_each([&](const Json& t) { return reader.ReadPatterns(t); })) {
    return error;
  }
  if (llvm::Error error = for_each([&](const Json& t) { return reader.ReadTypes(t); })) {
    return error;
  }
  return models;
}

}  // namespace hybridize::models
