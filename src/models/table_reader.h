#ifndef HYBRIDIZE_SRC_MODELS_TABLE_READER_H_
#define HYBRIDIZE_SRC_MODELS_TABLE_READER_H_

#include <string>

#include "hybridize/models/models.h"
#include "nlohmann/json_fwd.hpp"

namespace hybridize::models {

// Fills a Models from JSON tables (docs/models.md). Aliases of all tables are read before any
// symbol, so that an entry may name symbols by any of their paths.
class TableReader {
 public:
  explicit TableReader(Models& models) : models_(models) {}

  llvm::Error ReadAliases(const nlohmann::ordered_json& table);
  llvm::Error ReadSymbols(const nlohmann::ordered_json& table);
  llvm::Error ReadTypes(const nlohmann::ordered_json& table);
  // Gives what a pattern says to every symbol that it matches and that has no result of its own.
  llvm::Error ReadPatterns(const nlohmann::ordered_json& table);

 private:
  llvm::Error ReadEntry(llvm::StringRef module, const nlohmann::ordered_json& entry);
  llvm::Error ReadInto(Symbol& symbol, const nlohmann::ordered_json& entry);
  llvm::Error ReadRoles(Symbol& symbol, const nlohmann::ordered_json& roles);
  llvm::Error ReadParameters(Symbol& symbol, const nlohmann::ordered_json& parameters);
  // Parses one result and cuts it from the front of `text`; an invalid id when it is malformed.
  ResultId ReadResult(llvm::StringRef& text);
  ResultId ReadConstructed(llvm::StringRef word, llvm::StringRef& text);

  // Every path under which a symbol is known: its own and its aliases.
  std::vector<std::pair<std::string, SymbolId>> AllPaths() const;

  Models& models_;
};

}  // namespace hybridize::models

#endif  // HYBRIDIZE_SRC_MODELS_TABLE_READER_H_
