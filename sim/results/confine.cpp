#include "results/confine.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <vector>

namespace coadopt {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t this_machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t this_machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t this_machine = 0;  // whose system calls are not known: there is no filter
#endif

// What a process needs to compute, to use memory and to end. Reading and writing is of open files only; pipes,
// which nobody else has, are what the undefined-behaviour sanitizer tries addresses with.
constexpr auto calls_allowed = std::to_array<int>(
    {SYS_read, SYS_write, SYS_pread64, SYS_lseek, SYS_munmap, SYS_mremap, SYS_brk, SYS_madvise, SYS_futex,
        SYS_clock_gettime, SYS_getpid, SYS_gettid, SYS_tgkill, SYS_rt_sigaction, SYS_rt_sigprocmask,
        SYS_rt_sigreturn, SYS_sigaltstack, SYS_sched_yield, SYS_pipe2, SYS_close, SYS_exit, SYS_exit_group});
// Allowed unless the memory is to hold code.
constexpr auto calls_for_memory = std::to_array<int>({SYS_mmap, SYS_mprotect});

sock_filter statement(int code, std::uint32_t value) { return {static_cast<std::uint16_t>(code), 0, 0, value}; }

// Goes on `yes` statements further where the value is what was loaded, else `no`.
sock_filter if_equal(std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
  return {BPF_JMP | BPF_JEQ | BPF_K, yes, no, value};
}

// Every other system call fails with EPERM.
void filter_calls() {
  if (this_machine == 0) return;
  const sock_filter refuse = statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1U);
  const sock_filter allow = statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  const auto load = [](std::size_t offset) {
    return statement(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
  };
  std::vector<sock_filter> program = {load(offsetof(seccomp_data, arch)), if_equal(this_machine, 1, 0), refuse,
      load(offsetof(seccomp_data, nr))};
  for (const int call : calls_allowed) {
    program.push_back(if_equal(static_cast<std::uint32_t>(call), 0, 1));
    program.push_back(allow);
  }
  for (const int call : calls_for_memory) {
    program.push_back(if_equal(static_cast<std::uint32_t>(call), 0, 4));
    program.push_back(load(offsetof(seccomp_data, args) + 2 * sizeof(std::uint64_t)));
    program.push_back({BPF_JMP | BPF_JSET | BPF_K, 1, 0, PROT_EXEC});
    program.push_back(allow);
    program.push_back(refuse);
  }
  program.push_back(refuse);
  const sock_fprog all = {static_cast<std::uint16_t>(program.size()), program.data()};
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all, 0, 0);
}

void limit(int resource, std::uint64_t soft, std::uint64_t hard) {
  rlimit limits{};
  ::getrlimit(static_cast<__rlimit_resource>(resource), &limits);
  limits.rlim_max = std::min<rlim_t>(limits.rlim_max, hard);
  limits.rlim_cur = std::min<rlim_t>(limits.rlim_max, soft);
  ::setrlimit(static_cast<__rlimit_resource>(resource), &limits);
}

// Bytes of address space that this process has.
std::uint64_t memory_used() {
  unsigned long long pages = 0;
  if (std::FILE* const file = std::fopen("/proc/self/statm", "re")) {
    if (std::fscanf(file, "%llu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

// Bytes of address space that this process is to have at most.
std::uint64_t most_memory_of(const Limits& limits) {
  constexpr std::uint64_t unlimited = std::numeric_limits<rlim_t>::max();
  const std::uint64_t used = memory_used();
  return limits.memory > unlimited - used ? unlimited : used + limits.memory;
}

}  // namespace

bool has_less_memory(const Limits& limits) {
  rlimit there{};
  return ::getrlimit(RLIMIT_AS, &there) == 0 && there.rlim_max < most_memory_of(limits);
}

void confine(int one, int other, const Limits& limits) {
  const std::uint64_t memory = most_memory_of(limits);
  limit(RLIMIT_AS, memory, memory);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1);
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int standard = 0; standard <= 2; ++standard) {
    if (standard != one && standard != other && nowhere >= 0) ::dup2(nowhere, standard);
  }
  const auto low = static_cast<unsigned>(std::min(one, other));
  const auto high = static_cast<unsigned>(std::max(one, other));
  if (low > 3) ::syscall(SYS_close_range, 3U, low - 1, 0U);
  if (high > low + 1) ::syscall(SYS_close_range, std::max(3U, low + 1), high - 1, 0U);
  ::syscall(SYS_close_range, std::max(3U, high + 1), ~0U, 0U);
  filter_calls();
}

}  // namespace coadopt
