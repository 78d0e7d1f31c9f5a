#include "hybridize/rewrite/project_imports.h"

#include <map>
#include <utility>
#include <vector>

#include "rewrite/binding.h"
#include "rewrite/library.h"
#include "rewrite/module_exports.h"

namespace hybridize::rewrite {
namespace {

using project::FileId;
using project::ResolvedModule;

// `@7` is the module in the file with the id 7.
constexpr char kModuleMark = '@';

// A name that comes through more modules than this is given up; each takes some of the stack.
constexpr int kMaxDepth = 64;

std::vector<std::string> Members(const DecoratorTarget& target) {
  std::vector<std::string> members;
  for (const Equivalent& equivalent : target.equivalents) {
    members.push_back(equivalent.member);
  }
  return members;
}

// The first name of a dotted path, which becomes the rest.
llvm::StringRef TakeName(llvm::StringRef& path) {
  auto [name, rest] = path.split('.');
  path = rest;
  return name;
}

}  // namespace

class ProjectImports::Index {
 public:
  Index(const project::ModuleResolver& modules, const Trees& trees, const DecoratorTarget& target)
      : modules_(modules), trees_(trees), library_(target, Members(target)) {}

  std::optional<std::string> Resolve(FileId importing, llvm::StringRef path) {
    if (size_t star = path.find('*'); star != llvm::StringRef::npos) {
      llvm::StringRef module = path.take_front(star);
      bool only_dots = module.find_first_not_of('.') == llvm::StringRef::npos;
      return ResolveWildcard(importing, only_dots ? module : module.drop_back(),
                             path.drop_front(star + 2));
    }
    llvm::StringRef whole = path;
    if (path.consume_front(llvm::StringRef(&kModuleMark, 1))) {
      unsigned file = 0;
      path.consumeInteger(10, file);
      path.consume_front(".");
      return Walk(module_by_file_[FileId(file)], path, whole);
    }
    size_t level = path.size() - path.ltrim('.').size();
    if (level != 0) {
      ResolvedModule package =
          modules_.ResolveRelative(importing, static_cast<unsigned>(level), "");
      return Walk(package, path.drop_front(level), whole);
    }
    ResolvedModule module = modules_.ResolveAbsolute(importing, TakeName(path));
    return module.kind == ResolvedModule::Kind::External ? whole.str() : Walk(module, path, whole);
  }

 private:
  // The object at the end of `path`, seen from the module; `whole` is how it was written.
  std::optional<std::string> Walk(ResolvedModule module, llvm::StringRef path,
                                  llvm::StringRef whole) {
    while (!path.empty() && module.found()) {
      llvm::StringRef name = TakeName(path);
      if (std::optional<std::string> object = Export(module, name)) {
        return path.empty() || object->empty() ? object
                                               : Resolve(module.file, MemberPath(*object, path));
      }
      module = modules_.ResolveSubmodule(module, name);
      if (!module.found()) {
        return std::nullopt;
      }
    }
    if (module.kind == ResolvedModule::Kind::Module) {
      module_by_file_[module.file] = module;
      return kModuleMark + std::to_string(module.file.index());
    }
    return module.found() ? whole.str() : std::string();
  }

  // What the name is in the module, as ModuleExports::Find has it, its wildcards included.
  std::optional<std::string> Export(const ResolvedModule& module, llvm::StringRef name) {
    if (module.kind != ResolvedModule::Kind::Module) {
      return std::nullopt;
    }
    const ModuleExports* exports = ExportsOf(module.file);
    if (exports == nullptr) {
      // Also a package whose own code asks for one of its modules.
      bool is_module = modules_.ResolveSubmodule(module, name).found();
      return is_module ? std::nullopt : std::optional(std::string());
    }
    if (std::optional<std::string> own = exports->Find(name)) {
      return own;
    }
    return ThroughWildcards(module.file, *exports, name);
  }

  // To find the module of a wildcard, a package is asked for its name, too; and modules may have
  // wildcards of each other. Within one search a module is therefore asked once for a name: what
  // finds nothing then is found, if at all, by those who are still searching.
  std::optional<std::string> ThroughWildcards(FileId file, const ModuleExports& exports,
                                              llvm::StringRef name) {
    auto [search, inserted] = searches_.try_emplace({file, name.str()});
    if (!inserted) {
      return search->second;
    }
    ++searching_;
    std::optional<std::string> found;
    for (const std::string& wildcard : exports.wildcards()) {
      std::optional<std::string> object = ResolveWildcard(file, wildcard, name);
      if (object && (*object != MemberPath(wildcard, name) || library_.Knows(*object))) {
        found = std::move(object);
        break;
      }
    }
    --searching_;
    search->second = found;
    if (searching_ == 0 && depth_ == 0) {
      // Only what was found holds for other searches, too.
      std::erase_if(searches_, [](const auto& entry) { return !entry.second.has_value(); });
    }
    return found;
  }

  std::optional<std::string> ResolveWildcard(FileId importing, llvm::StringRef module,
                                             llvm::StringRef name) {
    std::optional<std::string> from = Resolve(importing, module);
    llvm::StringRef mark = from ? llvm::StringRef(*from) : llvm::StringRef();
    if (unsigned file = 0;
        mark.consume_front(llvm::StringRef(&kModuleMark, 1)) && !mark.consumeInteger(10, file)) {
      const ModuleExports* exports = ExportsOf(FileId(file));
      if (exports != nullptr && !exports->IsPublic(name)) {
        return std::nullopt;
      }
    }
    return Resolve(importing, MemberPath(module, name));
  }

  // Null for a module that is not known, or that is being looked at already: modules that import
  // each other see nothing of the one that was asked about first.
  const ModuleExports* ExportsOf(FileId file) {
    auto known = exports_.find(file);
    if (known != exports_.end() || !trees_[file] || depth_ == kMaxDepth) {
      return known == exports_.end() ? nullptr : known->second.get();
    }
    exports_[file] = nullptr;
    ++depth_;
    auto resolver = [&](llvm::StringRef path) { return Resolve(file, path); };
    auto exports = std::make_unique<ModuleExports>(*trees_[file], library_, resolver);
    --depth_;
    exports_[file] = std::move(exports);
    return exports_[file].get();
  }

  const project::ModuleResolver& modules_;
  const Trees& trees_;
  Library library_;
  std::map<FileId, std::unique_ptr<ModuleExports>> exports_;
  // Modules that are being looked at for the sake of each other.
  int depth_ = 0;
  std::map<FileId, ResolvedModule> module_by_file_;
  // What names are that wildcards of a module have been searched for.
  std::map<std::pair<FileId, std::string>, std::optional<std::string>> searches_;
  // Searches that wait for each other.
  int searching_ = 0;
};

ProjectImports::ProjectImports(const project::ModuleResolver& modules, const Trees& trees,
                               const DecoratorTarget& target)
    : index_(std::make_unique<Index>(modules, trees, target)) {}

ProjectImports::~ProjectImports() = default;
ProjectImports::ProjectImports(ProjectImports&&) noexcept = default;
ProjectImports& ProjectImports::operator=(ProjectImports&&) noexcept = default;

std::optional<std::string> ProjectImports::Resolve(FileId importing, llvm::StringRef path) {
  return index_->Resolve(importing, path);
}

}  // namespace hybridize::rewrite
