#include "results/slab.hpp"

namespace coadopt {

std::vector<Slab> slabs_of(std::size_t months, const Observed& observed) {
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

}  // namespace coadopt
