// The acceptance cases that state a diff, without the engine: the changes are taken from the facts
// of the case, so that only planning, applying and printing are on trial.
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "rewrite/support.h"

namespace hybridize::rewrite {
namespace {

namespace fs = std::filesystem;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

constexpr const char* kUsualSignature = "[tf.TensorSpec(shape=(2,), dtype=tf.float32)]";

// Signatures that the cases leave to the diff.
const std::map<std::string, std::string>& UnstatedSignatures() {
  static const std::map<std::string, std::string> kSignatures = {
      {"countdown_dynamic", "[tf.TensorSpec(shape=(None,), dtype=tf.float32)]"}};
  return kSignatures;
}

std::vector<std::string> CasesWithDiff() {
  std::vector<std::string> cases;
  fs::path root = fs::path(HYBRIDIZE_SOURCE_DIR) / "tests/cases";
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().filename() == "expected.diff") {
      cases.push_back(fs::relative(entry.path().parent_path(), root).string());
    }
  }
  std::ranges::sort(cases);
  return cases;
}

// The facts in the comment lines directly above a definition or its decorators.
std::map<std::string, std::string> FactsAbove(llvm::StringRef text, Node definition) {
  Node decorated = definition.parent();
  bool has_decorators = decorated.Is(NodeKind::DecoratedDefinition);
  uint32_t begin = (has_decorators ? decorated : definition).span().begin;
  llvm::SmallVector<llvm::StringRef, 0> lines;
  text.take_front(begin).split(lines, '\n');
  lines.pop_back();
  std::map<std::string, std::string> facts;
  for (llvm::StringRef line : llvm::reverse(lines)) {
    line = line.trim();
    if (!line.consume_front("#$")) {
      break;
    }
    auto [key, value] = line.split(':');
    facts[key.trim().str()] = value.trim().str();
  }
  return facts;
}

// `[TensorSpec(…)]` as a file without module alias spells it, with the alias.
std::string Canonical(std::string signature) {
  for (const char* name : {"TensorSpec", "float32", "int32"}) {
    for (size_t at = 0; (at = signature.find(name, at)) != std::string::npos; at += 4) {
      if (at == 0 || (signature[at - 1] != '.' && !llvm::isAlpha(signature[at - 1]))) {
        signature.insert(at, "tf.");
      }
    }
  }
  return signature;
}

std::vector<uint32_t> TracingDecorators(Node definition) {
  std::vector<uint32_t> positions;
  uint32_t position = 0;
  Node decorated = definition.parent();
  for (Node child : decorated.children()) {
    if (!child.Is(NodeKind::Decorator)) {
      continue;
    }
    std::string text = child.text().str();
    std::erase_if(text, [](char c) { return c == ' ' || c == '\\' || c == '\r' || c == '\n'; });
    if (text.starts_with("@tf.function") || text.starts_with("@function")) {
      positions.push_back(position);
    }
    ++position;
  }
  return positions;
}

std::optional<FunctionChange> ChangeOf(const ParsedFile& file, Node definition, bool infers) {
  std::map<std::string, std::string> facts = FactsAbove(file.file().text(), definition);
  FunctionChange change{.definition = definition.index()};
  if (facts["decision"] == "dehybridize") {
    change.kind = FunctionChange::Kind::Remove;
    change.decorators = TracingDecorators(definition);
    return change;
  }
  if (facts["decision"] == "reconfigure") {
    change.kind = FunctionChange::Kind::SetSignature;
    change.decorators = TracingDecorators(definition);
  } else if (facts["decision"] != "convert") {
    return std::nullopt;
  }
  auto unstated = UnstatedSignatures().find(definition.Child(Field::Name).text().str());
  if (facts.contains("signature")) {
    change.signature = facts["signature"] == "none" ? "" : Canonical(facts["signature"]);
  } else if (unstated != UnstatedSignatures().end()) {
    change.signature = unstated->second;
  } else if (infers) {
    change.signature = kUsualSignature;
  }
  return change;
}

std::string DiffOf(const fs::path& root, const fs::path& path, bool infers) {
  ParsedFile file(ReadBytes(path.string()), fs::relative(path, root).string());
  std::vector<FunctionChange> changes;
  for (uint32_t i = 0; i < file.tree().size(); ++i) {
    Node node = file.tree().node(i);
    if (node.Is(NodeKind::FunctionDefinition)) {
      if (std::optional<FunctionChange> change = ChangeOf(file, node, infers)) {
        changes.push_back(*change);
      }
    }
  }
  llvm::Expected<std::string> diff =
      UnifiedDiff(file.file().path(), file.file().bytes(), file.Apply(changes));
  EXPECT_TRUE(static_cast<bool>(diff));
  return diff ? *diff : llvm::toString(diff.takeError());
}

class CaseTest : public testing::TestWithParam<std::string> {};

TEST_P(CaseTest, GivesTheExpectedDiff) {
  fs::path root = fs::path(HYBRIDIZE_SOURCE_DIR) / "tests/cases" / GetParam();
  bool infers =
      fs::exists(root / "flags") &&
      ReadBytes((root / "flags").string()).find("--infer-input-signatures") != std::string::npos;
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".py") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  std::string diff;
  for (const fs::path& path : files) {
    diff += DiffOf(root, path, infers);
  }
  EXPECT_EQ(diff, ReadBytes((root / "expected.diff").string()));
}

std::string TestName(const testing::TestParamInfo<std::string>& param_info) {
  std::string name = param_info.param;
  std::ranges::replace_if(name, [](char c) { return !llvm::isAlnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Rewrite, CaseTest, testing::ValuesIn(CasesWithDiff()), TestName);

TEST(Cases, AreFound) { EXPECT_THAT(CasesWithDiff(), testing::SizeIs(testing::Ge(63))); }

}  // namespace
}  // namespace hybridize::rewrite
