#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "experiment/comparison_contents.hpp"
#include "results/agents.hpp"
#include "results/budget_file.hpp"
#include "results/diagnosis_file.hpp"
#include "results/parts.hpp"
#include "results/plan.hpp"
#include "results/robustness.hpp"
#include "results/run_layout.hpp"

namespace coadopt {
namespace {

using testing::HasSubstr;

// What is documented beside the dimensions of every file, in the order of the page.
constexpr auto sweep_dimensions = std::to_array<const DimensionDescription*>(
    {&dimension::point, &dimension::coordinate, &dimension::failure});

constexpr auto budget_dimensions = std::to_array<const DimensionDescription*>(
    {&dimension::split, &dimension::world, &dimension::intervention, &dimension::tried});

constexpr auto diagnosis_dimensions =
    std::to_array<const DimensionDescription*>({&dimension::year, &dimension::community, &dimension::run});

constexpr auto comparison_dimensions =
    std::to_array<const DimensionDescription*>({&dimension::outcome, &dimension::gain, &dimension::counted});

constexpr auto robustness_dimensions =
    std::to_array<const DimensionDescription*>({&dimension::variant, &dimension::outcome, &dimension::guess});

using Row = std::vector<std::string>;
using Table = std::vector<std::string>;  // its lines

std::string row(const Row& cells) { return fmt::format("| {} |", fmt::join(cells, " | ")); }

Table table(const Row& head, const std::vector<Row>& rows) {
  Table lines = {row(head), row(Row(head.size(), "---"))};
  std::ranges::transform(rows, std::back_inserter(lines), &row);
  return lines;
}

std::string code(std::string_view text) { return fmt::format("`{}`", text); }

std::string list(const auto& names) { return fmt::format("{}", fmt::join(names, ", ")); }

Table dimensions_table() {
  std::vector<Row> rows;
  for (const DimensionDescription* one : dimensions) {
    const bool numbers = one->labels.empty() && one != &dimension::scenario;
    const std::string values =
        one->labels.empty() ? std::string(one->values) : fmt::format("{}", fmt::join(one->labels, ", "));
    rows.push_back({code(one->name), numbers ? "int32" : "string", std::string(one->units), values,
        std::string(one->long_name)});
  }
  return table({"dimension", "type", "units", "values", "meaning"}, rows);
}

Table variables_table() {
  std::vector<Row> rows = {{code("status"), list(Row{"scenario", "replicate"}), "uint8", "1", "always",
      fmt::format("{}: 0, 1, 2 for {}", status_long_name, fmt::join(run_status_names, ", "))}};
  for (const Slab& slab : slabs_of(1, {{true, true, true, true, true, true, true}})) {
    const Measure& measure = *slab.measure;
    std::vector<std::string_view> names = {"scenario", "replicate", "month"};
    for (const DimensionDescription* axis : dimensions_of(measure.axis)) names.push_back(axis->name);
    rows.push_back({code(measure.name), list(names), std::string(described(slab.element).name),
        std::string(file_units(measure.units)),
        std::string(measure_group_names[static_cast<std::size_t>(measure.group)]),
        std::string(measure.long_name)});
  }
  return table({"variable", "dimensions", "type", "units", "observed with", "meaning"}, rows);
}

Table agents_table() {
  std::vector<Row> rows;
  for (const AgentVariable& one : agent_variables) {
    std::vector<std::string_view> names = {"scenario", "replicate", "month", one.whose->name};
    for (const DimensionDescription* axis : dimensions_of(one.axis)) names.push_back(axis->name);
    rows.push_back({code(one.name), list(names), std::string(described(one.element()).name), "1",
        fmt::format("{}", fmt::join(one.meanings, ", ")), std::string(one.long_name)});
  }
  return table({"variable", "dimensions", "type", "units", "values 0, 1, ...", "meaning"}, rows);
}

std::string with_meanings(std::string_view long_name, std::span<const std::string_view> flags) {
  if (flags.empty()) return std::string(long_name);
  return fmt::format("{}: {}", long_name, fmt::join(flags, ", "));
}

Table group_table(std::span<const DimensionDescription* const> of_group, const FileGroup& group) {
  std::vector<Row> rows;
  for (const DimensionDescription* one : of_group) {
    rows.push_back({code(one->name), std::string(one->name), "string", std::string(one->units),
        fmt::format("{}: {}", one->long_name, one->values)});
  }
  for (const FileVariable& one : group.variables) {
    rows.push_back({code(one.name), list(one.dimensions), std::string(described(element_of(one)).name),
        one.units, with_meanings(one.long_name, one.flags)});
  }
  return table({"variable", "dimensions", "type", "units", "meaning"}, rows);
}

Table comparison_table() { return group_table(comparison_dimensions, comparison_group({}, {})); }

Table robustness_table() {
  RobustnessContents contents;
  contents.guesses.emplace_back();
  return group_table(robustness_dimensions, robustness_group(contents));
}

Table sweep_dimensions_table() {
  std::vector<Row> rows;
  for (const DimensionDescription* one : sweep_dimensions) {
    const bool names = one == &dimension::coordinate;
    rows.push_back({code(one->name), names ? "string" : "int32", std::string(one->units),
        std::string(one->values), std::string(one->long_name)});
  }
  return table({"dimension", "type", "units", "values", "meaning"}, rows);
}

Row budget_outcome_row(const std::vector<std::string>& names, const std::string& meaning) {
  return {"`practice_in_use` or another", list(names), "float64", "its own",
      meaning + "; one variable each for result, equity and cost"};
}

Table own_dimensions_table(std::span<const DimensionDescription* const> of_file) {
  std::vector<Row> rows;
  for (const DimensionDescription* one : of_file) {
    rows.push_back(
        {code(one->name), std::string(one->units), std::string(one->values), std::string(one->long_name)});
  }
  return table({"dimension", "units", "values", "meaning"}, rows);
}

std::vector<Row> variable_rows(const FileGroup& group) {
  std::vector<Row> rows;
  for (const FileVariable& one : group.variables) {
    rows.push_back({code(one.name), list(one.dimensions), std::string(described(element_of(one)).name),
        one.units, one.long_name});
  }
  return rows;
}

Table diagnosis_variables_table() {
  DiagnosisContents contents;
  contents.places = {{nullptr, {}, {}}, {&dimension::role, {}, {}}, {&dimension::co, {}, {}},
      {&dimension::kind, {}, {}}, {&dimension::community, {}, {}}};
  return table(
      {"variable", "dimensions", "type", "units", "meaning"}, variable_rows(diagnosis_variables(contents)));
}

Table diagnosis_runs_table() {
  return table({"variable", "dimensions", "type", "units", "meaning"}, variable_rows(diagnosis_runs({})));
}

// The variables of a budget's file that have names of their own, and a row for those of outcomes.
Table budget_table(FileGroup (*group_of)(const BudgetContents&), const Row& of_outcomes) {
  BudgetContents contents;
  contents.outcomes = {{"", "of the result", ""}};
  std::vector<Row> rows = variable_rows(group_of(contents));
  rows.push_back(of_outcomes);
  return table({"variable", "dimensions", "type", "units", "meaning"}, rows);
}

Table budget_variables_table() {
  return budget_table(
      &split_variables, budget_outcome_row({"split", "world", "replicate"}, "outcome of the replicate"));
}

Table budget_search_table() {
  return budget_table(
      &search_variables, budget_outcome_row({"tried", "world"}, "mean over the search's replicates"));
}

// Where the sources are: told by the build or the environment, else where the tests are run.
std::filesystem::path source_folder() {
#ifdef COADOPT_SOURCE_DIR
  return COADOPT_SOURCE_DIR;
#else
  const char* told = std::getenv("COADOPT_SOURCE_DIR");
  return told != nullptr ? told : ".";
#endif
}

class ResultsFormat : public testing::Test {
 protected:
  ResultsFormat() {
    std::ifstream file(page_);
    for (std::string line; std::getline(file, line);) lines_.push_back(line);
  }

