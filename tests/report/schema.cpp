#include "report/schema.h"

#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Regex.h"

namespace hybridize::report {
namespace {

using llvm::json::Array;
using llvm::json::Object;
using llvm::json::Value;

bool HasType(const Value& value, llvm::StringRef type) {
  std::optional<int64_t> integer = value.getAsInteger();
  return llvm::StringSwitch<bool>(type)
      .Case("null", value.kind() == Value::Null)
      .Case("string", value.kind() == Value::String)
      .Case("number", value.kind() == Value::Number)
      .Case("integer", integer.has_value())
      .Case("object", value.kind() == Value::Object)
      .Case("array", value.kind() == Value::Array)
      .Default(false);
}

class Checker {
 public:
  explicit Checker(const Object& root) : root_(root) {}

  void Check(const Object& schema, const Value& value, const std::string& path) {
    if (auto reference = schema.getString("$ref")) {
      llvm::StringRef name = *reference;
      if (!name.consume_front("#/$defs/") || !root_.getObject("$defs")->getObject(name)) {
        Complain(path, "dangling reference");
        return;
      }
      Check(*root_.getObject("$defs")->getObject(name), value, path);
    }
    for (const auto& [keyword, operand] : schema) {
      CheckKeyword(keyword, operand, schema, value, path);
    }
  }

  std::vector<std::string> problems;

 private:
  void CheckKeyword(llvm::StringRef keyword, const Value& operand, const Object& schema,
                    const Value& value, const std::string& path) {
    if (keyword == "type") {
      CheckType(operand, value, path);
    } else if (keyword == "const") {
      Expect(operand == value, path, "is not the constant");
    } else if (keyword == "enum") {
      bool listed = llvm::is_contained(*operand.getAsArray(), value);
      Expect(listed, path, "is none of the values");
    } else if (keyword == "pattern") {
      bool matches = llvm::Regex(*operand.getAsString()).match(value.getAsString().value_or(""));
      Expect(matches, path, "does not match the pattern");
    } else if (keyword == "minimum") {
      Expect(value.getAsNumber().value_or(0) >= *operand.getAsNumber(), path, "is too small");
    } else if (keyword == "properties") {
      CheckProperties(*operand.getAsObject(), value, path);
    } else if (keyword == "required") {
      CheckRequired(*operand.getAsArray(), value, path);
    } else if (keyword == "additionalProperties") {
      CheckAdditional(operand, schema, value, path);
    } else if (keyword == "items") {
      CheckItems(*operand.getAsObject(), value, path);
    } else if (keyword == "maxItems") {
      bool fits = !value.getAsArray() ||
                  static_cast<int64_t>(value.getAsArray()->size()) <= *operand.getAsInteger();
      Expect(fits, path, "has too many items");
    } else {
      static const char* const kOthers[] = {"$ref", "$schema", "$defs", "title", "description"};
      Expect(llvm::is_contained(kOthers, keyword), path, "has a schema keyword we cannot check");
    }
  }

  void CheckType(const Value& types, const Value& value, const std::string& path) {
    bool good = false;
    if (const Array* list = types.getAsArray()) {
      for (const Value& type : *list) {
        good |= HasType(value, *type.getAsString());
      }
    } else {
      good = HasType(value, *types.getAsString());
    }
    Expect(good, path, "has the wrong type");
  }

  void CheckProperties(const Object& properties, const Value& value, const std::string& path) {
    const Object* object = value.getAsObject();
    for (const auto& [name, schema] : properties) {
      const Value* property = object ? object->get(name) : nullptr;
      if (property) {
        Check(*schema.getAsObject(), *property, path + "/" + name.str());
      }
    }
  }

  void CheckRequired(const Array& names, const Value& value, const std::string& path) {
    const Object* object = value.getAsObject();
    for (const Value& name : names) {
      bool present = object && object->get(*name.getAsString());
      Expect(present, path + "/" + name.getAsString()->str(), "is missing");
    }
  }

  void CheckAdditional(const Value& allowed, const Object& schema, const Value& value,
                       const std::string& path) {
    const Object* properties = schema.getObject("properties");
    if (!value.getAsObject()) {
      return;
    }
    for (const auto& [name, property] : *value.getAsObject()) {
      if (properties && properties->get(name)) {
        continue;
      }
      if (const Object* other = allowed.getAsObject()) {
        Check(*other, property, path + "/" + name.str());
      } else {
        Expect(*allowed.getAsBoolean(), path + "/" + name.str(), "is not in the schema");
      }
    }
  }

  void CheckItems(const Object& schema, const Value& value, const std::string& path) {
    if (const Array* array = value.getAsArray()) {
      for (size_t i = 0; i < array->size(); ++i) {
        Check(schema, (*array)[i], path + "/" + std::to_string(i));
      }
    }
  }

  void Expect(bool good, const std::string& path, llvm::StringRef complaint) {
    if (!good) {
      Complain(path, complaint);
    }
  }
  void Complain(const std::string& path, llvm::StringRef complaint) {
    problems.push_back(path + " " + complaint.str());
  }

  const Object& root_;
};

}  // namespace

std::vector<std::string> Schema::Check(const Value& document) const {
  Checker checker(*root_.getAsObject());
  checker.Check(*root_.getAsObject(), document, "");
  return checker.problems;
}

}  // namespace hybridize::report
