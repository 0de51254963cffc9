#include "parallel/for_each.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

#include "parallel/threads.hpp"

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

}  // namespace
}  // namespace coadopt
