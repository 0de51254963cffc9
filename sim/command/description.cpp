#include "command/description.hpp"

#include <fmt/format.h>

#include "barrier/barrier.hpp"
#include "experiment/comparison/outcome.hpp"
#include "month/declared.hpp"
#include "month/schedule.hpp"
#include "observe/measure.hpp"
#include "policy/lever.hpp"
#include "results/dimension.hpp"

namespace coadopt {

namespace {

std::string source_text(const Source& source) {
  switch (source.evidence) {
    case Evidence::assumed: return fmt::format("assumed: {}", source.text);
    case Evidence::cited: return fmt::format("cited: {}", source.text);
    case Evidence::calibrated: return fmt::format("calibrated: {}", source.text);
  }
  return {};
}

std::string number_text(double value) { return fmt::format("{:.7g}", value); }

std::string default_text(const Declared& one) {
  if (one.kind == Kind::choice) return std::string(one.labels[static_cast<std::size_t>(one.initial.values[0])]);
  if (one.slots == 1) return number_text(one.initial.values[0]);
  std::string text;
  for (std::size_t slot = 0; slot < one.slots; ++slot) {
    text +=
        fmt::format("{}{} {}", slot == 0 ? "" : ", ", one.labels[slot], number_text(one.initial.values[slot]));
  }
  return text;
}

std::string range_text(const Declared& one) {
  if (one.kind == Kind::choice) return fmt::format("{}", fmt::join(one.labels, ", "));
  return fmt::format("{} .. {}", number_text(one.bounds.low), number_text(one.bounds.high));
}

std::vector<std::string> row_of(const Declared& one) {
  return {one.key, default_text(one), range_text(one), std::string(one.unit), std::string(one.meaning),
      source_text(one.source)};
}

}  // namespace

Description describe_parameters() {
  Description description = {"Parameters",
      "Every number of the model, declared once. Set one in a scenario file under its table, or "
      "with --set table.key=value. What is assumed is a guess that the sources do not settle.",
      {"parameter", "default", "range", "unit", "meaning", "source"}, {}};
  for (const Declared& one : declared_parameters()) description.rows.push_back(row_of(one));
  return description;
}

Description describe_assumptions() {
  Description description = {"Assumptions",
      "Parameters whose defaults are guesses: what to measure, and what a finding must survive.",
      {"parameter", "default", "range", "unit", "meaning", "source"}, {}};
  for (const Declared& one : declared_parameters()) {
    if (one.source.evidence == Evidence::assumed) description.rows.push_back(row_of(one));
  }
  return description;
}

Description describe_barriers() {
  Description description = {"Barriers",
      "The twelve barriers, each the reverse side of an enabling factor, and where each sits.",
      {"barrier", "where it sits", "lives on", "register", "meaning"}, {}};
  for (const BarrierDescription& one : all_barriers) {
    description.rows.push_back({std::string(one.name), std::string(one.where), std::string(one.lives_on),
        std::string(one.register_codes), std::string(one.meaning)});
  }
  return description;
}

Description describe_levers() {
  Description description = {"Levers",
      "Named pieces of state that an intervention's effects act on. An effect closes a share of "
      "the gap between the lever and its ideal; where `closes` is less than 0 it does harm: it closes that "
      "share of the gap to the worst value, which is 1 where the ideal is 0 and 0 where it is 1.",
      {"lever", "entity", "ideal", "lowers barrier", "meaning"}, {}};
  for (const LeverDescription& one : levers) {
    description.rows.push_back(
        {std::string(one.name), std::string(name_of(one.entity)), number_text(static_cast<double>(one.ideal)),
            std::string(all_barriers[index(one.barrier)].name), std::string(one.meaning)});
  }
  return description;
}

Description describe_metrics() {
  Description description = {"Metrics", "What a run measures, by group of measures (run.observe).",
      {"metric", "dimensions", "units", "group", "meaning"}, {}};
  for (const Measure& one : measures) {
    const DimensionDescription* dimension = dimension_of(one.axis);
    description.rows.push_back({std::string(one.name),
        "scenario, replicate, month" +
            (dimension == nullptr ? std::string() : ", " + std::string(dimension->name)),
        std::string(file_units(one.units)),
        std::string(measure_group_names[static_cast<std::size_t>(one.group)]), std::string(one.long_name)});
  }
  return description;
}

Description describe_outcomes() {
  Description description = {"Outcomes",
      "Numbers that summarise a run. Every results file has them in its group `outcomes`, and `compare` "
      "reports "
      "them.",
      {"outcome", "units", "better", "meaning"}, {}};
  for (const Outcome& one : outcomes()) {
    description.rows.push_back({std::string(one.name), std::string(units_of(one.unit)),
        std::string(better_names[static_cast<std::size_t>(one.better)]), long_name_of(one)});
  }
  return description;
}

Description describe_schedule() {
  Description description = {"Schedule",
      "One month, phase by phase. Each reads what earlier phases wrote and writes only its own.",
      {"phase", "does", "reads", "writes"}, {}};
  for (const Phase& one : schedule()) {
    description.rows.push_back({fmt::format("{} {}", one.number, one.name), std::string(one.does),
        std::string(one.reads), std::string(one.writes)});
  }
  return description;
}

}  // namespace coadopt
