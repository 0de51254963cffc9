#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "results/comparison_contents.hpp"
#include "results/dimension.hpp"
#include "results/element.hpp"
#include "results/output_path.hpp"
#include "results/plan.hpp"

namespace coadopt {

namespace dimension {

inline constexpr DimensionDescription split = {
    "split", "1", "split of the budget", "names; those that were given first, then those found"};
inline constexpr DimensionDescription world = {
    "world", "1", "possible world", "how it differs from what is assumed, and its decision rule"};
inline constexpr DimensionDescription intervention = {
    "intervention", "1", "intervention that money goes to", "names, in the order of the budget"};
inline constexpr DimensionDescription tried = {
    "tried", "1", "number of the split among all that were tried", "0, 1, 2, ..."};

}  // namespace dimension

// A variable of a budget's file with a name of its own; those of outcomes are named as the outcomes are.
struct BudgetVariable {
  std::string_view name;
  std::string_view units;  // empty: those of the outcome that is the result
  std::string_view long_name;
  h5::Element element;
  std::vector<std::string_view> dimensions;
  std::span<const std::string_view> flags = {};  // what values of uint8 mean; empty: no, yes
};

namespace budget {

inline const BudgetVariable part = {
    "part", "GBP", "money that the intervention gets", h5::Element::float64, {"split", "intervention"}};
inline const BudgetVariable given = {
    "given", "1", "whether the split was given", h5::Element::uint8, {"split"}};
inline const BudgetVariable on_front = {"on_front", "1",
    "whether no other split is as good in result, equity and cost and better in one", h5::Element::uint8,
    {"split"}};
inline const BudgetVariable number = {
    "number", "1", "number of the split among all that were tried", h5::Element::int32, {"split"}};
inline const BudgetVariable regret = {"regret", "",
    "how far the result lies behind that of the best split in the world", h5::Element::float64,
    {"split", "world"}};
inline const BudgetVariable worst_regret = {
    "worst_regret", "", "regret in the world where it is greatest", h5::Element::float64, {"split"}};
inline const BudgetVariable difference = {"difference", "",
    "result minus that of the reference, mean over worlds and replicates", h5::Element::float64, {"split"}};
inline const BudgetVariable difference_low = {"difference_low", "",
    "lower end of the 95% interval of the difference, paired over replicates", h5::Element::float64, {"split"}};
inline const BudgetVariable difference_high = {"difference_high", "",
    "upper end of the 95% interval of the difference, paired over replicates", h5::Element::float64, {"split"}};
inline const BudgetVariable verdict = {
    "verdict", "1", "what may be said of the difference", h5::Element::uint8, {"split"}, verdict_flags};
inline const BudgetVariable tied = {"tied", "1",
    "whether there is no clear difference between the best split and this one", h5::Element::uint8, {"split"}};
inline const BudgetVariable tried_part = {
    "part", "GBP", "money that the intervention gets", h5::Element::float64, {"tried", "intervention"}};

}  // namespace budget

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
  std::vector<double> differences;
  std::vector<double> lows;
  std::vector<double> highs;
  std::vector<std::uint8_t> verdicts;  // as in verdict_flags
  std::vector<std::uint8_t> tied;
  std::string best;
  std::string most_robust;
  std::string reference;

  std::size_t tried = 0;
  std::vector<double> tried_parts;                // shape (tried, intervention)
  std::vector<std::vector<double>> tried_values;  // of each outcome, shape (tried, world): means of the search
};

// Writes the results file of a budget's search, and gives it its name when it is whole. Throws OutputRefused,
// WriteFailed; nothing is left behind then.
void write_budget(const BudgetContents& contents, const std::filesystem::path& path, Existing existing);

// What a finished file says of the search that it is of. Throws OutputRefused where it is none.
[[nodiscard]] std::string budget_identity(const std::filesystem::path& path);

}  // namespace coadopt