  // Puts the table in place of the next one that has its head. Whether there is one.
  bool renew(const Table& table) {
    const auto from = lines_.begin() + static_cast<std::ptrdiff_t>(behind_);
    const auto head = std::find(from, lines_.end(), table.front());
    if (head == lines_.end()) return false;
    const auto end = std::find_if(head, lines_.end(), [](const auto& line) { return !line.starts_with("|"); });
    const auto place = static_cast<std::size_t>(head - lines_.begin());
    lines_.erase(head, end);
    lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(place), table.begin(), table.end());
    behind_ = place + table.size();
    return true;
  }

  std::filesystem::path page_ = source_folder() / "docs" / "results-format.md";
  std::vector<std::string> lines_;
  std::size_t behind_ = 0;  // how many lines have been compared
};

TEST_F(ResultsFormat, TheDocumentedTablesAreTheDeclaredOnes) {
  const std::vector<std::string> documented = lines_;
  for (const Table& one : {dimensions_table(), variables_table(), comparison_table(), agents_table(),
           robustness_table(), sweep_dimensions_table(), own_dimensions_table(budget_dimensions),
           budget_variables_table(), budget_search_table(), own_dimensions_table(diagnosis_dimensions),
           diagnosis_variables_table(), diagnosis_runs_table()}) {
    EXPECT_TRUE(renew(one)) << page_ << " has no table that begins with " << one.front();
  }
  if (std::getenv("COADOPT_RENEW") != nullptr) {
    std::ofstream(page_) << fmt::format("{}\n", fmt::join(lines_, "\n"));
    return;
  }
  for (std::size_t i = 0; i < std::max(documented.size(), lines_.size()); ++i) {
    ASSERT_EQ(i < documented.size() ? documented[i] : "(nothing)", i < lines_.size() ? lines_[i] : "(nothing)")
        << page_ << ":" << i + 1
        << " is out of date: run this test once with COADOPT_RENEW=1 in the environment";
  }
}

TEST_F(ResultsFormat, TheDocumentedVersionIsTheOneThatIsWritten) {
  const std::string page = fmt::format("{}", fmt::join(lines_, "\n"));
  EXPECT_THAT(page, HasSubstr(fmt::format("This page describes format version {}.", results_format_version)));
  EXPECT_THAT(page, HasSubstr(fmt::format("version of this description: `{}`", results_format_version)));
  EXPECT_THAT(page, HasSubstr(fmt::format("always `{}`", results_format)));
}

}  // namespace
}  // namespace coadopt
