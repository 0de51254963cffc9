#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "observe/record.hpp"
#include "partnership/build.hpp"

namespace coadopt {

// Which way is better.
enum class Better : std::uint8_t { more, less, neither };

// How an outcome is told: as percentage points, as hours, as money, as a count.
enum class Unit : std::uint8_t { share, level, hours, money, persons };

// One number that sums up a replicate for a table. Means are over the last twelve months of the run, money is
// added up over the whole run.
struct Outcome {
  std::string_view name;
  std::string_view label;
  Unit unit;
  Better better;
  double (*of)(const Record&, const Sizes&);
};

[[nodiscard]] std::span<const Outcome> outcomes();

// What one replicate comes to: one value an outcome, in their order.
inline constexpr std::size_t outcome_count = 9;
using Summary = std::array<double, outcome_count>;
[[nodiscard]] Summary summarise(const Record& record, const Sizes& sizes);

// One outcome of every replicate.
[[nodiscard]] std::vector<double> values_of(std::span<const Summary> summaries, std::size_t outcome);

// Place of an outcome among all, by name.
[[nodiscard]] std::size_t outcome_index(std::string_view name);

}  // namespace coadopt
