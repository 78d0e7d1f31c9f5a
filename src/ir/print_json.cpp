#include "hybridize/ir/print.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"

namespace hybridize::ir {
namespace {

using llvm::json::OStream;

// Strings go out with what JSON cannot hold as it is escaped: a lone surrogate (WTF-8) as `\ud800`,
// and in `bytes` each byte as the character of that number.
void WriteString(OStream& json, llvm::StringRef text, bool is_bytes) {
  if (!is_bytes && llvm::json::isUTF8(text)) {
    json.value(text);
    return;
  }
  json.rawValue([&](llvm::raw_ostream& os) {
    os << '"';
    for (size_t i = 0; i < text.size(); ++i) {
      auto byte = static_cast<unsigned char>(text[i]);
      if (!is_bytes && byte == 0xed && i + 2 < text.size() &&
          static_cast<unsigned char>(text[i + 1]) >= 0xa0) {
        unsigned code = 0xd000U | (static_cast<unsigned>(text[i + 1] & 0x3f) << 6) |
                        static_cast<unsigned>(text[i + 2] & 0x3f);
        os << "\\u" << llvm::format_hex_no_prefix(code, 4);
        i += 2;
      } else if (byte < 0x20 || byte == '"' || byte == '\\' || (is_bytes && byte >= 0x7f)) {
        os << "\\u" << llvm::format_hex_no_prefix(byte, 4);
      } else {
        os << text[i];
      }
    }
    os << '"';
  });
}

class JsonPrinter {
 public:
  JsonPrinter(const Program& program, llvm::raw_ostream& os) : program_(program), json_(os) {}

  void Print() {
    json_.object([&] {
      json_.attributeArray("constants", [&] {
        for (uint32_t i = 0; i < program_.constants().size(); ++i) {
          PrintConstant(program_.constants()[ConstantId(i)]);
        }
      });
      json_.attributeArray("modules", [&] {
        for (const Module& module : program_.modules()) {
          PrintModule(module);
        }
      });
      json_.attributeArray("functions", [&] {
        for (const Function& function : program_.functions()) {
          PrintFunction(function);
        }
      });
    });
  }

 private:
  void PrintConstant(const Constant& constant) {
    json_.object([&] {
      json_.attribute("kind", Name(constant.kind));
      if (constant.text.valid()) {
        json_.attributeBegin("text");
        WriteString(json_, program_.names().text(constant.text),
                    constant.kind == ConstantKind::Bytes);
        json_.attributeEnd();
      }
    });
  }

  void PrintModule(const Module& module) {
    json_.object([&] {
      Text("name", module.name);
      json_.attribute("file", module.file);
      json_.attribute("package", module.is_package);
      json_.attribute("body", module.body.index());
      json_.attribute("first_function", module.first_function);
      json_.attribute("function_count", module.function_count);
    });
  }

  void PrintFunction(const Function& function) {
    json_.object([&] {
      json_.attribute("module", function.module.index());
      Reference("parent", function.parent);
      Reference("annotations", function.annotations);
      json_.attribute("kind", Name(function.kind));
      json_.attribute("async", function.is_async);
      json_.attribute("generator", function.is_generator);
      Text("name", function.name);
      Text("qualname", function.qualname);
      Place("span", function.span);
      Place("name_span", function.name_span);
      json_.attribute("syntax_index", function.syntax_index);
      PrintHeading(function);
      json_.attributeArray("regions", [&] {
        for (const Region& region : function.regions) {
          PrintRegion(region);
        }
      });
      json_.attributeArray("signatures", [&] {
        for (const CallSignature& signature : function.signatures) {
          PrintSignature(signature);
        }
      });
      json_.attributeArray("value_names", [&] {
        for (const Value& value : function.values) {
          if (value.name.valid()) {
            json_.value(program_.names().text(value.name));
          } else {
            json_.value(nullptr);
          }
        }
      });
      json_.attributeArray("blocks", [&] {
        for (const Block& block : function.blocks) {
          PrintBlock(function, block);
        }
      });
    });
  }

  void PrintHeading(const Function& function) {
    Flag("has_loop_else", function.has_loop_else);
    Flag("has_private_names", function.has_private_names);
    Flag("has_nested_yield", function.has_nested_yield);
    Flag("has_dynamic_names", function.has_dynamic_names);
    json_.attributeArray("decorators", [&] {
      for (const Decorator& decorator : function.decorators) {
        WriteSpan(decorator.span);
      }
    });
    json_.attributeArray("parameters", [&] {
      for (const Parameter& parameter : function.parameters) {
        json_.object([&] {
          Text("name", parameter.name);
          json_.attribute("kind", Name(parameter.kind));
          json_.attribute("default", parameter.has_default);
          Place("span", parameter.span);
          Place("annotation", parameter.annotation);
        });
      }
    });
    json_.attributeArray("free_variables", [&] {
      for (NameId name : function.free_variables) {
        WriteString(json_, program_.names().text(name), false);
      }
    });
  }

