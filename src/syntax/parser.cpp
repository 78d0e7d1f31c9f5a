#include "syntax/parser.h"

#include <array>
#include <limits>
#include <vector>

#include "hybridize/base/check.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "syntax/token.h"

extern "C" const TSLanguage* tree_sitter_python(void);

namespace hybridize::syntax {
namespace {

struct DeleteParser {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

// CPython takes 100 levels; the scanner's buffer has room for at least 380.
constexpr size_t kMaxIndentationLevels = 200;

// An upper bound of the levels of indentation: the longest chain of ever wider lines, where wider
// is measured as the scanner does.
bool IndentsTooDeep(llvm::StringRef text) {
  llvm::SmallVector<uint16_t, 32> levels;
  size_t position = 0;
  while (position < text.size()) {
    uint16_t width = 0;
    for (; position < text.size(); ++position) {
      char c = text[position];
      if (c == ' ') {
        ++width;
      } else if (c == '\t') {
        width = static_cast<uint16_t>(width + 8);
      } else if (c == '\f' || c == '\r') {
        width = 0;
      } else {
        break;
      }
    }
    while (!levels.empty() && levels.back() >= width) {
      levels.pop_back();
    }
    levels.push_back(width);
    if (levels.size() > kMaxIndentationLevels) {
      return true;
    }
    size_t newline = text.find('\n', position);
    position = newline == llvm::StringRef::npos ? text.size() : newline + 1;
  }
  return false;
}

struct Tables {
  std::vector<NodeKind> kinds;
  std::vector<Field> fields;
};

llvm::StringMap<NodeKind> NamedKinds() {
  llvm::StringMap<NodeKind> kinds;
#define HYB_NODE(Enumerator, name) kinds[name] = NodeKind::Enumerator;
#include "hybridize/syntax/node_kinds.def"
  return kinds;
}

llvm::StringMap<NodeKind> TokenKinds() {
  llvm::StringMap<NodeKind> kinds;
#define HYB_TOKEN(Enumerator, name) kinds[name] = NodeKind::Enumerator;
#include "hybridize/syntax/node_kinds.def"
  return kinds;
}

Tables BuildTables() {
  const TSLanguage* language = tree_sitter_python();
  Tables tables;
  llvm::StringMap<NodeKind> named = NamedKinds();
  llvm::StringMap<NodeKind> tokens = TokenKinds();
  for (uint32_t i = 0; i < ts_language_symbol_count(language); ++i) {
    auto symbol = static_cast<TSSymbol>(i);
    const llvm::StringMap<NodeKind>& kinds =
        ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular ? named : tokens;
    auto entry = kinds.find(ts_language_symbol_name(language, symbol));
    tables.kinds.push_back(entry == kinds.end() ? NodeKind::Unrecognized : entry->second);
  }
  llvm::StringMap<Field> fields;
#define HYB_FIELD(Enumerator, name) fields[name] = Field::Enumerator;
#include "hybridize/syntax/fields.def"
  tables.fields.push_back(Field::None);
  for (uint32_t i = 1; i <= ts_language_field_count(language); ++i) {
    tables.fields.push_back(
        fields.lookup(ts_language_field_name_for_id(language, static_cast<TSFieldId>(i))));
  }
  return tables;
}

const Tables& GrammarTables() {
  static const Tables tables = BuildTables();
  return tables;
}

}  // namespace

OwnedTree ParseText(llvm::StringRef text) {
  HYB_CHECK(text.size() < std::numeric_limits<uint32_t>::max(), "text of 4 GiB or more");
  if (IndentsTooDeep(text) || FindBlankContinuations(text) != llvm::StringRef::npos) {
    return nullptr;
  }
  std::unique_ptr<TSParser, DeleteParser> parser(ts_parser_new());
  bool compatible = ts_parser_set_language(parser.get(), tree_sitter_python());
  HYB_CHECK(compatible, "the grammar and the parser library are of different versions");
  return OwnedTree(ts_parser_parse_string(parser.get(), nullptr, text.data(),
                                          static_cast<uint32_t>(text.size())));
}

NodeKind KindOf(TSSymbol symbol) {
  const std::vector<NodeKind>& kinds = GrammarTables().kinds;
  // The symbol of an error lies outside of the table.
  return symbol < kinds.size() ? kinds[symbol] : NodeKind::Error;
}

Field FieldOf(TSFieldId field) { return GrammarTables().fields[field]; }

}  // namespace hybridize::syntax
