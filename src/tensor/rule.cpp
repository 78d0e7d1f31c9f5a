#include "tensor/rule.h"

#include <algorithm>
#include <iterator>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace hybridize::tensor {
namespace {

// Results of `either` and of unions multiply; beyond this many the rest are left out of a product.
constexpr size_t kMaxResults = 16;

class Parser {
 public:
  Parser(llvm::StringRef text, TermPool& pool) : text_(text), rest_(text), pool_(pool) {}

  llvm::Expected<Rule> Run() {
    Expression();
    rest_ = rest_.ltrim();
    if (!failed_ && !rest_.empty()) {
      failed_ = true;
    }
    if (failed_) {
      return llvm::createStringError("malformed type rule `" + text_ + "` near `" + rest_ + "`");
    }
    return std::move(rule_);
  }

 private:
  bool Eat(char c) {
    rest_ = rest_.ltrim();
    return rest_.consume_front(llvm::StringRef(&c, 1));
  }

  uint32_t Add(Rule::Node node) {
    rule_.nodes.push_back(std::move(node));
    return static_cast<uint32_t>(rule_.nodes.size() - 1);
  }

  uint32_t Literal(TermId term) { return Add({.literal = term}); }

  llvm::StringRef Name() {
    rest_ = rest_.ltrim();
    llvm::StringRef name = rest_.take_while(
        [](char c) { return llvm::isAlnum(c) || c == '_' || c == '.' || c == '#'; });
    rest_ = rest_.drop_front(name.size());
    return name;
  }

  uint32_t Expression() {
    rest_ = rest_.ltrim();
    if (rest_.empty()) {
      failed_ = true;
      return 0;
    }
    if (rest_.consume_front("[")) {
      return Apply(FindWord("list"), ']');
    }
    if (llvm::isDigit(rest_[0]) || rest_[0] == '-' || rest_[0] == '\'') {
      return Literal(Scalar());
    }
    llvm::StringRef name = Name();
    if (name.empty()) {
      failed_ = true;
      return 0;
    }
    if (Eat('(')) {
      const Word* word = FindWord(name);
      failed_ |= word == nullptr && name != "either";
      return Apply(word, ')');
    }
    if (TermId keyword = Keyword(name); keyword.valid()) {
      return Literal(keyword);
    }
    return SlotOf(name);
  }

  // The operands up to `close`; `either` has no word.
  uint32_t Apply(const Word* word, char close) {
    Rule::Node node{.kind = word == nullptr ? Rule::Node::Kind::Either : Rule::Node::Kind::Apply,
                    .word = word};
    if (!Eat(close)) {
      do {
        node.operands.push_back(Expression());
      } while (!failed_ && Eat(','));
      failed_ |= !Eat(close);
    }
    return Add(std::move(node));
  }

  TermId Keyword(llvm::StringRef name) {
    if (name == "none") {
      return pool_.None();
    }
    if (name == "true" || name == "false") {
      return pool_.Bool(name == "true");
    }
    if (name == "unknown") {
      return pool_.Unknown();
    }
    static constexpr std::pair<llvm::StringLiteral, PythonType> kPythonTypes[] = {
        {"python_bool", PythonType::Bool},   {"python_int", PythonType::Int},
        {"python_float", PythonType::Float}, {"python_complex", PythonType::Complex},
        {"python_str", PythonType::String},
    };
    for (const auto& [text, type] : kPythonTypes) {
      if (name == text) {
        return pool_.Of(type);
      }
    }
    std::optional<DType> dtype = FindDType(name);
    return dtype ? pool_.Of(*dtype) : TermId();
  }

  TermId Scalar() {
    rest_ = rest_.ltrim();
    if (rest_.consume_front("'")) {
      auto [text, behind] = rest_.split('\'');
      rest_ = behind;
      return pool_.String(text);
    }
    if (rest_.consume_front("(")) {
      llvm::SmallVector<TermId, 4> elements;
      do {
        elements.push_back(Scalar());
      } while (!failed_ && Eat(','));
      failed_ |= !Eat(')');
      return pool_.Sequence(TermKind::Tuple, elements);
    }
    if (!rest_.empty() && (llvm::isDigit(rest_[0]) || rest_[0] == '-')) {
      llvm::StringRef digits =
          rest_.take_while([](char c) { return llvm::isDigit(c) || c == '-' || c == '.'; });
      rest_ = rest_.drop_front(digits.size());
      int64_t value = 0;
      double real = 0;
      if (!digits.getAsInteger(10, value)) {
        return pool_.Int(value);
      }
      failed_ |= digits.getAsDouble(real);
      return pool_.Float(real);
    }
    TermId keyword = Keyword(Name());
    failed_ |= !keyword.valid();
    return keyword;
  }

