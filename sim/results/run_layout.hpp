#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "observe/record.hpp"
#include "results/element.hpp"
#include "results/plan.hpp"

namespace coadopt {

// The values of one measure in one run, shape (months, extent of its axis), as they are kept.
struct Slab {
  const Measure* measure;
  h5::Element element;
  std::size_t offset;  // bytes from where the run begins
  std::size_t bytes;
};

// Those of every measure observed, in the order of the measures.
[[nodiscard]] std::vector<Slab> slabs_of(std::size_t months, const Observed& observed);

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
