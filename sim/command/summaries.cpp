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

std::vector<std::vector<Summary>> Summaries::all() const {
  std::vector<std::vector<Summary>> all(plan_.scenarios.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::uint32_t replicate = 0; replicate < plan_.replicates; ++replicate) {
      all[i].push_back(all_[plan_.run(0, i, replicate)].value_or(missing_summary()));
    }
  }
  return all;
}

}  // namespace coadopt
