#include "results/slab.hpp"

#include <cstring>
#include <stdexcept>
#include <string>

namespace coadopt {

std::vector<Slab> slabs_of(Month months, const Observed& observed) {
  std::vector<Slab> slabs;
  std::size_t offset = 0;
  for (const Measure& measure : measures) {
    if (!observed.has(measure.group)) continue;
    const h5::Element element =
        measure.precision == Precision::single ? h5::Element::float32 : h5::Element::float64;
    const std::size_t bytes = months * extent(measure.axis) * h5::described(element).bytes;
    slabs.push_back({&measure, element, offset, bytes});
    offset += bytes;
  }
  return slabs;
}

std::size_t total_bytes(std::span<const Slab> slabs) {
  return slabs.empty() ? 0 : slabs.back().offset + slabs.back().bytes;
}

std::vector<std::byte> packed(const Record& record, Month months, std::span<const Slab> slabs) {
  if (record.months() != months) throw std::invalid_argument("a record has not the months of its file");
  std::vector<std::byte> bytes(total_bytes(slabs));
  for (const Slab& slab : slabs) {
    const std::span<const double> values = record.all(slab.measure->id);
    if (values.size() != months * extent(slab.measure->axis)) {
      throw std::invalid_argument("a record has not every month of " + std::string(slab.measure->name));
    }
    std::byte* to = bytes.data() + slab.offset;
    if (slab.element == h5::Element::float64) {
      std::memcpy(to, values.data(), slab.bytes);
      continue;
    }
    const std::vector<float> single(values.begin(), values.end());
    std::memcpy(to, single.data(), slab.bytes);
  }
  return bytes;
}

}  // namespace coadopt
