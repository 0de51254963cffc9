#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <exception>

#include "parallel/threads.hpp"

// The address sanitizer takes terabytes of address space and cannot work under a limit on it.
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define COADOPT_UNLIMITED_ADDRESSES
#endif
#endif

namespace coadopt {
namespace {

TEST(StartableThreads, AreTheWantedOnesWithoutALimit) {
  EXPECT_EQ(startable_threads(1), 1U);
  EXPECT_EQ(startable_threads(3), 3U);
}

#ifndef COADOPT_UNLIMITED_ADDRESSES
TEST(StartableThreads, AreFewerWhereMemoryForTheirStacksIsLimited) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  // In a process of its own, which starts no more threads after that.
  EXPECT_EXIT(
      {
        rlimit all{};
        getrlimit(RLIMIT_AS, &all);
        all.rlim_cur = rlim_t{1} << 30U;  // each has a stack of some megabytes
        setrlimit(RLIMIT_AS, &all);
        const std::uint32_t found = startable_threads(1024);
        _exit(found >= 1 && found < 1024 && startable_threads(found) == found ? 0 : 1);
      },
      ::testing::ExitedWithCode(0), "");
}

TEST(WithThreads, DoesNotWaitForEverWhereThereIsTooLittleMemoryToStartThem) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  // How much is left decides what finds no memory first: pieces smaller than `least` remain.
  for (std::size_t least = 16; least <= std::size_t{1} << 16U; least *= 2) {
    EXPECT_EXIT(
        {
          alarm(20);  // seconds, after which the process is ended by a signal
          rlimit all{};
          getrlimit(RLIMIT_AS, &all);
          all.rlim_cur = 0;  // what is had by now stays
          setrlimit(RLIMIT_AS, &all);
          for (std::size_t bytes = std::size_t{1} << 24U; bytes >= least; bytes /= 2) {
            while (std::malloc(bytes) != nullptr) {
            }
          }
          bool ran = false;
          try {
            with_threads(2, [&] { ran = true; });
          } catch (const std::exception&) {
            _exit(ran ? 1 : 0);
          }
          _exit(ran ? 0 : 1);
        },
        ::testing::ExitedWithCode(0), "")
        << least;
  }
}
#endif

}  // namespace
}  // namespace coadopt
