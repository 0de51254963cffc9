#pragma once

#include <cstdint>
#include <memory>

#include "parallel/for_each.hpp"

#if !defined(COADOPT_JTHREADS) && !defined(COADOPT_SERIAL)
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace coadopt {

// How many threads the machine runs at once; in a task of Slurm, as many as it was given processors
// (SLURM_CPUS_PER_TASK).
[[nodiscard]] std::uint32_t machine_threads();

// How many of the wanted threads, the calling one among them, the system lets this process have at once: limits
// on processes (ulimit -u) or memory (ulimit -v) may leave fewer. At least 1.
[[nodiscard]] std::uint32_t startable_threads(std::uint32_t wanted);

// Runs work() with `threads` threads for the loops inside it, be that fewer or more than the machine has; with
// fewer where the system starts no more.
#if defined(COADOPT_JTHREADS) || defined(COADOPT_SERIAL)

template <class Work>
void with_threads(std::uint32_t, const Work& work) {
  work();
}

#else

template <class Work>
void with_threads(std::uint32_t threads, const Work& work) {
  threads = startable_threads(threads);
  using Limit = oneapi::tbb::global_control;
  auto limit = std::make_unique<Limit>(Limit::max_allowed_parallelism, threads);
  oneapi::tbb::task_arena arena(static_cast<int>(threads));
  try {
    arena.initialize();
  } catch (...) {
    // Where oneTBB found no memory to start, the limit's destructor would wait for ever.
    static_cast<void>(limit.release());
    throw;
  }
  bool ran = false;
  arena.execute([&] {
    work();
    ran = true;
  });
  if (!ran) throw LoopCutShort(0, 1);
}

#endif

}  // namespace coadopt
