#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "command/budget_found.hpp"
#include "command/complain.hpp"
#include "command/value_text.hpp"

namespace coadopt {

namespace {

constexpr std::size_t name_width = 44;

const Outcome& outcome_of(const BudgetFound& found, Aim aim) {
  return outcomes()[found.budget.outcomes[static_cast<std::size_t>(aim)]];
}

// A value as it is told here, finer than elsewhere: splits lie close together.
std::string fine(Unit unit, double value) {
  switch (unit) {
    case Unit::share: return fmt::format("{:.2f}", 100.0 * value);
    case Unit::level: return fmt::format("{:.4f}", value);
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
  say("  {} {:>9} {:>30} {:>8} {:>9} {:>12}  front\n", fitted("split", name_width), "expected",
      "than the reference", "regret", "equity", "cost, GBP");
  for (const std::size_t i : which) {
    const JudgedSplit& one = judgement.splits[i];
    say("  {} {:>9} {:>30} {:>8} {:>9} {:>12}  {}\n", fitted(one.name, name_width),
        fine(result, one.expected[0]),
        i == judgement.reference ? std::string("(the reference)") : fine_difference(result, one.more[0]),
        fine(result, one.worst_regret), fine(equity, one.expected[1]), thousands(one.expected[2]),
        one.on_front ? "yes" : "");
  }
}

// What a split is spent on, most first.
void print_parts(const BudgetFound& found, const JudgedSplit& one) {
  std::vector<std::size_t> order(one.parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return one.parts[i]; });
  const double total = found.budget.task.space.total;
  for (const std::size_t i : order) {
    if (one.parts[i] <= 0.0) continue;
    say("    {:>6.2f}%  GBP {:>10}  {}\n", 100.0 * one.parts[i] / total, thousands(one.parts[i]),
        found.budget.interventions()[i]);
  }
  const double left = total - sum_of(one.parts);
  if (left > 0.5) say("    {:>6.2f}%  GBP {:>10}  kept\n", 100.0 * left / total, thousands(left));
}

void print_named(const BudgetFound& found, std::string_view for_what, std::size_t place) {
  const JudgedSplit& one = found.judgement.splits[place];
  const Unit unit = outcome_of(found, Aim::result).unit;
  say("\n{}: {}{}\n", for_what, one.name, one.given ? " (given)" : "");
  print_parts(found, one);
  say("    at worst {} behind the best known split, in the world \"{}\"\n", fine(unit, one.worst_regret),
      found.worlds[one.worst_world].name);
}

void print_apart(const BudgetFound& found) {
  const BudgetJudgement& judgement = found.judgement;
  const JudgedSplit& given = judgement.splits[judgement.best_given];
  if (judgement.best == judgement.best_given) {
    say("    No split that was found did better than this given one.\n");
  } else {
    say("    {} than the best given, \"{}\"{}\n",
        fine_difference(outcome_of(found, Aim::result).unit, judgement.over_given), given.name,
        judgement.over_given.differs() ? "" : ": no clear difference");
  }
  if (judgement.not_apart.empty()) {
    say("    It differs clearly from all others.\n");
    return;
  }
  std::string names;
  for (const std::size_t i : judgement.not_apart) {
    names += (names.empty() ? "" : "; ") + judgement.splits[i].name;
  }
  say("    No clear difference from: {}\n", names);
}

}  // namespace

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
  say("regret: how far a split lies behind the best known split, in the world where that is most. Intervals: "
      "95%,\npaired over replicates, of the mean over these worlds. The reference is \"{}\".\n",
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
}

}  // namespace coadopt
