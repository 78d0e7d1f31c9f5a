#include "hybridize/models/models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "hybridize/base/check.h"

namespace hybridize::models {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

std::unique_ptr<Models> Tables(std::initializer_list<const char*> texts) {
  std::vector<EmbeddedFile> files;
  for (const char* text : texts) {
    files.push_back({.path = "table.json", .bytes = text});
  }
  llvm::Expected<std::unique_ptr<Models>> models = Models::Load(files);
  HYB_CHECK(bool(models), "the table is wrong");
  return std::move(*models);
}

std::string Refusal(const char* text) {
  EmbeddedFile file{.path = "table.json", .bytes = text};
  llvm::Expected<std::unique_ptr<Models>> models = Models::Load(file);
  return models ? "" : llvm::toString(models.takeError());
}

constexpr const char* kLibrary = R"json({
  "module": "lib",
  "aliases": {"old": "lib.new", "short": "lib.new.deep", "shorter": "lib.short"},
  "symbols": [
    {"names": ["new", "new.deep"], "kind": "module"},
    {"names": ["Base"], "kind": "class", "roles": ["tensor"]},
    {"names": ["Base.run", "Base.stop"], "kind": "method", "returns": "self"},
    {"names": ["Derived"], "kind": "class", "bases": ["lib.Base"]},
    {"names": ["Derived.run"], "kind": "method", "returns": "none"},
    {"names": ["new.deep.f"], "kind": "function", "parameters": ["a", "*rest", "b=", "**options"],
     "returns": "union(tuple(lib.Base, argument(a)), none)"
}
  ]
  })json";

TEST(Models, GiveEveryAliasTheSymbolOfItsCanonicalPath) {
  auto models = Tables({kLibrary});
  SymbolId f = models->Find("lib.new.deep.f");
  ASSERT_TRUE(f.valid());
  EXPECT_EQ(models->Find("lib.old.deep.f"), f);
  EXPECT_EQ(models->Find("lib.short.f"), f);
  EXPECT_EQ(models->Find("lib.shorter.f"), f);
  EXPECT_EQ(models->path(models->Find("lib.short.f")), "lib.new.deep.f");
  EXPECT_THAT(models->AliasesOf(models->Find("lib.new")), ElementsAre("lib.old"));
}

TEST(Models, TellNamesThatNoTableHas) {
  auto models = Tables({kLibrary});
  EXPECT_FALSE(models->Find("lib.nothing").valid());
  SymbolId added = models->Intern("lib.old.nothing");
  EXPECT_EQ(models->symbol(added).kind, SymbolKind::Unmodelled);
  EXPECT_EQ(models->path(added), "lib.new.nothing");
  EXPECT_EQ(models->Intern("lib.new.nothing"), added);
}

TEST(Models, LookMembersUpInTheClassAndThenInItsBases) {
  auto models = Tables({kLibrary});
  SymbolId derived = models->Find("lib.Derived");
  EXPECT_EQ(models->path(models->FindMember(derived, "run")), "lib.Derived.run");
  EXPECT_EQ(models->path(models->FindMember(derived, "stop")), "lib.Base.stop");
  EXPECT_FALSE(models->FindMember(derived, "missing").valid());
  EXPECT_EQ(models->symbol(models->Member(derived, "missing")).kind, SymbolKind::Unmodelled);
}

TEST(Models, InheritRolesThroughBases) {
  auto models = Tables({kLibrary});
  SymbolId base = models->Find("lib.Base");
  SymbolId derived = models->Find("lib.Derived");
  EXPECT_FALSE(models->Has(derived, Role::Tensor));
  EXPECT_TRUE(models->IsA(derived, Role::Tensor));
  EXPECT_TRUE(models->IsSubclass(derived, base));
  EXPECT_TRUE(models->IsSubclass(base, base));
  EXPECT_FALSE(models->IsSubclass(base, derived));
}

TEST(Models, ReadParametersWithTheirStarsAndDefaults) {
  auto models = Tables({kLibrary});
  std::vector<std::string> texts;
  for (const Parameter& parameter : models->symbol(models->Find("lib.short.f")).parameters) {
    texts.push_back(std::string(parameter.stars, '*') + models->name(parameter.name).str() +
                    (parameter.has_default ? "=" : ""));
  }
  EXPECT_THAT(texts, ElementsAre("a", "*rest", "b=", "**options"));
}

TEST(Models, ReadNestedResults) {
  auto models = Tables({kLibrary});
  const Result& result = models->result(models->symbol(models->Find("lib.short.f")).result);
  ASSERT_EQ(result.kind, ResultKind::Union);
  ASSERT_EQ(result.elements.size(), 2U);
  const Result& tuple = models->result(result.elements[0]);
  ASSERT_EQ(tuple.kind, ResultKind::Tuple);
  const Result& instance = models->result(tuple.elements[0]);
  EXPECT_EQ(instance.kind, ResultKind::Instance);
  EXPECT_EQ(models->path(instance.symbol), "lib.Base");
  const Result& argument = models->result(tuple.elements[1]);
  EXPECT_EQ(argument.kind, ResultKind::Argument);
  EXPECT_EQ(models->name(argument.name), "a");
  EXPECT_EQ(models->result(result.elements[1]).kind, ResultKind::None);
}

