#include "scenario/files.hpp"

#include <gtest/gtest.h>

#include "reading.hpp"

namespace coadopt {
namespace {

using reading::any_memory;
using reading::Folder;

constexpr const char* meminfo = "MemTotal:       16000 kB\nMemFree: 100 kB\nMemAvailable:    8000 kB\n";
constexpr std::uint64_t available = 8000 * 1024;

TEST(AvailableMemory, IsWhatTheKernelSays) {
  const Folder root;
  root.write("proc/meminfo", meminfo);
  EXPECT_EQ(available_memory(root.path()), available);
}

TEST(AvailableMemory, IsWithoutLimitWhereNothingIsKnown) {
  const Folder root;
  EXPECT_EQ(available_memory(root.path()), any_memory);
}

TEST(AvailableMemory, IsLimitedByTheControlGroupAndThoseAroundIt) {
  const Folder root;
  root.write("proc/meminfo", meminfo);
  root.write("proc/self/cgroup", "0::/outer/inner\n");
  root.write("sys/fs/cgroup/outer/inner/memory.max", "max\n");
  EXPECT_EQ(available_memory(root.path()), available);
  root.write("sys/fs/cgroup/outer/memory.max", "5000000\n");
  EXPECT_EQ(available_memory(root.path()), 5'000'000U);
  root.write("sys/fs/cgroup/outer/inner/memory.max", "4000000\n");
  EXPECT_EQ(available_memory(root.path()), 4'000'000U);
  root.write("sys/fs/cgroup/memory.max", "3000000\n");
  EXPECT_EQ(available_memory(root.path()), 3'000'000U);
}

TEST(AvailableMemory, IsLimitedByControlGroupsOfTheFirstVersionToo) {
  const Folder root;
  root.write("proc/meminfo", meminfo);
  root.write("proc/self/cgroup", "11:cpu,cpuacct:/\n5:memory:/job\n1:name=systemd:/x\nnonsense\n");
  root.write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "2000000\n");
  EXPECT_EQ(available_memory(root.path()), 2'000'000U);
}

TEST(AvailableMemory, OfThisMachineIsMoreThanNothing) { EXPECT_GT(available_memory(), 1U << 20U); }

}  // namespace
}  // namespace coadopt
