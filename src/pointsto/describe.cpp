// Text about objects and results, for dumps and messages.

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "pointsto/solution_data.h"

namespace hybridize::pointsto {

std::string Solution::QualifiedName(ir::FunctionId id) const {
  const ir::Function& function = data_->program.function(id);
  llvm::StringRef module = data_->program.names().text(data_->program.module(function.module).name);
  if (function.kind == ir::FunctionKind::Module) {
    return module.str();
  }
  return (module + "." + data_->program.names().text(function.qualname)).str();
}

std::string Solution::Describe(ObjectId id) const {
  const Object& object = data_->objects[id];
  const Interner& names = data_->program.names();
  switch (object.kind) {
    case ObjectKind::Constant: {
      static constexpr llvm::StringLiteral kPlain[] = {"None", "True", "False", "..."};
      const ir::Constant& constant = data_->program.constants()[ir::ConstantId(object.index)];
      auto kind = static_cast<size_t>(constant.kind);
      if (kind < std::size(kPlain)) {
        return kPlain[kind].str();
      }
      bool quoted =
          constant.kind == ir::ConstantKind::String || constant.kind == ir::ConstantKind::Bytes;
      std::string text = names.text(constant.text).str();
      return quoted ? "'" + text + "'" : text;
    }
    case ObjectKind::Module:
      return "module " + names.text(data_->program.module(ir::ModuleId(object.index)).name).str();
    case ObjectKind::Namespace:
      return "namespace package " + names.text(NameId(object.index)).str();
    case ObjectKind::Function:
      return "function " + QualifiedName(ir::FunctionId(object.index));
    case ObjectKind::Class:
      return "class " + QualifiedName(ir::FunctionId(object.index));
    case ObjectKind::Instance:
      return "instance of " + ClassName(object.class_object);
    case ObjectKind::BoundMethod:
      return "method " + Describe(object.class_object) + " of " + Describe(object.receiver);
    case ObjectKind::Library:
      return data_->models.path(models::SymbolId(object.index)).str();
    case ObjectKind::BoundLibrary:
      return "method " + data_->models.path(models::SymbolId(object.index)).str();
    case ObjectKind::Decorator:
      return "decorator " + data_->models.path(models::SymbolId(object.index)).str();
    case ObjectKind::Cell:
      return "cell";
    case ObjectKind::Super:
      return "super of " + ClassName(object.class_object);
    case ObjectKind::Unknown:
      return "unknown: " + Text(static_cast<UnknownReason>(object.index)).str();
  }
  return "";
}

std::string Solution::ClassName(ObjectId class_object) const {
  const Object& object = data_->objects[class_object];
  return object.kind == ObjectKind::Class ? QualifiedName(ir::FunctionId(object.index))
                                          : Describe(class_object);
}

void Solution::PrintCallGraph(llvm::raw_ostream& os) const {
  std::vector<std::string> lines;
  // What summaries call among each other is no call of the project's.
  for (const CallEdge& edge : data_->calls_by_caller) {
    if (IsSummary(frame(edge.caller).function) && IsSummary(frame(edge.callee).function)) {
      continue;
    }
    lines.push_back(QualifiedName(frame(edge.caller).function) + " -> " +
                    QualifiedName(frame(edge.callee).function));
  }
  for (const LibraryCall& call : data_->library_calls) {
    if (IsSummary(frame(call.caller).function)) {
      continue;
    }
    lines.push_back(QualifiedName(frame(call.caller).function) + " -> " +
                    data_->models.path(call.symbol).str());
  }
  llvm::sort(lines);
  lines.erase(llvm::unique(lines), lines.end());
  for (const std::string& line : lines) {
    os << line << '\n';
  }
}

void Solution::PrintPointsTo(llvm::raw_ostream& os) const {
  for (size_t i = 0; i < data_->frames.size(); ++i) {
    FrameId id = data_->frames.id_at(i);
    ir::FunctionId function_id = frame(id).function;
    if (IsSummary(function_id)) {
      continue;
    }
    os << QualifiedName(function_id) << (frame(id).context == kOpenContext ? " (open)" : "")
       << '\n';
    const ir::Function& function = data_->program.function(function_id);
    for (size_t v = 0; v < function.values.size(); ++v) {
      const ir::Value& value = function.values[function.values.id_at(v)];
      if (!value.name.valid()) {
        continue;
      }
      std::vector<std::string> texts;
      for (ObjectId object : PointsTo(id, function.values.id_at(v))) {
        texts.push_back(Describe(object));
      }
      llvm::sort(texts);
      os << "  " << data_->program.names().text(value.name) << ": " << llvm::join(texts, ", ")
         << '\n';
    }
  }
}

}  // namespace hybridize::pointsto
