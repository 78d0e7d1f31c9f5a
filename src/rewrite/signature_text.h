#ifndef HYBRIDIZE_REWRITE_SIGNATURE_TEXT_H_
#define HYBRIDIZE_REWRITE_SIGNATURE_TEXT_H_

#include <string>
#include <vector>

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

namespace hybridize::rewrite {

// A signature cut up at the library's members, so that they can be spelled as the file does.
class SignatureText {
 public:
  struct Piece {
    // Text that is the same in every file, or the name of a member.
    std::string text;
    bool is_member = false;
    // The member is called.
    bool is_spec = false;
  };

  SignatureText() = default;
  // `text` as in FunctionChange::signature.
  SignatureText(llvm::StringRef text, llvm::StringRef alias);

  bool empty() const { return pieces_.empty(); }
  const std::vector<Piece>& pieces() const { return pieces_; }
  std::string Render(llvm::function_ref<std::string(const Piece& member)> spell) const;

 private:
  std::vector<Piece> pieces_;
};

}  // namespace hybridize::rewrite

#endif  // HYBRIDIZE_REWRITE_SIGNATURE_TEXT_H_
