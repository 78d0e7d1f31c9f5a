#include "driver/ignore_comments.h"

#include <map>
#include <optional>
#include <set>

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace hybridize::driver {
namespace {

using syntax::Node;
using syntax::NodeKind;

// What stands behind `hybridize: ignore` in a comment; nothing when that is not what it says. Other
// words may stand before and behind, as in `# noqa  # hybridize: ignore[P1] until the tests pass`.
struct Directive {
  bool all = false;
  // Into the comment's text; empty for `all`.
  llvm::StringRef codes;
};

std::optional<Directive> Parse(llvm::StringRef comment) {
  for (size_t at = comment.find('#'); at != llvm::StringRef::npos; at = comment.find('#', at + 1)) {
    llvm::StringRef rest = comment.drop_front(at + 1).ltrim();
    if (!rest.consume_front("hybridize:")) {
      continue;
    }
    rest = rest.ltrim();
    if (!rest.consume_front("ignore")) {
      continue;
    }
    if (!rest.starts_with("[")) {
      bool goes_on = !rest.empty() && (llvm::isAlnum(rest[0]) || rest[0] == '-' || rest[0] == '_');
      return goes_on ? std::nullopt : std::optional(Directive{.all = true});
    }
    size_t close = rest.find(']');
    if (close != llvm::StringRef::npos) {
      return Directive{.codes = rest.slice(1, close)};
    }
  }
  return std::nullopt;
}

class Finder {
 public:
  Finder(const project::SourceFile& file, const syntax::Tree& tree) : file_(file), tree_(tree) {}

  IgnoreComments Find() {
    for (uint32_t index = 0; index < tree_.size(); ++index) {
      Node node = tree_.node(index);
      if (node.Is(NodeKind::Comment)) {
        if (std::optional<Directive> directive = Parse(node.text())) {
          directives_[Line(node.span().begin)] = *directive;
        }
      }
    }
    // Most files have none: then there is nothing to look up.
    for (uint32_t index = 0; index < tree_.size() && !directives_.empty(); ++index) {
      if (tree_.node(index).Is(NodeKind::FunctionDefinition)) {
        VisitFunction(tree_.node(index));
      }
    }
    return std::move(found_);
  }

 private:
  uint32_t Line(uint32_t offset) const { return file_.Locate(offset).line; }

  void VisitFunction(Node function) {
    std::set<uint32_t> lines = {Line(function.span().begin), Line(HeaderEnd(function))};
    Node decorated = function.parent();
    if (decorated && decorated.Is(NodeKind::DecoratedDefinition)) {
      for (Node decorator : decorated.children()) {
        if (decorator.Is(NodeKind::Decorator)) {
          uint32_t last = Line(decorator.span().end - 1);
          for (uint32_t line = Line(decorator.span().begin); line <= last; ++line) {
            lines.insert(line);
          }
        }
      }
    }
    for (uint32_t line : lines) {
      auto directive = directives_.find(line);
      if (directive != directives_.end()) {
        AddComment(function, directive->second);
      }
    }
  }

  // Where the colon before the body ends.
  static uint32_t HeaderEnd(Node function) {
    uint32_t end = function.span().begin;
    for (Node child : function.children()) {
      if (child.field() == syntax::Field::Body) {
        break;
      }
      if (!child.Is(NodeKind::Comment)) {
        end = child.span().end;
      }
    }
    return end;
  }

  void AddComment(Node function, const Directive& directive) {
    IgnoreComment comment{.definition = function.index(), .all = directive.all};
    llvm::SmallVector<llvm::StringRef> codes;
    directive.codes.split(codes, ',', -1, /*KeepEmpty=*/false);
    for (llvm::StringRef code : codes) {
      code = code.trim();
      if (!code.empty() && !comment.codes.Add(code)) {
        auto begin = static_cast<uint32_t>(code.data() - tree_.text().data());
        Span span = {begin, begin + static_cast<uint32_t>(code.size())};
        found_.unknown.push_back({span, code.str()});
      }
    }
    found_.comments.push_back(comment);
  }

  const project::SourceFile& file_;
  const syntax::Tree& tree_;
  // By line: a line has at most one comment.
  std::map<uint32_t, Directive> directives_;
  IgnoreComments found_;
};

}  // namespace

IgnoreComments FindIgnoreComments(const project::SourceFile& file, const syntax::Tree& tree) {
  return Finder(file, tree).Find();
}

}  // namespace hybridize::driver
