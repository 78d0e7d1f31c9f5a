#include <git2.h>

#include <string>

#include "hybridize/rewrite/rewrite.h"

namespace hybridize::rewrite {
namespace {

// One for the whole process: setting the library up reads all certificates of the system, which
// takes longer than the diff of a file.
class Libgit2 {
 public:
  Libgit2() { git_libgit2_init(); }
  Libgit2(const Libgit2&) = delete;
  Libgit2& operator=(const Libgit2&) = delete;
  ~Libgit2() { git_libgit2_shutdown(); }
};

class Patch {
 public:
  Patch() = default;
  Patch(const Patch&) = delete;
  Patch& operator=(const Patch&) = delete;
  ~Patch() { git_patch_free(patch_); }

  git_patch** address() { return &patch_; }
  git_patch* get() const { return patch_; }

 private:
  git_patch* patch_ = nullptr;
};

llvm::Error LastError(llvm::StringRef path) {
  const git_error* error = git_error_last();
  return llvm::createStringError("cannot make a diff of " + path + ": " +
                                 (error != nullptr ? error->message : "no reason given"));
}

// Where the patch is collected.
struct Output {
  std::string text;
  bool path_has_space = false;
};

// The header that libgit2 writes, without the line of blob ids, whose file mode would be a guess.
// GNU patch ends a name at its first space unless a tab follows the whole.
void AddHeader(llvm::StringRef header, Output& output) {
  while (!header.empty()) {
    auto [line, rest] = header.split('\n');
    header = rest;
    if (line.starts_with("index ")) {
      continue;
    }
    bool is_name = line.starts_with("--- ") || line.starts_with("+++ ");
    output.text += line;
    output.text += is_name && output.path_has_space ? "\t\n" : "\n";
  }
}

int AddLine(const git_diff_delta* /*delta*/, const git_diff_hunk* /*hunk*/,
            const git_diff_line* line, void* payload) {
  Output& output = *static_cast<Output*>(payload);
  llvm::StringRef content(line->content, line->content_len);
  if (line->origin == GIT_DIFF_LINE_FILE_HDR) {
    AddHeader(content, output);
    return 0;
  }
  if (line->origin == GIT_DIFF_LINE_CONTEXT || line->origin == GIT_DIFF_LINE_ADDITION ||
      line->origin == GIT_DIFF_LINE_DELETION) {
    output.text += line->origin;
  }
  output.text += content;
  return 0;
}

}  // namespace

llvm::Expected<std::string> UnifiedDiff(llvm::StringRef path, llvm::StringRef before,
                                        llvm::StringRef after) {
  if (before == after) {
    return std::string();
  }
  static const Libgit2 library;
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.flags = GIT_DIFF_FORCE_TEXT;
  options.context_lines = 3;
  Patch patch;
  std::string name = path.str();
  if (git_patch_from_buffers(patch.address(), before.data(), before.size(), name.c_str(),
                             after.data(), after.size(), name.c_str(), &options) != 0) {
    return LastError(path);
  }
  Output output{.text = {}, .path_has_space = path.contains(' ')};
  if (git_patch_print(patch.get(), AddLine, &output) != 0) {
    return LastError(path);
  }
  return std::move(output.text);
}

}  // namespace hybridize::rewrite
