#include "terminal.h"

#include <cstdlib>
#include <string_view>

#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

namespace hybridize::cli {
namespace {

constexpr auto kPatience = std::chrono::milliseconds(500);
constexpr auto kInterval = std::chrono::milliseconds(100);

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool UseColor(project::ColorMode mode, Stream stream) {
  switch (mode) {
    case project::ColorMode::Always:
      return true;
    case project::ColorMode::Never:
      return false;
    case project::ColorMode::Auto:
      break;
  }
  const char* term = std::getenv("TERM");
  if (IsSet("NO_COLOR") || term == nullptr || std::string_view(term) == "dumb") {
    return false;
  }
  return stream == Stream::Output ? llvm::sys::Process::StandardOutIsDisplayed()
                                  : llvm::sys::Process::StandardErrIsDisplayed();
}

uint32_t Width(Stream stream) {
  unsigned columns = stream == Stream::Output ? llvm::sys::Process::StandardOutColumns()
                                              : llvm::sys::Process::StandardErrColumns();
  return columns == 0 ? 100 : columns;
}

ProgressLine::ProgressLine(bool enabled)
    : enabled_(enabled && llvm::sys::Process::StandardErrIsDisplayed()),
      start_(Clock::now()),
      last_(start_) {}

void ProgressLine::Show(const driver::Progress& progress) {
  Clock::time_point now = Clock::now();
  if (!enabled_ || now - start_ < kPatience || (shown_ && now - last_ < kInterval)) {
    return;
  }
  last_ = now;
  shown_ = true;
  // Back to the margin, and away with what stood there.
  llvm::errs() << "\r\x1b[K" << progress.stage;
  if (progress.total != 0) {
    llvm::errs() << " " << progress.done << "/" << progress.total;
  }
}

void ProgressLine::Clear() {
  if (shown_) {
    llvm::errs() << "\r\x1b[K";
    shown_ = false;
  }
}

}  // namespace hybridize::cli
