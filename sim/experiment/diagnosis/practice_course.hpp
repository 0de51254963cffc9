#pragma once

#include <cstddef>
#include <vector>

#include "month/simulation.hpp"

namespace coadopt {

// What practice is counted by: all together; then each role, Co, kind of organisation and community.
enum class By : std::uint8_t { everyone, role, co, kind, community };

// A table of practice in use, a row of cells for each year and at last one for the last twelve months.
struct PracticeShape {
  std::size_t months = 0;
  std::size_t communities = 0;

  [[nodiscard]] std::size_t years() const { return (months + 11) / 12; }
  [[nodiscard]] std::size_t rows() const { return years() + 1; }
  [[nodiscard]] std::size_t cells() const { return first(By::community) + communities; }
  [[nodiscard]] std::size_t size() const { return rows() * cells(); }
  // The number of the first cell, and how many there are.
  [[nodiscard]] std::size_t first(By by) const;
  [[nodiscard]] std::size_t count(By by) const;
};

// Adds up practice in use while a run goes on.
class PracticeCourse {
 public:
  explicit PracticeCourse(const PracticeShape& shape);

  void add(const Simulation& simulation);
  // Share of relevant pairs of staff and Co in use, shape (row, cell); mean of the months of a row, not a
  // number where a cell has no pairs.
  [[nodiscard]] std::vector<double> means() const;

 private:
  PracticeShape shape_;
  std::vector<double> sums_;    // of shares
  std::vector<double> months_;  // of a row
};

}  // namespace coadopt
