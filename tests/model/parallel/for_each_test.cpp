#include "parallel/for_each.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "parallel/threads.hpp"

#ifdef COADOPT_JTHREADS
#include <sys/resource.h>
#else
#include <oneapi/tbb/task.h>
#endif

namespace coadopt {
namespace {

TEST(ForEachIndex, CallsEachOnceOnAnyNumberOfThreadsAndWithAnyGrain) {
  for (const std::uint32_t threads : {1U, 2U, 5U}) {
    for (const std::uint32_t grain : {1U, 7U, 1000U}) {
      for (const std::uint32_t count : {0U, 1U, 6U, 7U, 8U, 999U}) {
        std::vector<std::atomic<int>> calls(count);
        with_threads(threads, [&] { for_each_index(count, grain, [&](std::uint32_t i) { ++calls[i]; }); });
        for (std::uint32_t i = 0; i < count; ++i) EXPECT_EQ(calls[i], 1) << threads << ' ' << grain << ' ' << i;
      }
    }
  }
}

TEST(ForEachIndex, HandsOnWhatIsThrown) {
  const auto third_fails = [](std::uint32_t i) {
    if (i == 3) throw std::runtime_error("the third");
  };
  with_threads(2, [&] { EXPECT_THROW(for_each_index(10, 1, third_fails), std::runtime_error); });
}

TEST(ForEachIndex, DoesAllWorkOfALoopWithinOneThatFailsInTheMeantime) {
  constexpr std::uint32_t pieces = 64;
  std::atomic<std::uint32_t> next = 0;
  std::atomic<bool> failed = false;
  std::atomic<std::uint32_t> finished = 0;
  std::atomic<bool> is_under_way = false;
  const auto wait_for = [](const std::atomic<bool>& flag) {
    for (int waited = 0; !flag && waited < 10'000; ++waited) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  };
  const auto take = [&](std::uint32_t) {
    for (std::uint32_t run = next++; run < 20 && !failed; run = next++) {
      if (run == 1) {
        wait_for(is_under_way);
        failed = true;
        throw std::runtime_error("the disk is full");
      }
      std::atomic<std::uint32_t> done = 0;
      for (int month = 0; month < 40; ++month) {
        is_under_way = true;
        if (month == 1) wait_for(failed);
        for_each_index(pieces, 1, [&](std::uint32_t) { ++done; });
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      EXPECT_EQ(done, 40 * pieces) << "run " << run;
      ++finished;
    }
  };
  with_threads(2, [&] { EXPECT_THROW(for_each_index(2, 1, take), std::runtime_error); });
  EXPECT_EQ(finished, 1U) << "the run that was under way was to end as a whole";
}

TEST(ForEachIndex, NestedLoopsHandOnWhatIsThrownInside) {
  const auto inner = [](std::uint32_t) {
    for_each_index(50, 1, [](std::uint32_t i) {
      if (i == 30) throw std::domain_error("the inner one");
    });
  };
  with_threads(3, [&] { EXPECT_THROW(for_each_index(4, 1, inner), std::domain_error); });
}

#ifdef COADOPT_JTHREADS

// While it lives, no thread of this process can be started.
class NoThreads {
 public:
  NoThreads() {
    getrlimit(RLIMIT_AS, &before_);
    const rlimit none{0, before_.rlim_max};
    setrlimit(RLIMIT_AS, &none);  // a thread needs a stack of its own
  }
  ~NoThreads() { setrlimit(RLIMIT_AS, &before_); }
  NoThreads(const NoThreads&) = delete;
  NoThreads& operator=(const NoThreads&) = delete;

 private:
  rlimit before_{};
};

TEST(ForEachIndex, DoesAllWorkWhereNoThreadCanBeStarted) {
  std::vector<int> calls(100);
  {
    const NoThreads none;
    for_each_index(100, 1, [&](std::uint32_t i) { ++calls[i]; });
  }
  EXPECT_EQ(calls, std::vector<int>(100, 1));
}

#else

TEST(ForEachIndex, ThrowsWhereTheLoopIsCancelledAndDoesNotReturnAsIfAllWereDone) {
  for (const std::uint32_t threads : {1U, 2U, 4U}) {
    const auto cancels = [](std::uint32_t i) {
      if (i == 5) oneapi::tbb::task::current_context()->cancel_group_execution();
    };
    with_threads(threads, [&] { EXPECT_THROW(for_each_index(10'000, 1, cancels), LoopCutShort) << threads; });
  }
}

#endif

}  // namespace
}  // namespace coadopt