  void PrintRegion(const Region& region) {
    json_.object([&] {
      json_.attribute("kind", Name(region.kind));
      Reference("parent", region.parent);
      Reference("decider", region.decider);
      Place("span", region.span);
    });
  }

  // A list of [kind, name or null].
  void PrintSignature(const CallSignature& signature) {
    json_.array([&] {
      for (const CallSignature::Argument& argument : signature.arguments) {
        json_.array([&] {
          json_.value(Name(argument.kind));
          if (argument.name.valid()) {
            WriteString(json_, program_.names().text(argument.name), false);
          } else {
            json_.value(nullptr);
          }
        });
      }
    });
  }

  void PrintBlock(const Function& function, const Block& block) {
    json_.object([&] {
      Reference("region", block.region);
      json_.attributeBegin("parameters");
      Values(function.Parameters(block));
      json_.attributeEnd();
      if (const Edge* unwind = function.Unwind(block)) {
        json_.attributeBegin("unwind");
        PrintEdge(function, *unwind);
        json_.attributeEnd();
      }
      json_.attributeArray("instructions", [&] {
        for (uint32_t i = 0; i < block.instructions.count; ++i) {
          PrintInstruction(function, function.instructions[InstId(block.instructions.begin + i)]);
        }
      });
    });
  }

  // Absent: an empty list of operands or edges, false, zero, no result, Plain.
  void PrintInstruction(const Function& function, const Instruction& inst) {
    json_.object([&] {
      json_.attribute("op", Info(inst.op).mnemonic);
      PrintPayload(inst);
      if (inst.operands.count != 0) {
        json_.attributeBegin("operands");
        Values(function.Operands(inst));
        json_.attributeEnd();
      }
      Reference("result", inst.result);
      if (inst.op == Op::FormatValue && inst.flag) {
        Text("text", NameId(inst.extra));
      } else if (inst.extra != 0) {
        json_.attribute("extra", inst.extra);
      }
      Flag("flag", inst.flag);
      if (inst.construct != Construct::Plain) {
        json_.attribute("construct", Name(inst.construct));
      }
      if (inst.edges.count != 0) {
        json_.attributeArray("edges", [&] {
          for (const Edge& edge : function.Edges(inst)) {
            PrintEdge(function, edge);
          }
        });
      }
      Place("span", inst.span);
    });
  }

  // Names and operators as text, everything else as number.
  void PrintPayload(const Instruction& inst) {
    switch (Info(inst.op).payload) {
      case PayloadKind::None:
        break;
      case PayloadKind::Name:
        Text("payload", NameId(inst.payload));
        break;
      case PayloadKind::Binary:
        json_.attribute("payload", Spelling(static_cast<BinaryOperator>(inst.payload)));
        break;
      case PayloadKind::Unary:
        json_.attribute("payload", Spelling(static_cast<UnaryOperator>(inst.payload)));
        break;
      case PayloadKind::Compare:
        json_.attribute("payload", Spelling(static_cast<CompareOperator>(inst.payload)));
        break;
      case PayloadKind::Constant:
      case PayloadKind::Function:
      case PayloadKind::Signature:
      case PayloadKind::Index:
        json_.attribute("payload", inst.payload);
        break;
    }
  }

  // [target, [arguments]].
  void PrintEdge(const Function& function, const Edge& edge) {
    json_.array([&] {
      json_.value(edge.target.index());
      Values(function.Arguments(edge));
    });
  }

  void Values(llvm::ArrayRef<ValueId> values) {
    json_.array([&] {
      for (ValueId value : values) {
        json_.value(value.index());
      }
    });
  }

  void WriteSpan(Span span) {
    json_.array([&] {
      json_.value(span.begin);
      json_.value(span.end);
    });
  }
  void Place(llvm::StringRef key, Span span) {
    json_.attributeBegin(key);
    WriteSpan(span);
    json_.attributeEnd();
  }
  void Text(llvm::StringRef key, NameId name) {
    if (name.valid()) {
      json_.attributeBegin(key);
      WriteString(json_, program_.names().text(name), false);
      json_.attributeEnd();
    }
  }
  void Flag(llvm::StringRef key, bool value) {
    if (value) {
      json_.attribute(key, true);
    }
  }
  template <typename Tag>
  void Reference(llvm::StringRef key, Id<Tag> id) {
    if (id.valid()) {
      json_.attribute(key, id.index());
    }
  }

  const Program& program_;
  OStream json_;
};

}  // namespace

void PrintJson(const Program& program, llvm::raw_ostream& os) {
  JsonPrinter(program, os).Print();
  os << '\n';
}

}  // namespace hybridize::ir
