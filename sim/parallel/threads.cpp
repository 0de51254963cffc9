#include "parallel/threads.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <thread>

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

}  // namespace coadopt
