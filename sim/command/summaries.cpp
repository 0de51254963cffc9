#include "command/summaries.hpp"

#include <algorithm>

#include "results/run_layout.hpp"

namespace coadopt {

void Summaries::add(std::uint64_t run, std::span<const std::byte> bytes) {
  Summary summary;
  std::ranges::copy(outcomes_in(bytes, layout_of(plan_)), summary.begin());
  const std::lock_guard lock(mutex_);
  all_[run] = summary;
}

void Summaries::add(const Journal& journal) {
  std::vector<std::byte> bytes(layout_of(plan_).bytes);
  for (std::uint64_t run = 0; run < plan_.runs(); ++run) {
    if (journal.status(run) != RunStatus::done) continue;
    journal.read(run, bytes);
    add(run, bytes);
  }
}

std::vector<std::vector<Summary>> Summaries::finished_everywhere() const {
  const std::size_t scenarios = plan_.scenarios.size();
  std::vector<std::vector<Summary>> common(scenarios);
  for (std::uint32_t replicate = 0; replicate < plan_.replicates; ++replicate) {
    bool everywhere = true;
    for (std::size_t i = 0; i < scenarios; ++i) everywhere = everywhere && all_[plan_.run(0, i, replicate)];
    for (std::size_t i = 0; everywhere && i < scenarios; ++i)
      common[i].push_back(*all_[plan_.run(0, i, replicate)]);
  }
  return common;
}

}  // namespace coadopt
