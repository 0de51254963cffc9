#include "results/run_layout.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>

namespace coadopt {

RunLayout layout_of(const SweepPlan& plan) {
  RunLayout layout;
  layout.slabs = slabs_of(static_cast<Month>(plan.kept.size()), plan.results.observed);
  layout.outcomes_at = total_bytes(layout.slabs);
  layout.bytes = layout.outcomes_at + plan.outcomes.size() * sizeof(double);
  return layout;
}

std::vector<std::byte> packed_run(
    const Record& record, std::span<const double> outcomes, const SweepPlan& plan, const RunLayout& layout) {
  if (outcomes.size() != plan.outcomes.size()) throw std::invalid_argument("a run has not its outcomes");
  std::vector<std::byte> bytes(layout.bytes);
  for (const Slab& slab : layout.slabs) {
    std::byte* to = bytes.data() + slab.offset;
    for (const Month month : plan.kept) {
      if (month > record.months() || record.all(slab.measure->id).empty()) {
        throw std::invalid_argument("a record has not every month of " + std::string(slab.measure->name));
      }
      const std::span<const double> values = record.at(slab.measure->id, month);
      if (slab.element == h5::Element::float64) {
        std::memcpy(to, values.data(), values.size_bytes());
        to += values.size_bytes();
        continue;
      }
      const std::vector<float> single(values.begin(), values.end());
      std::memcpy(to, single.data(), single.size() * sizeof(float));
      to += single.size() * sizeof(float);
    }
  }
  std::ranges::copy(std::as_bytes(outcomes), bytes.begin() + static_cast<std::ptrdiff_t>(layout.outcomes_at));
  return bytes;
}

}  // namespace coadopt
