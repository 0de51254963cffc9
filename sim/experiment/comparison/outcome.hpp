#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "observe/record.hpp"
#include "partnership/build.hpp"

namespace coadopt {

// Which way is better.
enum class Better : std::uint8_t { more, less, neither };
inline constexpr std::array<std::string_view, 3> better_names = {"more", "less", "neither"};

// How an outcome is shown: as percentage points, as hours, as money, as a count.
enum class Unit : std::uint8_t { share, level, hours, money, persons };

// The unit as results files give it.
[[nodiscard]] std::string_view units_of(Unit unit);

// What an outcome is for: what every run is summed up by; what it is to groups of persons; what it takes.
enum class Section : std::uint8_t { headline, groups, costs };

// One number that sums up a replicate for a table. Headlines and groups are means over the last twelve months
// of the run; money and costs are added up over the whole run.
struct Outcome {
  std::string_view name;
  std::string_view label;
  Unit unit;
  Better better;
  Section section;
  double (*of)(const Record&, const Sizes&);
};

[[nodiscard]] std::span<const Outcome> outcomes();

// The label, and over which months it is taken.
[[nodiscard]] std::string long_name_of(const Outcome& outcome);

// What is observed, and all that outcomes are summed up from.
[[nodiscard]] Observed with_outcomes(Observed observed);

// What one replicate comes to: one value an outcome, in their order.
inline constexpr std::size_t outcome_count = 39;
using Summary = std::array<double, outcome_count>;
[[nodiscard]] Summary summarise(const Record& record, const Sizes& sizes);

// What stands for a replicate that was not finished: no numbers.
[[nodiscard]] Summary missing_summary();
[[nodiscard]] bool is_missing(const Summary& summary);

// Place of an outcome among all, by its name.
[[nodiscard]] std::size_t outcome_index(std::string_view name);

}  // namespace coadopt
