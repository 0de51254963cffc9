#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "parameter/parameter.hpp"

namespace coadopt {

// A factor of a sweep as a column of the group `points`.
struct PointColumn {
  std::string name;
  std::string units;
  std::string long_name;
  Kind kind = Kind::real;
  double low = 0.0;  // where the design varies it
  double high = 1.0;
  std::vector<std::string> labels;  // of the choices 0, 1, ...
  std::string evidence;             // of the value that it is varied around: assumed, cited, calibrated
  std::string source;
};

// What a design says of its points beside their values: which trajectory, which block.
struct PointMark {
  std::string name;
  std::string long_name;
  std::vector<std::int32_t> values;  // one a point
};

// The points of a sweep, or of a shard of it.
struct PointTable {
  std::vector<std::int32_t> numbers;     // of the points in the whole design, ascending
  std::vector<double> values;            // shape (point, column); the number of the label for choices
  std::vector<std::string> coordinates;  // of the places
  std::vector<double> places;            // 0..1, shape (point, coordinate); empty where a design has none
  std::vector<PointMark> marks;

  [[nodiscard]] std::size_t size() const { return numbers.size(); }
};

// Appends a row of a table of so many columns, or nothing where it has none.
inline void append_row(
    std::vector<double>& to, const std::vector<double>& from, std::size_t row, std::size_t columns) {
  const auto first = from.begin() + static_cast<std::ptrdiff_t>(row * columns);
  to.insert(to.end(), first, first + static_cast<std::ptrdiff_t>(columns));
}

}  // namespace coadopt
