#include "driver/stage_clock.h"

namespace hybridize::driver {

void StageClock::Begin(llvm::StringRef stage, size_t total) {
  EndStage();
  stage_ = stage.str();
  done_ = 0;
  total_ = total;
  start_ = Clock::now();
  listener_({.stage = stage_, .done = done_, .total = total_});
}

void StageClock::Step() {
  std::lock_guard<std::mutex> lock(mutex_);
  ++done_;
  listener_({.stage = stage_, .done = done_, .total = total_});
}

std::vector<std::pair<std::string, double>> StageClock::Finish() {
  EndStage();
  return std::move(timings_);
}

void StageClock::EndStage() {
  if (!stage_.empty()) {
    std::chrono::duration<double> seconds = Clock::now() - start_;
    timings_.emplace_back(stage_, seconds.count());
    stage_.clear();
  }
}

}  // namespace hybridize::driver
