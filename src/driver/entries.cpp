#include "driver/entries.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

namespace hybridize::driver {
namespace {

// The module of the file at the path, if that was analysed.
const ir::Module* ModuleAt(const Workspace& workspace, llvm::StringRef path) {
  llvm::SmallString<256> real;
  if (llvm::sys::fs::real_path(path, real)) {
    return nullptr;
  }
  auto module = llvm::find_if(workspace.program.modules(), [&](const ir::Module& candidate) {
    project::FileId file(candidate.file);
    return workspace.project.files()[file].absolute_path() == real;
  });
  return module == workspace.program.modules().end() ? nullptr : &*module;
}

bool AddFunctions(Workspace& workspace, const ir::Module& module, llvm::StringRef qualname) {
  bool found = false;
  for (uint32_t i = 0; i < module.function_count; ++i) {
    ir::FunctionId id(module.first_function + i);
    const ir::Function& function = workspace.program.function(id);
    if (function.kind == ir::FunctionKind::Function &&
        workspace.program.names().text(function.qualname) == qualname) {
      workspace.entries.push_back(id);
      found = true;
    }
  }
  return found;
}

llvm::Error AddEntry(Workspace& workspace, llvm::StringRef entry) {
  if (const ir::Module* module = ModuleAt(workspace, entry)) {
    workspace.entries.push_back(module->body);
    return llvm::Error::success();
  }
  auto [path, function] = entry.rsplit(':');
  const ir::Module* module = function.empty() ? nullptr : ModuleAt(workspace, path);
  if (module == nullptr) {
    return llvm::createStringError("--entry: %s is no file that is analysed", path.str().c_str());
  }
  if (!AddFunctions(workspace, *module, function)) {
    return llvm::createStringError("--entry: there is no function '%s' in %s",
                                   function.str().c_str(), path.str().c_str());
  }
  return llvm::Error::success();
}

}  // namespace

llvm::Error FindEntries(Workspace& workspace) {
  for (const std::string& entry : workspace.settings.entries) {
    if (llvm::Error error = AddEntry(workspace, entry)) {
      return error;
    }
  }
  return llvm::Error::success();
}

}  // namespace hybridize::driver
