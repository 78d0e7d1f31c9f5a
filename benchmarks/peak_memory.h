#ifndef HYBRIDIZE_BENCHMARKS_PEAK_MEMORY_H_
#define HYBRIDIZE_BENCHMARKS_PEAK_MEMORY_H_

namespace hybridize::benchmarks {

// Gives memory back to the system and forgets the peak so far. Where the system does not let a
// process do that, peaks are those since its start.
void ForgetPeak();

// The most memory that was resident since then, in MiB; 0 where the system does not say.
double PeakMegabytes();

}  // namespace hybridize::benchmarks

#endif  // HYBRIDIZE_BENCHMARKS_PEAK_MEMORY_H_
