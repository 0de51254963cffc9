#pragma once

#include <cstddef>
#include <vector>

#include "observe/record.hpp"
#include "results/element.hpp"

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

}  // namespace coadopt