TEST(Models, AddUpWhatSeveralTablesSay) {
  auto models = Tables(
      {R"json({"module": "m", "symbols": [
                              {"names": ["f"], "kind": "function", "returns": "none"}]})json",
       R"json({"module": "m", "symbols": [{"names": ["f"], "roles": ["eager-only"]}]})json"});
  SymbolId f = models->Find("m.f");
  EXPECT_TRUE(models->Has(f, Role::EagerOnly));
  EXPECT_EQ(models->symbol(f).kind, SymbolKind::Function);
  EXPECT_TRUE(models->symbol(f).result.valid());
  EXPECT_THAT(models->WithRole(Role::EagerOnly), ElementsAre(f));
  EXPECT_THAT(models->WithRole(Role::Tensor), IsEmpty());
}

TEST(Models, NameTheTableAndTheEntryThatIsWrong) {
  EXPECT_THAT(Refusal("{"), AllOf(HasSubstr("table.json"), HasSubstr("JSON")));
  EXPECT_THAT(Refusal(R"json({"symbols": [{"kind": "class"}]})json"), HasSubstr("names"));
  EXPECT_THAT(Refusal(R"json({"module": "m", "symbols": [{"names": ["C"], "kind": "klass"}]})json"),
              AllOf(HasSubstr("m.C"), HasSubstr("klass")));
  EXPECT_THAT(Refusal(R"json({"symbols": [{"names": ["f"], "roles": ["tensr"]}]})json"),
              AllOf(HasSubstr("`f`"), HasSubstr("tensr")));
  EXPECT_THAT(Refusal(R"json({"symbols": [{"names": ["f"], "returns": "tuple(a.B"}]})json"),
              HasSubstr("tuple(a.B"));
  EXPECT_THAT(Refusal(R"json({"symbols": [{"names": ["f"], "result": "none"}]})json"),
              HasSubstr("result"));
  EXPECT_THAT(Refusal(R"json({"aliases": {"a": "b", "b": "a"}})json"),
              HasSubstr("stands for itself"));
}

// The tables that are shipped.
class ShippedTest : public testing::Test {
 protected:
  ShippedTest() : models_(std::move(llvm::cantFail(Models::Load(kModelTables)))) {}

  SymbolId Find(llvm::StringRef path) const {
    SymbolId id = models_->Find(path);
    HYB_CHECK(id.valid(), "no such symbol");
    return id;
  }

  std::unique_ptr<Models> models_;
};

TEST_F(ShippedTest, HaveTheNamesUnderWhichALibraryExportsOneThing) {
  EXPECT_EQ(Find("tensorflow.reduce_sum"), Find("tensorflow.math.reduce_sum"));
  EXPECT_EQ(Find("tensorflow.compat.v2.function"), Find("tensorflow.function"));
  EXPECT_EQ(Find("keras.layers.Dense"), Find("tensorflow.keras.layers.Dense"));
}

TEST_F(ShippedTest, KnowWhatThingsAre) {
  EXPECT_TRUE(models_->Has(Find("tensorflow.function"), Role::GraphDecorator));
  EXPECT_TRUE(models_->IsA(Find("tensorflow.Variable"), Role::Tensor));
  EXPECT_TRUE(models_->IsA(Find("tensorflow.keras.layers.Dense"), Role::Layer));
  EXPECT_TRUE(models_->Has(Find("tensorflow.matmul"), Role::TensorOperation));
  EXPECT_FALSE(models_->Has(Find("numpy.dot"), Role::TensorOperation));
  EXPECT_TRUE(models_->Has(Find("builtins.print"), Role::WorldEffect));
}

TEST_F(ShippedTest, HaveEachRoleSomewhere) {
  for (size_t i = 0; i < kRoleCount; ++i) {
    EXPECT_THAT(models_->WithRole(static_cast<Role>(i)), Not(IsEmpty()))
        << Name(static_cast<Role>(i)).str();
  }
}

TEST_F(ShippedTest, RefineClassesOnlyByClasses) {
  for (uint32_t i = 0; i < models_->size(); ++i) {
    const Symbol& symbol = models_->symbol(SymbolId(i));
    for (SymbolId base : symbol.bases) {
      EXPECT_EQ(models_->symbol(base).kind, SymbolKind::Class)
          << models_->path(base).str() << ", a base of " << models_->path(SymbolId(i)).str();
    }
  }
}

}  // namespace
}  // namespace hybridize::models
