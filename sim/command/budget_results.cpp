#include "command/budget_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "command/presentation.hpp"
#include "command/standard_streams.hpp"

namespace coadopt {

namespace {

using Json = nlohmann::ordered_json;

// What setting up an intervention of the budget costs.
double set_up_of(const BudgetFound& found, std::size_t intervention) {
  const std::vector<Intervention>& all = found.budget.scenario().interventions;
  const auto one = std::ranges::find(all, found.budget.interventions()[intervention], &Intervention::name);
  return one == all.end() ? 0.0 : one->cost.set_up;
}

// Whether a split gives an intervention some money, but less than setting it up costs.
bool is_below_set_up(const BudgetFound& found, const JudgedSplit& split, std::size_t intervention) {
  return split.parts[intervention] > 0.0 && split.parts[intervention] < set_up_of(found, intervention);
}

Json split_json(const BudgetFound& found, const JudgedSplit& one) {
  Json json = {{"name", one.name}, {"given", one.given}, {"on_front", one.on_front},
      {"front", front_verdict_names[static_cast<std::size_t>(one.front)]}, {"parts", Json::object()}};
  for (std::size_t i = 0; i < one.parts.size(); ++i)
    json["parts"][found.budget.interventions()[i]] = one.parts[i];
  json["below_set_up"] = Json::array();
  for (std::size_t i = 0; i < one.parts.size(); ++i)
    if (is_below_set_up(found, one, i)) json["below_set_up"].push_back(found.budget.interventions()[i]);
  json["spent"] = sum_of(one.parts);
  json["expected"] = Json::object();
  json["than_reference"] = Json::object();
  for (std::size_t aim = 0; aim < aim_count; ++aim) {
    const std::string& name = found.budget.outcome(aim).name;
    json["expected"][name] = one.expected[aim];
    json["than_reference"][name] = difference_json(one.more[aim]);
  }
  json["behind_leader"] = difference_json(one.behind);
  json["may_be_best"] = one.may_be_best;
  json["worst_regret"] = one.worst_regret;
  json["worst_regret_low"] = finite(one.regret_low);
  json["worst_regret_high"] = finite(one.regret_high);
  json["may_regret_least"] = one.may_regret_least;
  json["worst_world"] = found.worlds[one.worst_world].name;
  json["regrets"] = one.regrets;
  return json;
}

constexpr std::size_t name_width = 44;

const Outcome& outcome_of(const BudgetFound& found, Aim aim) {
  return found.budget.outcome(static_cast<std::size_t>(aim));
}

// A value as it is shown here, finer than elsewhere: splits lie close together.
std::string fine(Unit unit, double value) {
  switch (unit) {
    case Unit::share: return decimal(100.0 * value, 2);
    case Unit::level: return decimal(value, 4);
    default: return thousands(value);
  }
}

std::string fine_difference(Unit unit, const PairedDifference& d) {
  const auto one = [&](double value) {
    const std::string text = fine(unit, value);
    return text.starts_with('-') ? text : "+" + text;
  };
  return fmt::format("{} ({} to {})", one(d.mean), one(d.low), one(d.high));
}

// A worst regret with its interval.
std::string regret_text(Unit unit, const JudgedSplit& one) {
  return fmt::format(
      "{} ({} to {})", fine(unit, one.worst_regret), fine(unit, one.regret_low), fine(unit, one.regret_high));
}

std::string_view unit_word(Unit unit) {
  switch (unit) {
    case Unit::share: return "%, differences in points";
    case Unit::level: return "0..1";
    case Unit::hours: return "hours";
    case Unit::money: return "GBP";
    case Unit::persons: return "persons";
  }
  return "";
}

std::vector<std::size_t> by_result(const BudgetJudgement& judgement) {
  std::vector<std::size_t> order(judgement.splits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(
      order, std::greater(), [&](std::size_t i) { return judgement.splits[i].expected.front(); });
  return order;
}

void print_table(const BudgetFound& found, const std::vector<std::size_t>& which) {
  const BudgetJudgement& judgement = found.judgement;
  const Unit result = outcome_of(found, Aim::result).unit;
  const Unit equity = outcome_of(found, Aim::equity).unit;
  say("  {} {:>9} {:>30} {:>5} {:>24} {:>5} {:>9} {:>12}  front\n", fitted("split", name_width), "expected",
      "than the reference", "best", "regret", "least", "equity", "cost, GBP");
  for (const std::size_t i : which) {
    const JudgedSplit& one = judgement.splits[i];
    constexpr std::array<std::string_view, 3> front_words = {"", "open", "yes"};
    const auto mark = [&](std::size_t named, bool may_be) { return i == named ? "yes" : may_be ? "open" : ""; };
    say("  {} {:>9} {:>30} {:>5} {:>24} {:>5} {:>9} {:>12}  {}\n", fitted(one.name, name_width),
        fine(result, one.expected[0]),
        i == judgement.reference ? std::string("(the reference)") : fine_difference(result, one.more[0]),
        mark(judgement.best, one.may_be_best), regret_text(result, one),
        mark(judgement.most_robust, one.may_regret_least), fine(equity, one.expected[1]),
        thousands(one.expected[2]), front_words[static_cast<std::size_t>(one.front)]);
  }
}

// The title of an intervention of the catalogue; the name of any other.
std::string title_of(const BudgetFound& found, const std::string& name) {
  const std::vector<Intervention>& all = found.budget.scenario().interventions;
  const auto one = std::ranges::find(all, name, &Intervention::name);
  return one == all.end() || one->title.empty() || name != one->entry ? name : one->title;
}

// What a split is spent on, most first.
void print_parts(const BudgetFound& found, const JudgedSplit& one) {
  std::vector<std::size_t> order(one.parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return one.parts[i]; });
  const double total = found.budget.task.space.total;
  for (const std::size_t i : order) {
    if (one.parts[i] <= 0.0) continue;
    const std::string below =
        is_below_set_up(found, one, i)
            ? fmt::format(": does not pay for its set-up of GBP {}", thousands(set_up_of(found, i)))
            : "";
    say("    {:>5}%  GBP {:>10}  {}{}\n", figures(100.0 * one.parts[i] / total, 3), thousands(one.parts[i]),
        title_of(found, found.budget.interventions()[i]), below);
  }
  const double left = total - sum_of(one.parts);
  if (left > 0.5) say("    {:>5}%  GBP {:>10}  kept\n", figures(100.0 * left / total, 3), thousands(left));
}

void print_named(const BudgetFound& found, std::string_view for_what, std::size_t place) {
  const JudgedSplit& one = found.judgement.splits[place];
  const Unit unit = outcome_of(found, Aim::result).unit;
  say("\n{}: {}{}\n", for_what, one.name, one.given ? " (given)" : "");
  print_parts(found, one);
  say("    at worst {} behind the best known split, in the world \"{}\"\n", regret_text(unit, one),
      found.worlds[one.worst_world].name);
}

// Which other splits may have what one is named for.
void print_others(const BudgetFound& found, std::size_t named, bool JudgedSplit::*may, std::string_view words) {
  std::string names;
  for (const std::size_t i : by_result(found.judgement)) {
    const JudgedSplit& one = found.judgement.splits[i];
    if (i != named && one.*may) names += (names.empty() ? "" : "; ") + one.name;
  }
  if (names.empty())
    say("    It differs clearly from all others.\n");
  else
    say("    {}: {}\n", words, names);
}

void print_apart(const BudgetFound& found) {
  const BudgetJudgement& judgement = found.judgement;
  const JudgedSplit& given = judgement.splits[judgement.best_given];
  if (judgement.leader != judgement.best) {
    say("    It is clearly ahead of \"{}\", which was best in the search.\n",
        judgement.splits[judgement.leader].name);
  } else if (judgement.best == judgement.best_given) {
    say("    The search found no better split than this given one.\n");
  } else {
    say("    {} than \"{}\", in the search the best given{}\n",
        fine_difference(outcome_of(found, Aim::result).unit, given.behind), given.name,
        given.behind.differs() ? "" : ": no clear difference");
  }
  print_others(found, judgement.best, &JudgedSplit::may_be_best,
      "Chance leaves open whether it or one of these is best");
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
      {"leader", name(judgement.leader)}, {"most_robust", name(judgement.most_robust)},
      {"best_given", name(judgement.best_given)}, {"reference", name(judgement.reference)},
      {"confidence", 1.0 - family_error},
      {"leader_over_best_given", difference_json(judgement.splits[judgement.best_given].behind)},
      {"not_distinguished_from_best", Json::array()}, {"splits", Json::array()}};
  for (const PossibleWorld& one : found.worlds) json["worlds"].push_back(one.name);
  for (const std::size_t i : by_result(judgement)) {
    if (i != judgement.best && judgement.splits[i].may_be_best)
      json["not_distinguished_from_best"].push_back(name(i));
  }
  for (const JudgedSplit& one : judgement.splits) json["splits"].push_back(split_json(found, one));
  return json;
}

void print_found(const BudgetFound& found) {
  const BudgetJudgement& judgement = found.judgement;
  const SearchSettings& search = found.budget.task.settings;
  const Outcome& result = outcome_of(found, Aim::result);
  const Outcome& equity = outcome_of(found, Aim::equity);
  say("{}: GBP {} over {}\n", found.budget.experiment.name, thousands(found.budget.task.space.total),
      counted(found.budget.interventions().size(), "intervention"));
  say("{} tried in {} possible worlds; {} of them run again in each world with {} of their own.\n",
      counted(found.tried.size(), "split"), search.worlds, judgement.splits.size(),
      counted(search.refine, "replicate"));
  say("expected: {} ({}), mean over worlds; equity: {}; cost: {}.\n", result.label, unit_word(result.unit),
      equity.label, outcome_of(found, Aim::cost).label);
  say("regret: how far a split lies behind the best known split, in the world where that is greatest. "
      "Intervals: 95%,\nfor all splits of a column together, in these worlds. The reference is \"{}\".\n"
      "Columns best, least and front: yes, or open where chance leaves it so. The search alone chose which "
      "split "
      "is\nheld against the others, so that its figures owe nothing to luck in it.\n",
      judgement.splits[judgement.reference].name);
  std::vector<std::size_t> given;
  std::vector<std::size_t> others;
  for (const std::size_t i : by_result(judgement)) (judgement.splits[i].given ? given : others).push_back(i);
  say("\nGiven\n");
  print_table(found, given);
  say("\nFound\n");
  print_table(found, others);
  print_named(found, "Best expected result", judgement.best);
  print_apart(found);
  print_named(found, "Least worst-case regret", judgement.most_robust);
  print_others(found, judgement.most_robust, &JudgedSplit::may_regret_least,
      "Chance leaves open whether its regret or one of these is least");
}

}  // namespace coadopt
