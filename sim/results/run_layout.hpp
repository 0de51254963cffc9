#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "results/plan.hpp"
#include "results/slab.hpp"

namespace coadopt {

// How a finished run is laid out as bytes: its measures month by month, then its outcomes as float64.
struct RunLayout {
  std::vector<Slab> slabs;
  std::size_t outcomes_at = 0;
  std::size_t outcomes = 0;
  std::size_t bytes = 0;
};

// Of runs that keep so many months of the measures observed, and so many outcomes.
[[nodiscard]] RunLayout run_layout(std::size_t months, const Observed& observed, std::size_t outcomes);
[[nodiscard]] RunLayout layout_of(const ResultsPlan& plan);

// A run as bytes: these months of its record, in rising order, and its outcomes. Throws std::invalid_argument
// where the record or the outcomes lack what is to be kept.
[[nodiscard]] std::vector<std::byte> packed_run(const Record& record, std::span<const Month> months,
    std::span<const double> outcomes, const RunLayout& layout);

// The outcomes of a run, of its bytes.
[[nodiscard]] std::vector<double> outcomes_in(std::span<const std::byte> run, const RunLayout& layout);

}  // namespace coadopt
