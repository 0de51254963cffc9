#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "observe/record.hpp"
#include "results/element.hpp"

namespace coadopt {

// The values of one measure in one replicate, shape (months, extent of its axis), as they are put aside.
struct Slab {
  const Measure* measure;
  h5::Element element;
  std::size_t offset;  // bytes from where the replicate was put
  std::size_t bytes;
};

// Those of every measure observed, in the order of the measures.
[[nodiscard]] std::vector<Slab> slabs_of(Month months, const Observed& observed);

// Bytes of one replicate.
[[nodiscard]] std::size_t total_bytes(std::span<const Slab> slabs);

// A replicate as bytes. Throws std::invalid_argument where the record is not of these months and measures.
[[nodiscard]] std::vector<std::byte> packed(const Record& record, Month months, std::span<const Slab> slabs);

}  // namespace coadopt
