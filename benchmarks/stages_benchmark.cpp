// Times the stages of the tool over a directory:
//
//   stages_benchmark [--passes=N] [--benchmark_…] DIRECTORY
//
// All rows of one pass come from the same run, so that ratios never compare different moments of a
// busy machine; Google Benchmark is told the times.

#include <benchmark/benchmark.h>

#include <optional>

#include "llvm/Support/raw_ostream.h"
#include "pass.h"
#include "ratios.h"

namespace hybridize::benchmarks {
namespace {

constexpr unsigned kPasses = 5;
constexpr unsigned kMostPasses = 1000;

struct Arguments {
  std::string directory;
  unsigned passes = kPasses;
};

// What Google Benchmark left over.
std::optional<Arguments> ParseArguments(llvm::ArrayRef<char*> arguments) {
  Arguments parsed;
  for (llvm::StringRef argument : arguments) {
    if (argument.consume_front("--passes=")) {
      if (argument.getAsInteger(10, parsed.passes) || parsed.passes == 0 ||
          parsed.passes > kMostPasses) {
        return std::nullopt;
      }
    } else if (argument.starts_with("-") || !parsed.directory.empty()) {
      return std::nullopt;
    } else {
      parsed.directory = argument.str();
    }
  }
  if (parsed.directory.empty()) {
    return std::nullopt;
  }
  return parsed;
}

void Register(llvm::ArrayRef<Pass> passes, size_t stage) {
  auto replay = [passes, stage](benchmark::State& state) {
    size_t next = 0;
    double peak = 0;
    for (auto _ : state) {
      const Stage& measured = passes[next++ % passes.size()].stages[stage];
      state.SetIterationTime(measured.seconds);
      peak = std::max(peak, measured.peak_megabytes);
    }
    auto total = [&](uint64_t each) {
      return static_cast<double>(each) * static_cast<double>(state.iterations());
    };
    state.counters["lines"] =
        benchmark::Counter(total(passes.front().lines), benchmark::Counter::kIsRate);
    state.SetBytesProcessed(static_cast<int64_t>(total(passes.front().bytes)));
    state.counters["peak_MB"] = peak;
  };
  benchmark::RegisterBenchmark(passes.front().stages[stage].name.c_str(), replay)
      ->UseManualTime()
      ->Unit(benchmark::kMillisecond)
      ->Iterations(static_cast<int64_t>(passes.size()));
}

int Main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::optional<Arguments> arguments = ParseArguments({argv + 1, argv + argc});
  if (!arguments) {
    llvm::errs() << "usage: stages_benchmark [--passes=N] [--benchmark_...] DIRECTORY\n";
    return 2;
  }
  std::vector<Pass> passes;
  while (passes.size() < arguments->passes) {
    llvm::Expected<Pass> pass = MeasurePass(arguments->directory);
    if (!pass) {
      llvm::errs() << "stages_benchmark: " << llvm::toString(pass.takeError()) << '\n';
      return 2;
    }
    passes.push_back(std::move(*pass));
  }
  for (size_t stage = 0; stage < passes.front().stages.size(); ++stage) {
    Register(passes, stage);
  }
  benchmark::RunSpecifiedBenchmarks();
  llvm::outs() << '\n';
  WriteRatios(passes, llvm::outs());
  return 0;
}

}  // namespace
}  // namespace hybridize::benchmarks

int main(int argc, char** argv) { return hybridize::benchmarks::Main(argc, argv); }
