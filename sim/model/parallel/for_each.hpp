#pragma once

#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <string>

#if defined(COADOPT_SERIAL)
#elif defined(COADOPT_JTHREADS)
#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#else
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>
#endif

namespace coadopt {

// A loop was ended by the system before all of its work was done, as where memory or threads ran out. What it
// was to compute is not whole and must not be kept.
class LoopCutShort : public std::runtime_error {
 public:
  LoopCutShort(std::uint32_t done, std::uint32_t count)
      : std::runtime_error("a parallel loop did only " + std::to_string(done) + " of " + std::to_string(count) +
                           " pieces of its work, because memory or threads ran out. Free memory, or use fewer "
                           "--threads.") {}
};

// Runs work(i) for every i of 0 .. count - 1, in any order and on any number of threads: each call must
// write only what belongs to i. Where calls are cheap, `grain` of them go to a thread at a time. Throws what a
// call throws, after all calls that had begun have ended, and LoopCutShort where any call was left out for
// another reason: a loop that returns has done all of its work.
// Two more back ends: none, for systems without threads and exceptions; and plain threads, for the race
// detector, which cannot see through oneTBB.
#if defined(COADOPT_SERIAL)

template <class Work>
void for_each_index(std::uint32_t count, std::uint32_t, const Work& work) {
  for (std::uint32_t i = 0; i < count; ++i) work(i);
}

#elif defined(COADOPT_JTHREADS)

template <class Work>
void for_each_index(std::uint32_t count, std::uint32_t grain, const Work& work) {
  static thread_local bool nested = false;
  const std::uint32_t wanted = nested ? 1 : std::min<std::uint32_t>(4, count / grain + (count % grain != 0));
  if (wanted <= 1) {
    for (std::uint32_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::uint32_t> next = 0;
  std::atomic<std::uint32_t> done = 0;
  std::exception_ptr failure;
  std::mutex guard;
  const auto take = [&]() noexcept {
    nested = true;
    std::uint32_t mine = 0;
    try {
      const auto one = [&] {
        return next.fetch_add(1, std::memory_order_relaxed);
      };  // orders nothing: it would hide races
      for (std::uint32_t i = one(); i < count; i = one(), ++mine) work(i);
    } catch (...) {
      const std::lock_guard lock(guard);
      if (!failure) failure = std::current_exception();
    }
    nested = false;
    done += mine;
  };
  {
    std::vector<std::jthread> others;
    try {
      others.reserve(wanted - 1);
      while (others.size() < wanted - 1) others.emplace_back(take);
    } catch (const std::exception&) {
      // No more threads can be had: those there are do all of it.
    }
    take();
  }
  if (failure) std::rethrow_exception(failure);
  if (done != count) throw LoopCutShort(done, count);
}

#else

template <class Work>
void for_each_index(std::uint32_t count, std::uint32_t grain, const Work& work) {
  if (count <= grain) {
    for (std::uint32_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::uint32_t> done = 0;
  // Its own context, isolated: an exception in a loop around this one does not cancel this one.
  oneapi::tbb::task_group_context own(oneapi::tbb::task_group_context::isolated);
  // Isolated: a thread that waits here takes no other outer work, so that no more replicates run than threads.
  oneapi::tbb::this_task_arena::isolate([&] {
    oneapi::tbb::parallel_for(
        oneapi::tbb::blocked_range<std::uint32_t>(0, count, grain),
        [&](const oneapi::tbb::blocked_range<std::uint32_t>& some) {
          for (std::uint32_t i = some.begin(); i != some.end(); ++i) work(i);
          done.fetch_add(some.end() - some.begin(), std::memory_order_relaxed);
        },
        own);
  });
  if (done.load() != count) throw LoopCutShort(done, count);
}

#endif

}  // namespace coadopt
