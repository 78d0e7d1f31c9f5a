// Numbers, strings, f-strings and t-strings.

#include "lower/annotation_text.h"
#include "lower/expressions.h"
#include "lower/literals.h"
#include "lower/strings.h"

namespace hybridize::lower {

using ir::ConstantKind;
using ir::Construct;
using ir::Op;
using ir::ValueId;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

namespace {

constexpr llvm::StringLiteral kUnknownCharacter = "name of a character that is not known";

// `{{` and `}}` outside of replacement fields.
std::string WithoutDoubledBraces(llvm::StringRef text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    result.push_back(text[i]);
    bool brace = text[i] == '{' || text[i] == '}';
    i += brace && i + 1 < text.size() && text[i + 1] == text[i] ? 1 : 0;
  }
  return result;
}

// Collects the parts of a string that is put together at run time.
class StringLowering {
 public:
  StringLowering(FunctionBuilder& f, Node node, bool is_template)
      : f_(f), origin_(f.At(node, Construct::FString)), is_template_(is_template) {}

  void Add(Node string) {
    StringPrefix prefix = PrefixOf(string);
    if (!prefix.formatted && !prefix.is_template) {
      known_ &= AppendDecoded(ContentOf(string), prefix, text_);
      return;
    }
    Span content = ContentSpan(string);
    AddPieces(string, content.begin, content.end, prefix);
  }

  ValueId Finish() {
    if (!known_) {
      return f_.EmitUnknown(kUnknownCharacter, origin_, parts_);
    }
    if (is_template_) {
      Flush();
      return f_.Emit(Op::BuildTemplate, origin_, parts_);
    }
    if (parts_.empty()) {
      origin_.construct = f_.construct;
      return f_.EmitString(text_, origin_);
    }
    if (!text_.empty()) {
      Flush();
    }
    return parts_.size() == 1 ? parts_.front() : f_.Emit(Op::BuildString, origin_, parts_);
  }

 private:
  // The text between `begin` and `end` with the replacement fields that are children of `node`.
  void AddPieces(Node node, uint32_t begin, uint32_t end, StringPrefix prefix) {
    for (Node child : node.children()) {
      if (child.Is(NodeKind::Interpolation) || child.Is(NodeKind::FormatExpression)) {
        AddText(node, begin, child.span().begin, prefix);
        AddField(child, prefix);
        begin = child.span().end;
      }
    }
    AddText(node, begin, end, prefix);
  }

  void AddText(Node node, uint32_t begin, uint32_t end, StringPrefix prefix) {
    uint32_t base = node.span().begin;
    llvm::StringRef piece = node.text().slice(begin - base, end - base);
    known_ &= AppendDecoded(WithoutDoubledBraces(piece), prefix, text_);
  }

  void AddField(Node field, StringPrefix prefix) {
    Node expression = field.Child(Field::Expression);
    Node equal = field.Child(NodeKind::Equal);
    Node conversion = field.Child(Field::TypeConversion);
    Node format = field.Child(Field::FormatSpecifier);
    if (equal) {
      AddSelfDescription(field, equal);
    }
    if (is_template_ || !text_.empty()) {
      Flush();
    }
    Details details{.flag = is_template_};
    if (conversion) {
      details.payload = static_cast<unsigned char>(conversion.text().back());
    } else if (equal && !format) {
      details.payload = 'r';
    }
    if (is_template_) {
      details.extra = f_.unit.Name(expression.text()).index();
    }
    llvm::SmallVector<ValueId, 2> operands = {LowerExpression(f_, expression)};
    if (format) {
      operands.push_back(LowerFormat(format, prefix));
    }
    parts_.push_back(f_.Emit(Op::FormatValue, f_.At(field, Construct::FString), operands, details));
  }

