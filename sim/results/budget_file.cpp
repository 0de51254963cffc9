#include "results/budget_file.hpp"

#include "results/parts.hpp"
#include "results/search_identity.hpp"
#include "results/sink.hpp"

namespace coadopt {

namespace {

void add_outcomes(const BudgetContents& contents, const std::vector<std::vector<double>>& values,
    const std::vector<std::string>& dimensions, FileGroup& group) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const OutcomeColumn& one = contents.outcomes[i];
    group.variables.push_back({one.name, dimensions, one.units, one.long_name, values[i]});
    if (!one.percent.empty()) group.variables.back().attributes = {{"percent", one.percent}};
  }
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
  attribute("leader", contents.leader);
  attribute("most_robust", contents.most_robust);
  attribute("reference", contents.reference);
  attribute("result", contents.outcomes[0].name);
  attribute("equity", contents.outcomes[1].name);
  attribute("cost", contents.outcomes[2].name);
  Scales scales(target.file, target.next_dimension_id);
  write_all(split_variables(contents), target.file, scales);
  scales.close();
  write_group(target, search_variables(contents));
  write_parameters(contents.worlds, target);
  target.file.close("closing the file");
}

}  // namespace

FileGroup split_variables(const BudgetContents& contents) {
  const std::string& units = contents.outcomes.front().units;  // of the result
  FileGroup group = {"",
      {labelled(dimension::split, contents.splits), scenario_scale(contents.worlds, dimension::world),
          counted(
              dimension::replicate, static_cast<std::int32_t>(contents.first_replicate), contents.replicates),
          labelled(dimension::intervention, contents.interventions)},
      {{"part", {"split", "intervention"}, "GBP", "money that the intervention gets", contents.parts},
          {"given", {"split"}, "1", "whether the split was given", contents.given, no_yes_flags},
          {"on_front", {"split"}, "1",
              "whether by means no other split is as good in result, equity and cost and better in one",
              contents.on_front, no_yes_flags},
          {"front", {"split"}, "1",
              "whether that may be said: off, another surely is; on, it surely is better than each other in "
              "one",
              contents.fronts, front_flags},
          {"number", {"split"}, "1", "number of the split among all that were tried", contents.numbers},
          {"regret", {"split", "world"}, units,
              "how far the result lies behind that of the best split in the world", contents.regrets},
          {"worst_regret", {"split"}, units, "regret in the world where it is greatest",
              contents.worst_regrets},
          {"worst_regret_low", {"split"}, units,
              "lower end of the 95% interval of the worst regret, of all splits together",
              contents.regret_lows},
          {"worst_regret_high", {"split"}, units,
              "upper end of the 95% interval of the worst regret, of all splits together",
              contents.regret_highs},
          {"may_regret_least", {"split"}, "1", "whether the least worst regret may be this split's",
              contents.may_regret_least, no_yes_flags},
          {"difference", {"split"}, units,
              "result minus that of the reference, mean over worlds and replicates", contents.differences},
          {"difference_low", {"split"}, units,
              "lower end of the 95% interval of the difference, of all splits together", contents.lows},
          {"difference_high", {"split"}, units,
              "upper end of the 95% interval of the difference, of all splits together", contents.highs},
          {"verdict", {"split"}, "1", "what may be said of the difference", contents.verdicts, verdict_flags},
          {"behind", {"split"}, units, "result of the leader minus this one's, mean over worlds and replicates",
              contents.behinds},
          {"behind_low", {"split"}, units, "lower end of the 95% interval of that, of all splits together",
              contents.behind_lows},
          {"behind_high", {"split"}, units, "upper end of the 95% interval of that, of all splits together",
              contents.behind_highs},
          {"tied", {"split"}, "1", "whether this split, not the one named best, may be the best too",
              contents.tied, no_yes_flags}}};
  add_outcomes(contents, contents.values, {"split", "world", "replicate"}, group);
  return group;
}

FileGroup search_variables(const BudgetContents& contents) {
  FileGroup group = {"search",
      {counted(dimension::tried, 0, contents.tried), scenario_scale(contents.worlds, dimension::world),
          labelled(dimension::intervention, contents.interventions)},
      {{"part", {"tried", "intervention"}, "GBP", "money that the intervention gets", contents.tried_parts}}};
  add_outcomes(contents, contents.tried_values, {"tried", "world"}, group);
  return group;
}

void write_budget(
    const BudgetContents& contents, const std::filesystem::path& path, const std::string& replaceable) {
  h5::write_whole(path, replaceable, [&](h5::Sink& sink) { write_parts(contents, sink); });
}

std::string budget_identity(const std::filesystem::path& path) {
  return search_identity_in(path, "most_robust", "a budget's search");
}

}  // namespace coadopt
