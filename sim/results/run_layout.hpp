#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "results/slab.hpp"
#include "results/sweep_plan.hpp"

namespace coadopt {

// How a run of a sweep is laid out as bytes: its measures in the months kept, then its outcomes as float64.
struct RunLayout {
  std::vector<Slab> slabs;
  std::size_t outcomes_at = 0;
  std::size_t bytes = 0;
};

[[nodiscard]] RunLayout layout_of(const SweepPlan& plan);

// A run as bytes. Throws std::invalid_argument where the record lacks what is to be kept.
[[nodiscard]] std::vector<std::byte> packed_run(
    const Record& record, std::span<const double> outcomes, const SweepPlan& plan, const RunLayout& layout);

}  // namespace coadopt
