#include "command/budget_found.hpp"
#include "command/catalogue_option.hpp"
#include "command/difference_json.hpp"

namespace coadopt {

namespace {

using Json = nlohmann::ordered_json;

Json split_json(const BudgetFound& found, const JudgedSplit& one) {
  Json json = {{"name", one.name}, {"given", one.given}, {"on_front", one.on_front}, {"parts", Json::object()}};
  for (std::size_t i = 0; i < one.parts.size(); ++i)
    json["parts"][found.budget.interventions()[i]] = one.parts[i];
  json["spent"] = sum_of(one.parts);
  json["expected"] = Json::object();
  json["than_reference"] = Json::object();
  for (std::size_t aim = 0; aim < aim_count; ++aim) {
    const std::string name(outcomes()[found.budget.outcomes[aim]].name);
    json["expected"][name] = one.expected[aim];
    json["than_reference"][name] = difference_json(one.more[aim]);
  }
  json["worst_regret"] = one.worst_regret;
  json["worst_world"] = found.worlds[one.worst_world].name;
  json["regrets"] = one.regrets;
  return json;
}

}  // namespace

Json found_json(const BudgetFound& found, const std::string& file) {
  const BudgetJudgement& judgement = found.judgement;
  const SearchSettings& search = found.budget.task.settings;
  const auto name = [&](std::size_t i) { return judgement.splits[i].name; };
  Json json = {{"experiment", found.budget.experiment.name}, {"file", file}, {"exit_code", 0},
      {"catalogues", catalogues_json(catalogues_of(found.budget.experiment.scenarios))},
      {"total", found.budget.task.space.total}, {"tried", found.tried.size()}, {"worlds", Json::array()},
      {"replicates", search.refine}, {"seed", found.budget.task.seed}, {"best", name(judgement.best)},
      {"most_robust", name(judgement.most_robust)}, {"best_given", name(judgement.best_given)},
      {"reference", name(judgement.reference)}, {"best_over_best_given", difference_json(judgement.over_given)},
      {"not_told_apart_from_best", Json::array()}, {"splits", Json::array()}};
  for (const PossibleWorld& one : found.worlds) json["worlds"].push_back(one.name);
  for (const std::size_t i : judgement.not_apart) json["not_told_apart_from_best"].push_back(name(i));
  for (const JudgedSplit& one : judgement.splits) json["splits"].push_back(split_json(found, one));
  return json;
}

}  // namespace coadopt
