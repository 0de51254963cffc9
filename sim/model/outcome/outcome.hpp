#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "outcome/expression.hpp"

namespace coadopt {

// Which way is better.
enum class Better : std::uint8_t { more, less, neither };
inline constexpr std::array<std::string_view, 3> better_names = {"more", "less", "neither"};

// How an outcome is shown: as percentage points, as hours, as money, as a count.
enum class Unit : std::uint8_t { share, level, hours, money, persons };

// What an outcome is for: what every run is summed up by; what it is to groups of persons; what it takes; what
// a scenario file asks for itself.
enum class Section : std::uint8_t { headline, groups, costs, own };

// One number that sums up a replicate. Headlines and groups are means over the last twelve months of the run;
// money and costs are added up over the whole run.
struct Outcome {
  std::string name;
  std::string label;
  Unit unit;
  Better better;
  Section section;
  Expression value;
};
using Outcomes = std::vector<Outcome>;

// Those that every run is summed up by; and these followed by a scenario's own.
[[nodiscard]] const Outcomes& outcomes();
[[nodiscard]] Outcomes outcomes_with(const Outcomes& own);

// The label, and over which months it is taken.
[[nodiscard]] std::string long_name_of(const Outcome& outcome);

// Whether one of a scenario's own of units 1 is shown in percent, yes or no; empty of any other.
[[nodiscard]] std::string percent_of(const Outcome& outcome);

// How a number in these units is shown.
[[nodiscard]] Unit unit_of(const Units& units);

// What is observed, and all that outcomes are summed up from.
[[nodiscard]] Observed with_outcomes(Observed observed, const Outcomes& all = outcomes());

// The outcomes of one replicate, in their order.
using Summary = std::vector<double>;
[[nodiscard]] Summary summarise(const Record& record, const Sizes& sizes, const Outcomes& all = outcomes());

// Whether a replicate was not finished: all its values are NaN.
[[nodiscard]] bool is_missing(const Summary& summary);

// Place of one of outcomes() among them, by its name.
[[nodiscard]] std::size_t outcome_index(std::string_view name);

}  // namespace coadopt