  uint32_t SlotOf(llvm::StringRef name) {
    Rule::Slot slot{.otherwise = pool_.Absent()};
    if (name.consume_front("#")) {
      slot.source = Rule::Slot::Source::Position;
      failed_ |= name.getAsInteger(10, slot.position) || slot.position == 0;
      slot.position -= failed_ ? 0 : 1;
    } else if (name == "self") {
      slot.source = Rule::Slot::Source::Receiver;
    } else {
      if (name.consume_front("self.")) {
        slot.source = Rule::Slot::Source::Constructor;
      }
      auto [text, digits] = name.split('#');
      slot.name = text.str();
      if (!digits.empty()) {
        failed_ |= digits.getAsInteger(10, slot.position) || slot.position == 0;
        slot.position -= failed_ ? 0 : 1;
        slot.has_position = true;
      }
    }
    if (Eat('=')) {
      slot.otherwise = Scalar();
    }
    auto same = llvm::find(rule_.slots, slot);
    auto index = static_cast<uint32_t>(std::distance(rule_.slots.begin(), same));
    if (same == rule_.slots.end()) {
      rule_.slots.push_back(std::move(slot));
    }
    return Add({.kind = Rule::Node::Kind::Slot, .slot = index});
  }

  llvm::StringRef text_;
  llvm::StringRef rest_;
  TermPool& pool_;
  Rule rule_;
  bool failed_ = false;
};

// Every choice of one alternative per operand.
llvm::SmallVector<TermId, 4> ApplyToAll(const Rule::Node& node,
                                        llvm::ArrayRef<llvm::SmallVector<TermId, 4>> values,
                                        Context& context) {
  llvm::SmallVector<TermId, 4> results;
  size_t count = 1;
  // What cannot be is no choice, except where another operand may be chosen instead.
  static const llvm::SmallVector<TermId, 4> kNothing = {TermId()};
  auto alternatives_of = [&](uint32_t operand) -> const llvm::SmallVector<TermId, 4>& {
    bool replaced = values[operand].empty() && node.word->selects;
    return replaced ? kNothing : values[operand];
  };
  for (uint32_t operand : node.operands) {
    count = std::min(count * alternatives_of(operand).size(), kMaxResults);
  }
  llvm::SmallVector<TermId, 8> chosen(node.operands.size());
  for (size_t choice = 0; choice < count; ++choice) {
    size_t rest = choice;
    for (size_t i = 0; i < chosen.size(); ++i) {
      const auto& alternatives = alternatives_of(node.operands[i]);
      chosen[i] = alternatives[rest % alternatives.size()];
      rest /= alternatives.size();
    }
    if (node.word->selects && !chosen[0].valid()) {
      continue;
    }
    TermId result = node.word->apply(context, chosen);
    if (result.valid() && !llvm::is_contained(results, result)) {
      results.push_back(result);
    }
  }
  return results;
}

}  // namespace

const Word* FindWord(llvm::StringRef name) {
  for (llvm::ArrayRef<Word> words : {ValueWords(), ExtentWords(), ShapeWords(), IndexWords(),
                                     ProductWords(), NetworkWords(), CompositeWords()}) {
    for (const Word& word : words) {
      if (word.name == name) {
        return &word;
      }
    }
  }
  return nullptr;
}

llvm::Expected<Rule> ParseRule(llvm::StringRef text, TermPool& pool) {
  return Parser(text, pool).Run();
}

llvm::SmallVector<TermId, 4> Evaluate(const Rule& rule, llvm::ArrayRef<TermId> slots,
                                      Context& context) {
  std::vector<llvm::SmallVector<TermId, 4>> values(rule.nodes.size());
  for (size_t i = 0; i < rule.nodes.size(); ++i) {
    const Rule::Node& node = rule.nodes[i];
    switch (node.kind) {
      case Rule::Node::Kind::Slot:
        values[i] = {slots[node.slot]};
        break;
      case Rule::Node::Kind::Literal:
        values[i] = {node.literal};
        break;
      case Rule::Node::Kind::Either:
        for (uint32_t operand : node.operands) {
          values[i].append(values[operand]);
        }
        break;
      case Rule::Node::Kind::Apply:
        values[i] = ApplyToAll(node, values, context);
        break;
    }
  }
  return values.back();
}

}  // namespace hybridize::tensor
