#include "parallel/threads.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdlib>
#include <exception>
#include <string_view>
#include <thread>
#include <vector>

namespace coadopt {

std::uint32_t machine_threads() {
  constexpr std::uint32_t most = 1024;
  if (const char* given = std::getenv("SLURM_CPUS_PER_TASK")) {
    const std::string_view text = given;
    std::uint32_t threads = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), threads);
    if (error == std::errc() && end == text.data() + text.size() && threads > 0) return std::min(threads, most);
  }
  return std::max(1U, std::thread::hardware_concurrency());
}

std::uint32_t startable_threads(std::uint32_t wanted) {
  // The threads of a loop before are kept for the next, and count towards the limit: what was once had can be
  // had.
  static std::atomic<std::uint32_t> most = 1;
  if (wanted <= most) return wanted;
  std::uint32_t found = 1;
  std::atomic<bool> enough = false;
  {
    std::vector<std::jthread> threads;
    try {
      threads.reserve(wanted - 1);
      while (found < wanted) {
        threads.emplace_back([&enough] { enough.wait(false); });
        ++found;
      }
    } catch (const std::exception&) {
      // No more can be started.
    }
    enough = true;
    enough.notify_all();
  }
  most = std::max(most.load(), found);
  return most;
}

}  // namespace coadopt
