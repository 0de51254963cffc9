#include "results/budget_file.hpp"

#include <fmt/format.h>

#include <array>
#include <span>
#include <string_view>

#include "results/failure.hpp"
#include "results/parts.hpp"
#include "results/reader.hpp"
#include "results/sink.hpp"

namespace coadopt {

namespace {

constexpr std::array<std::string_view, 2> no_yes = {"no", "yes"};

void write_variable(
    const Scales& scales, const BudgetVariable& variable, std::string_view units, const void* values) {
  std::span<const std::string_view> flags = variable.flags;
  if (flags.empty() && variable.element == h5::Element::uint8) flags = no_yes;
  scales.write(
      {std::string(variable.name), variable.element, {variable.dimensions.begin(), variable.dimensions.end()},
          variable.long_name, variable.units.empty() ? units : variable.units, flags},
      values);
}

void write_outcomes(const BudgetContents& contents, const std::vector<std::vector<double>>& values,
    const std::vector<std::string>& dimensions, const Scales& scales) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const OutcomeColumn& one = contents.outcomes[i];
    scales.write({one.name, h5::Element::float64, dimensions, one.long_name, one.units}, values[i].data());
  }
}

Scale world_scale(const BudgetContents& contents) { return scenario_scale(contents.worlds, dimension::world); }

void write_splits(const BudgetContents& contents, Target& target) {
  Scales scales(target.file, target.next_dimension_id);
  scales.add(labelled(dimension::split, contents.splits));
  scales.add(world_scale(contents));
  scales.add(
      counted(dimension::replicate, static_cast<std::int32_t>(contents.first_replicate), contents.replicates));
  scales.add(labelled(dimension::intervention, contents.interventions));
  const auto write = [&](const BudgetVariable& variable, const auto& values) {
    write_variable(scales, variable, contents.outcomes.front().units, values.data());
  };
  write(budget::part, contents.parts);
  write(budget::given, contents.given);
  write(budget::on_front, contents.on_front);
  write(budget::number, contents.numbers);
  write(budget::regret, contents.regrets);
  write(budget::worst_regret, contents.worst_regrets);
  write(budget::difference, contents.differences);
  write(budget::difference_low, contents.lows);
  write(budget::difference_high, contents.highs);
  write(budget::verdict, contents.verdicts);
  write(budget::tied, contents.tied);
  write_outcomes(contents, contents.values, {"split", "world", "replicate"}, scales);
  scales.close();
}

void write_tried(const BudgetContents& contents, Target& target) {
  write_group(target, "search", [&](const h5::Handle&, Scales& scales) {
    scales.add(counted(dimension::tried, 0, contents.tried));
    scales.add(world_scale(contents));
    scales.add(labelled(dimension::intervention, contents.interventions));
    write_variable(scales, budget::tried_part, "", contents.tried_parts.data());
    write_outcomes(contents, contents.tried_values, {"tried", "world"}, scales);
  });
}

void write_parts(const BudgetContents& contents, h5::Sink& sink) {
  Target target{sink, sink.open()};
  write_provenance(contents.results, "complete", target);
  const auto attribute = [&](const std::string& name, const std::string& text) {
    h5::write_attribute(target.file.get(), name, text);
  };
  attribute("experiment_name", contents.name);
  attribute("experiment", contents.experiment);
  attribute("identity", contents.identity);
  attribute("best", contents.best);
  attribute("most_robust", contents.most_robust);
  attribute("reference", contents.reference);
  attribute("result", contents.outcomes[0].name);
  attribute("equity", contents.outcomes[1].name);
  attribute("cost", contents.outcomes[2].name);
  write_splits(contents, target);
  write_tried(contents, target);
  write_parameters(contents.worlds, target);
  target.file.close("closing the file");
}

}  // namespace

void write_budget(const BudgetContents& contents, const std::filesystem::path& path, Existing existing) {
  h5::write_whole(path, existing, [&](h5::Sink& sink) { write_parts(contents, sink); });
}

std::string budget_identity(const std::filesystem::path& path) {
  std::string why = "it does not say which split is most robust";
  try {
    const h5::Reader file(path);
    if (file.has_attribute("", "most_robust")) return file.text_attribute("", "identity");
  } catch (const h5::Problem& problem) {
    why = problem.what();
  }
  throw OutputRefused(fmt::format(
      "{} is not the results of a budget's search: {}. Name another output with -o.", path.string(), why));
}

}  // namespace coadopt
