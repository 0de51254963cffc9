#include "experiment/queue.hpp"

#include "parallel/for_each.hpp"
#include "parallel/threads.hpp"

namespace coadopt {

void do_all(std::uint64_t count, const Workers& workers, const Stop& stop,
    const std::function<void(std::uint64_t)>& run) {
  std::atomic<std::uint64_t> next = 0;
  std::atomic<bool> failed = false;
  const auto take_runs = [&](std::uint32_t) {
    for (std::uint64_t one = next++; one < count && !stop && !failed; one = next++) {
      try {
        run(one);
      } catch (...) {
        failed = true;
        throw;
      }
    }
  };
  with_threads(workers.threads, [&] { for_each_index(workers.runs_at_once, 1, take_runs); });
}

}  // namespace coadopt
