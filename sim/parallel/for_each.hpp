#pragma once

#include <cstdint>

#ifdef COADOPT_JTHREADS
#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#else
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace coadopt {

// Runs work(i) for every i of 0 .. count - 1, in any order and on any number of threads: each call must
// write only what belongs to i. Where calls are cheap, `grain` of them go to a thread at a time.
// The second back end, plain threads, exists for the race detector, which cannot see through oneTBB.
#ifdef COADOPT_JTHREADS

template <class Work>
void for_each_index(std::uint32_t count, std::uint32_t grain, const Work& work) {
  static thread_local bool nested = false;
  const std::uint32_t wanted = nested ? 1 : std::min<std::uint32_t>(4, (count + grain - 1) / grain);
  if (wanted <= 1) {
    for (std::uint32_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::exception_ptr failure;
  std::mutex guard;
  {
    std::vector<std::jthread> threads;
    for (std::uint32_t t = 0; t < wanted; ++t) {
      threads.emplace_back([&, t] {
        nested = true;
        try {
          for (std::uint32_t i = t; i < count; i += wanted) work(i);
        } catch (...) {
          const std::lock_guard lock(guard);
          failure = std::current_exception();
        }
      });
    }
  }
  if (failure) std::rethrow_exception(failure);
}

#else

template <class Work>
void for_each_index(std::uint32_t count, std::uint32_t grain, const Work& work) {
  if (count <= grain) {
    for (std::uint32_t i = 0; i < count; ++i) work(i);
    return;
  }
  // Isolated: a thread that waits here takes no other outer work, so that no more replicates run than threads.
  oneapi::tbb::this_task_arena::isolate([&] {
    oneapi::tbb::parallel_for(oneapi::tbb::blocked_range<std::uint32_t>(0, count, grain),
        [&](const oneapi::tbb::blocked_range<std::uint32_t>& some) {
          for (std::uint32_t i = some.begin(); i != some.end(); ++i) work(i);
        });
  });
}

#endif

}  // namespace coadopt
