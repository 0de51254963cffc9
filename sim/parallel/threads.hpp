#pragma once

#include <cstdint>

#include "parallel/loop_cut_short.hpp"

#ifndef COADOPT_JTHREADS
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace coadopt {

// How many threads the machine runs at once; in a task of Slurm, as many as it was given processors
// (SLURM_CPUS_PER_TASK).
[[nodiscard]] std::uint32_t machine_threads();

// Runs work() with `threads` threads for the loops inside it, be that fewer or more than the machine has.
#ifdef COADOPT_JTHREADS

template <class Work>
void with_threads(std::uint32_t, const Work& work) {
  work();
}

#else

template <class Work>
void with_threads(std::uint32_t threads, const Work& work) {
  const oneapi::tbb::global_control limit(oneapi::tbb::global_control::max_allowed_parallelism, threads);
  oneapi::tbb::task_arena arena(static_cast<int>(threads));
  bool ran = false;
  arena.execute([&] {
    work();
    ran = true;
  });
  if (!ran) throw LoopCutShort(0, 1);
}

#endif

}  // namespace coadopt
