#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace coadopt {

// Money for each intervention of a budget, GBP, in the budget's order. What they sum to below the budget's
// total is not spent.
using Parts = std::vector<double>;

// A split with a name, such as one of a survey.
struct NamedSplit {
  std::string name;
  Parts parts;
};

// What a split is judged by: an outcome of which more is better, one of the seldom heard, and what it costs.
enum class Aim : std::uint8_t { result, equity, cost };
inline constexpr std::size_t aim_count = 3;
inline constexpr std::array<std::string_view, aim_count> aim_names = {"result", "equity", "cost"};

// What one run of a split came to: a value an aim.
using Reached = std::array<double, aim_count>;

// How splits are searched for.
struct SearchSettings {
  std::uint32_t worlds = 12;      // possible worlds that each split is tried in
  std::uint32_t replicates = 1;   // of each split in each world while searching
  std::uint32_t refine = 10;      // of each finalist in each world, other ones than those
  std::uint32_t population = 24;  // splits of a generation; a multiple of four
  std::uint32_t generations = 5;  // of each of the two rounds
  std::uint32_t finalists = 16;   // most that are run again beside those given
  double step = 0.01;             // share of the total that parts of splits found are multiples of
};

// What is searched: splits of a total over some interventions.
struct SplitSpace {
  double total = 0.0;  // GBP
  std::size_t interventions = 0;
  double step = 0.01;  // share of the total
};

// A split as a place in the unit cube, with one coordinate more than there are interventions: what each gets in
// proportion to the others, and last which share of the total is spent.
[[nodiscard]] std::vector<double> place_of(const SplitSpace& space, const Parts& parts);

// The split at a place, in whole steps of which none is lost: the largest remainders are rounded up.
[[nodiscard]] Parts split_at_place(const SplitSpace& space, const std::vector<double>& place);

// All to one intervention, each in turn; the same to each; nothing to any.
[[nodiscard]] std::vector<Parts> plain_splits(const SplitSpace& space);

[[nodiscard]] double sum_of(const Parts& parts);

}  // namespace coadopt
