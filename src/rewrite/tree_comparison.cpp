#include "rewrite/tree_comparison.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "llvm/ADT/STLFunctionalExtras.h"

namespace hybridize::rewrite {
namespace {

using syntax::Node;
using syntax::NodeKind;
using syntax::Tree;

// What an edit is in each of the texts.
struct Place {
  Span before;
  Span after;
};

// A step of the walk over a tree: a token, or the beginning or end of an inner node. Offsets are
// those of the text before; those of inner nodes do not count, since edits at their edge move them.
struct Step {
  NodeKind kind = NodeKind::Error;
  bool leaves = false;
  Span token;
  llvm::StringRef text;

  friend bool operator==(const Step&, const Step&) = default;
};

bool IsExtra(NodeKind kind) {
  return kind == NodeKind::Comment || kind == NodeKind::LineContinuation;
}

class Walk {
 public:
  Walk(const Tree& tree, const std::vector<Place>& places, bool is_after)
      : tree_(tree), places_(places), is_after_(is_after) {}

  // The steps, and behind them the tokens whose place in the tree means nothing.
  std::vector<Step> Run() {
    for (uint32_t i = 0; i < tree_.size();) {
      Leave(i);
      i = Enter(tree_.node(i));
    }
    Leave(static_cast<uint32_t>(tree_.size()));
    steps_.insert(steps_.end(), extras_.begin(), extras_.end());
    return std::move(steps_);
  }

 private:
  struct Open {
    NodeKind kind;
    uint32_t end;
  };

  // Returns the index of the node to go on with.
  uint32_t Enter(Node node) {
    uint32_t end = node.index() + tree_.entry(node.index()).size;
    Span span = node.span();
    if (span.empty() || IsEdited(span)) {
      return end;
    }
    if (!node.first_child()) {
      std::vector<Step>& tokens = IsExtra(node.kind()) ? extras_ : steps_;
      tokens.push_back(
          {.kind = node.kind(), .token = {Begin(span.begin), End(span.end)}, .text = node.text()});
    } else if (node.Is(NodeKind::Decorator) && Touches(span)) {
      flat_until_ = std::max(flat_until_, end);
    } else if (!node.Is(NodeKind::DecoratedDefinition) && node.index() >= flat_until_) {
      steps_.push_back({.kind = node.kind()});
      open_.push_back({node.kind(), end});
    }
    return node.index() + 1;
  }

  void Leave(uint32_t index) {
    for (; !open_.empty() && open_.back().end <= index; open_.pop_back()) {
      steps_.push_back({.kind = open_.back().kind, .leaves = true});
    }
  }

  Span Own(const Place& place) const { return is_after_ ? place.after : place.before; }

  bool IsEdited(Span span) const {
    return AnyNear(span, [&](Span place) { return place.Contains(span); });
  }
  bool Touches(Span span) const {
    return AnyNear(span, [](Span) { return true; });
  }
  // Whether the condition holds for a place that overlaps the span or meets it.
  bool AnyNear(Span span, llvm::function_ref<bool(Span)> condition) const {
    auto own_end = [&](const Place& place) { return Own(place).end; };
    auto place = std::ranges::lower_bound(places_, span.begin, {}, own_end);
    for (; place != places_.end() && Own(*place).begin <= span.end; ++place) {
      if (condition(Own(*place))) {
        return true;
      }
    }
    return false;
  }

  // The offset of a token's beginning or end in the text before.
  uint32_t Begin(uint32_t offset) const {
    auto end = [](const Place& place) { return place.after.end; };
    return Back(offset, std::ranges::upper_bound(places_, offset, {}, end));
  }
  uint32_t End(uint32_t offset) const {
    auto begin = [](const Place& place) { return place.after.begin; };
    return Back(offset, std::ranges::lower_bound(places_, offset, {}, begin));
  }
  // `next` is the first place that does not lie before the offset.
  uint32_t Back(uint32_t offset, std::vector<Place>::const_iterator next) const {
    if (!is_after_ || next == places_.begin()) {
      return offset;
    }
    const Place& last = *std::prev(next);
    return offset - last.after.end + last.before.end;
  }

  const Tree& tree_;
  const std::vector<Place>& places_;
  bool is_after_;
  std::vector<Step> steps_;
  std::vector<Step> extras_;
  std::vector<Open> open_;
  // Of the nodes before this index only the tokens count.
  uint32_t flat_until_ = 0;
};

std::vector<Place> Places(llvm::ArrayRef<Edit> edits) {
  std::vector<Place> places;
  uint32_t before = 0;
  uint32_t after = 0;
  for (const Edit& edit : edits) {
    after += edit.span.begin - before;
    uint32_t size = static_cast<uint32_t>(edit.replacement.size());
    places.push_back({.before = edit.span, .after = {after, after + size}});
    before = edit.span.end;
    after += size;
  }
  return places;
}

}  // namespace

std::optional<uint32_t> FirstDifference(const Tree& before, const Tree& after,
                                        llvm::ArrayRef<Edit> edits) {
  std::vector<Place> places = Places(edits);
  std::vector<Step> old_steps = Walk(before, places, /*is_after=*/false).Run();
  std::vector<Step> new_steps = Walk(after, places, /*is_after=*/true).Run();
  auto [old_step, new_step] = std::ranges::mismatch(old_steps, new_steps);
  if (old_step == old_steps.end() && new_step == new_steps.end()) {
    return std::nullopt;
  }
  // The last token that is the same.
  uint32_t offset = 0;
  for (auto step = old_steps.begin(); step != old_step; ++step) {
    offset = std::max(offset, step->token.begin);
  }
  return offset;
}

}  // namespace hybridize::rewrite