  // `{x = }`: what is written up to the value, without comments.
  void AddSelfDescription(Node field, Node equal) {
    uint32_t begin = field.first_child().span().end;
    Node last = equal.next_sibling();
    while (last && last.Is(NodeKind::Comment)) {
      last = last.next_sibling();
    }
    uint32_t end = last ? last.span().begin : field.span().end;
    AppendWithoutComments(field, begin, equal.span().end);
    // Behind the sign there is nothing but white space and comments, which may have no node.
    llvm::StringRef rest = f_.source->tree->text().slice(equal.span().end, end);
    while (!rest.empty()) {
      text_ += rest.take_until([](char c) { return c == '#'; });
      rest = rest.drop_until([](char c) { return c == '#'; });
      rest = rest.drop_until([](char c) { return c == '\n'; });
    }
  }

  void AppendWithoutComments(Node field, uint32_t begin, uint32_t end) {
    const syntax::Tree& tree = *f_.source->tree;
    for (uint32_t i = field.index() + 1; tree.node(i).span().begin < end; ++i) {
      if (tree.node(i).Is(NodeKind::Comment)) {
        text_ += tree.text().slice(begin, tree.node(i).span().begin);
        begin = tree.node(i).span().end;
      }
    }
    text_ += tree.text().slice(begin, end);
  }

  ValueId LowerFormat(Node format, StringPrefix prefix) {
    StringLowering inner(f_, format, false);
    inner.AddPieces(format, format.span().begin + 1, format.span().end, prefix);
    ValueId value = inner.Finish();
    known_ &= inner.known_;
    return value;
  }

  void Flush() {
    parts_.push_back(f_.EmitString(text_, origin_));
    text_.clear();
  }

  FunctionBuilder& f_;
  Origin origin_;
  bool is_template_;
  bool known_ = true;
  std::string text_;
  llvm::SmallVector<ValueId, 8> parts_;
};

llvm::SmallVector<Node, 4> StringsOf(Node node) {
  llvm::SmallVector<Node, 4> strings;
  if (node.Is(NodeKind::String)) {
    strings.push_back(node);
    return strings;
  }
  for (Node child : node.named_children()) {
    strings.push_back(child);
  }
  return strings;
}

ValueId LowerBytes(FunctionBuilder& f, Node node) {
  std::string value;
  for (Node string : StringsOf(node)) {
    AppendDecoded(ContentOf(string), PrefixOf(string), value);
  }
  return f.EmitConstant(ConstantKind::Bytes, f.At(node), f.unit.Name(value));
}

// A string that is an annotation stands for the expression in it.
ValueId LowerEmbedded(FunctionBuilder& f, Node node) {
  const Source* source = f.unit.scopes.sources()[f.Binding(node)].get();
  Exchanged inner(f.source, source);
  return LowerExpression(f, EmbeddedExpression(*source->tree));
}

}  // namespace

ValueId LowerNumber(FunctionBuilder& f, Node node) {
  Number number = ReadNumber(node.text());
  return f.EmitConstant(number.kind, f.At(node), f.unit.Name(number.text));
}

ValueId LowerString(FunctionBuilder& f, Node node) {
  if (f.Binding(node) != kNoIndex) {
    return LowerEmbedded(f, node);
  }
  llvm::SmallVector<Node, 4> strings = StringsOf(node);
  StringPrefix prefix = PrefixOf(strings.front());
  if (prefix.bytes) {
    return LowerBytes(f, node);
  }
  bool is_template =
      llvm::any_of(strings, [](Node string) { return PrefixOf(string).is_template; });
  StringLowering lowering(f, node, is_template);
  for (Node string : strings) {
    lowering.Add(string);
  }
  return lowering.Finish();
}

bool PlainStringValue(Node node, std::string& value) {
  if (!node.Is(NodeKind::String) && !node.Is(NodeKind::ConcatenatedString)) {
    return false;
  }
  return llvm::all_of(StringsOf(node), [&value](Node string) {
    StringPrefix prefix = PrefixOf(string);
    return !prefix.bytes && !prefix.formatted && !prefix.is_template &&
           AppendDecoded(ContentOf(string), prefix, value);
  });
}

}  // namespace hybridize::lower
