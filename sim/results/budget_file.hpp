#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "results/group.hpp"
#include "results/plan.hpp"

namespace coadopt {

namespace dimension {

inline constexpr DimensionDescription split = {
    "split", "1", "split of the budget", "names; those that were given first, then those found"};
inline constexpr DimensionDescription world = {
    "world", "1", "possible world", "how it differs from what is assumed, and its rule"};
inline constexpr DimensionDescription intervention = {
    "intervention", "1", "intervention that money goes to", "names, in the order of the budget"};
inline constexpr DimensionDescription tried = {
    "tried", "1", "number of the split among all that were tried", "0, 1, 2, ..."};

}  // namespace dimension

// What values of the variable `verdict` mean, in the order of the enumeration of the comparison.
inline constexpr std::array<std::string_view, 6> verdict_flags = {
    "not_known", "one_replicate", "no_difference", "no_clear_difference", "more", "less"};

// What values of the variable `front` mean, in the order of the enumeration of the judgement.
inline constexpr std::array<std::string_view, 3> front_flags = {"off", "open", "on"};

// All that the results file of a budget's search is written from.
struct BudgetContents {
  ResultsPlan results;  // its scenario, and where the file comes from
  std::string name;     // of the experiment
  std::string experiment;
  std::string identity;
  std::vector<OutcomeColumn> outcomes;  // that splits are judged by: result, equity, cost
  std::vector<ResultsScenario> worlds;
  std::vector<std::string> interventions;
  std::uint32_t first_replicate = 0;  // of the finalists
  std::uint32_t replicates = 0;

  std::vector<std::string> splits;          // names
  std::vector<std::vector<double>> values;  // of each outcome, shape (split, world, replicate)
  std::vector<double> parts;                // shape (split, intervention)
  std::vector<std::uint8_t> given;
  std::vector<std::uint8_t> on_front;
  std::vector<std::int32_t> numbers;
  std::vector<double> regrets;  // shape (split, world)
  std::vector<double> worst_regrets;
  std::vector<double> regret_lows;
  std::vector<double> regret_highs;
  std::vector<std::uint8_t> may_regret_least;
  std::vector<std::uint8_t> fronts;  // as in front_flags
  std::vector<double> differences;
  std::vector<double> lows;
  std::vector<double> highs;
  std::vector<std::uint8_t> verdicts;  // as in verdict_flags
  std::vector<std::uint8_t> tied;
  std::vector<double> behinds;
  std::vector<double> behind_lows;
  std::vector<double> behind_highs;
  std::string best;
  std::string leader;
  std::string most_robust;
  std::string reference;

  std::size_t tried = 0;
  std::vector<double> tried_parts;                // shape (tried, intervention)
  std::vector<std::vector<double>> tried_values;  // of each outcome, shape (tried, world): means of the search
};

// The variables of the root, with their values, but for status and provenance; and those of the group `search`.
[[nodiscard]] FileGroup split_variables(const BudgetContents& contents);
[[nodiscard]] FileGroup search_variables(const BudgetContents& contents);

// Writes the results file of a budget's search, and gives it its name when it is whole. Throws OutputRefused,
// WriteFailed; nothing is left behind then.
void write_budget(
    const BudgetContents& contents, const std::filesystem::path& path, const std::string& replaceable);

// What a finished file says of the search that it is of. Throws OutputRefused where it is none.
[[nodiscard]] std::string budget_identity(const std::filesystem::path& path);

}  // namespace coadopt
