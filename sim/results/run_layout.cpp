#include "results/run_layout.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>

namespace coadopt {

namespace {

template <class Number>
std::byte* put(std::span<const double> values, std::byte* to) {
  const std::vector<Number> kept(values.begin(), values.end());
  return std::ranges::copy(std::as_bytes(std::span(kept)), to).out;
}

}  // namespace

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

RunLayout run_layout(std::size_t months, const Observed& observed, std::size_t outcomes) {
  RunLayout layout;
  layout.slabs = slabs_of(months, observed);
  layout.outcomes_at = layout.slabs.empty() ? 0 : layout.slabs.back().offset + layout.slabs.back().bytes;
  layout.outcomes = outcomes;
  layout.bytes = layout.outcomes_at + outcomes * sizeof(double);
  return layout;
}

RunLayout layout_of(const ResultsPlan& plan) {
  return run_layout(plan.months_kept.size(), plan.observed, plan.outcomes.size());
}

std::vector<std::byte> packed_run(const Record& record, std::span<const Month> months,
    std::span<const double> outcomes, const RunLayout& layout) {
  if (outcomes.size() != layout.outcomes)
    throw std::invalid_argument("a run has another number of outcomes than its layout");
  std::vector<std::byte> bytes(layout.bytes);
  for (const Slab& slab : layout.slabs) {
    const std::size_t width = extent(slab.measure->axis);
    std::byte* to = bytes.data() + slab.offset;
    for (const Month month : months) {
      if (month == 0 || month > record.months() || record.all(slab.measure->id).size() < month * width) {
        throw std::invalid_argument("a record lacks a month of " + std::string(slab.measure->name));
      }
      const std::span<const double> values = record.at(slab.measure->id, month);
      to = slab.element == h5::Element::float64 ? put<double>(values, to) : put<float>(values, to);
    }
    if (to != bytes.data() + slab.offset + slab.bytes)
      throw std::invalid_argument("a run has another number of months than its layout");
  }
  std::ranges::copy(std::as_bytes(outcomes), bytes.begin() + static_cast<std::ptrdiff_t>(layout.outcomes_at));
  return bytes;
}

std::vector<double> outcomes_in(std::span<const std::byte> run, const RunLayout& layout) {
  std::vector<double> outcomes(layout.outcomes);
  std::ranges::copy(run.subspan(layout.outcomes_at, layout.outcomes * sizeof(double)),
      std::as_writable_bytes(std::span(outcomes)).begin());
  return outcomes;
}

}  // namespace coadopt
