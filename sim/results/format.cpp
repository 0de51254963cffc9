#include "results/format.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "results/agents.hpp"
#include "results/format_budget.hpp"
#include "results/format_comparison.hpp"
#include "results/format_words.hpp"
#include "results/parts.hpp"
#include "results/plan.hpp"
#include "results/robustness.hpp"
#include "results/slab.hpp"

namespace coadopt {

namespace {

using Row = std::vector<std::string>;

std::string row(const Row& cells) { return fmt::format("| {} |\n", fmt::join(cells, " | ")); }

std::string table(const Row& head, const std::vector<Row>& rows) {
  std::string text = row(head) + row(Row(head.size(), "---"));
  for (const Row& cells : rows) text += row(cells);
  return text;
}

std::string code(std::string_view text) { return fmt::format("`{}`", text); }

std::string list(const std::vector<std::string_view>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string dimensions_table() {
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

std::string variables_table() {
  std::vector<Row> rows = {{code("status"), list({"scenario", "replicate"}), "uint8", "1", "always",
      fmt::format("{}: 0, 1, 2 for {}", status_long_name, fmt::join(run_status_names, ", "))}};
  for (const Slab& slab : slabs_of(1, Observed{})) {
    const Measure& measure = *slab.measure;
    std::vector<std::string_view> names = {"scenario", "replicate", "month"};
    if (const DimensionDescription* axis = dimension_of(measure.axis)) names.push_back(axis->name);
    rows.push_back({code(measure.name), list(names), std::string(described(slab.element).name),
        std::string(file_units(measure.units)),
        std::string(measure_group_names[static_cast<std::size_t>(measure.group)]),
        std::string(measure.long_name)});
  }
  return table({"variable", "dimensions", "type", "units", "observed with", "meaning"}, rows);
}

std::string file_attributes_table() {
  return table({"attribute", "meaning"},
      {{code("format"), fmt::format("always `{}`", results_format)},
          {code("format_version"), fmt::format("version of this description: `{}`", results_format_version)},
          {code("coadopt_version"), "version of the program that wrote the file"},
          {code("git_commit"), "commit the program was built from"},
          {code("compiler"), "compiler the program was built by"}, {code("command"), "the whole command line"},
          {code("seed"), "seed of all random numbers (uint64)"},
          {code("created"), "when the run began, UTC, ISO 8601"},
          {code("status"), "`complete`, or `interrupted: N of M runs`"},
          {code("identity"),
              "everything that the runs depend on except points, as JSON, for `--resume` and `merge`"},
          {code("scenario_1") + ", " + code("scenario_2") + ", ...",
              "the whole text of each scenario with all that it is based on, in the order of `scenario`; an "
              "intervention "
              "from the catalogue says which one (`catalogue`: given by --catalogue, beside the file, or "
              "installed) and "
              "the checksum of its entry, CRC-32"}});
}

std::string parameter_attributes_table() {
  return table({"attribute", "meaning"},
      {{code("long_name"), "what the parameter means"}, {code("units"), "its unit"},
          {code("range"), "the lowest and the highest value allowed"},
          {code("default"), "the value where a scenario says nothing; one for each of several"},
          {code("evidence"), "`assumed`, `cited` or `calibrated`"},
          {code("source"), "why it is assumed, where it is cited from, or the run it is calibrated by"}});
}

std::string agents_table() {
  std::vector<Row> rows;
  for (const AgentVariable& one : agent_variables) {
    std::vector<std::string_view> names = {"scenario", "replicate", "month", one.whose->name};
    if (const DimensionDescription* axis = dimension_of(one.axis)) names.push_back(axis->name);
    rows.push_back({code(one.name), list(names), std::string(described(one.element()).name), "1",
        fmt::format("{}", fmt::join(one.meanings, ", ")), std::string(one.long_name)});
  }
  return table({"variable", "dimensions", "type", "units", "values 0, 1, ...", "meaning"}, rows);
}

std::string robustness_table() {
  std::vector<Row> rows;
  for (const DimensionDescription* one : robustness_dimensions) {
    rows.push_back({code(one->name), std::string(one->name), "string", std::string(one->units),
        fmt::format("{}: {}", one->long_name, one->values)});
  }
  for (const RobustnessVariable* one : robustness_variables) {
    rows.push_back({code(one->name), std::string(one->dimensions), std::string(one->type), "1",
        one->flags.empty() ? std::string(one->long_name)
                           : fmt::format("{}: {}", one->long_name, fmt::join(one->flags, ", "))});
  }
  return table({"variable", "dimensions", "type", "units", "meaning"}, rows);
}

std::string sweep_dimensions_table() {
  std::vector<Row> rows;
  for (const DimensionDescription* one : sweep_dimensions) {
    const bool names = one == &dimension::coordinate;
    rows.push_back({code(one->name), names ? "string" : "int32", std::string(one->units),
        std::string(one->values), std::string(one->long_name)});
  }
  return table({"dimension", "type", "units", "values", "meaning"}, rows);
}

std::string sweep_attributes_table() {
  return table({"attribute", "meaning"},
      {{code("experiment_name") + ", " + code("experiment"), "the experiment's name and the text of its file"},
          {code("design"), "kind of design and its settings"},
          {code("shard"), "`K/N`: which of how many shards; `1/1` for the whole"}});
}

std::string opening() {
  std::string text(format_opening);
  constexpr std::string_view mark = "{version}";
  return text.replace(text.find(mark), mark.size(), results_format_version);
}

}  // namespace

std::string results_format_markdown() {
  std::string text = opening();
  text += format_dimensions;
  text += dimensions_table();
  text += format_months;
  text += format_variables;
  text += variables_table();
  text += format_missing;
  text += format_attributes;
  text += file_attributes_table();
  text += format_outcomes;
  text += comparison_format_markdown();
  text += format_parameters;
  text += parameter_attributes_table();
  text += format_agents;
  text += agents_table();
  text += format_robustness;
  text += robustness_table();
  text += format_sweeps;
  text += sweep_dimensions_table();
  text += format_sweep_groups;
  text += sweep_attributes_table();
  text += budget_format_markdown();
  return text;
}

}  // namespace coadopt
