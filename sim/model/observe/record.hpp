#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "chance/stream.hpp"
#include "observe/measure.hpp"

namespace coadopt {

// Which groups of measures a run takes; detail, and removal, which takes the longest, are taken where they are
// asked for.
struct Observed {
  std::array<bool, measure_group_count> groups = {true, true, true, true, true, false, false};

  [[nodiscard]] bool has(MeasureGroup group) const { return groups[static_cast<std::size_t>(group)]; }
};

// Bit for bit: what is missing in both is the same.
[[nodiscard]] inline bool same_bits(std::span<const double> one, std::span<const double> other) {
  return std::ranges::equal(
      one, other, {}, [](double x) { return std::bit_cast<std::uint64_t>(x); },
      [](double x) { return std::bit_cast<std::uint64_t>(x); });
}

// All that one replicate measured; each measure has the shape (months, extent of its axis), and is empty
// where its group was not observed.
class Record {
 public:
  Record() = default;
  Record(Month months, const Observed& observed) : months_(months) {
    for (const Measure& measure : measures) {
      if (observed.has(measure.group)) values_[slot(measure.id)].resize(months * extent(measure.axis));
    }
  }

  [[nodiscard]] Month months() const { return months_; }

  // The values of a measure in a month (1 is the first).
  [[nodiscard]] std::span<double> at(MeasureId id, Month month) {
    const std::size_t width = extent(measures[slot(id)].axis);
    return std::span(values_[slot(id)]).subspan((month - 1) * width, width);
  }
  [[nodiscard]] std::span<const double> at(MeasureId id, Month month) const {
    const std::size_t width = extent(measures[slot(id)].axis);
    return std::span(values_[slot(id)]).subspan((month - 1) * width, width);
  }
  // The whole course of a measure.
  [[nodiscard]] std::span<const double> all(MeasureId id) const { return values_[slot(id)]; }

  friend bool operator==(const Record& one, const Record& other) {
    return one.months_ == other.months_ && std::ranges::equal(one.values_, other.values_, same_bits);
  }

 private:
  [[nodiscard]] static std::size_t slot(MeasureId id) { return static_cast<std::size_t>(id); }

  Month months_ = 0;
  std::array<std::vector<double>, measure_count> values_;
};

// The mean of what `of` makes of each of the twelve months up to `last`, or of those there are.
template <class Of>
[[nodiscard]] double mean_of_year(Month last, const Of& of) {
  const Month months = std::min<Month>(12, last);
  double sum = 0.0;
  for (Month month = last - months + 1; month <= last; ++month) sum += of(month);
  return sum / static_cast<double>(months);
}

}  // namespace coadopt
