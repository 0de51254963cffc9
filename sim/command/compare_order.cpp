#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "command/compare_results.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "experiment/comparison/comparison.hpp"
#include "experiment/plausible.hpp"
#include "experiment/rival.hpp"

namespace coadopt {

namespace {

// Why a claim does not survive, in words; empty where it does.
std::string against(const Survival& survival, Unit unit) {
  std::string text;
  const auto add = [&](const std::string& words) { text += (text.empty() ? "" : "; ") + words; };
  const auto add_lost = [&](std::string_view before, const std::vector<Survival::Under>& rivals) {
    for (const Survival::Under& one : rivals) {
      if (one.fate == Fate::holds) continue;
      const std::string how = one.fate == Fate::vanishes ? "is zero"
                              : one.difference.differs() ? "is reversed"
                                                         : "changes sign, not significantly";
      add(fmt::format("{} {} it {} ({})", before, one.name, how, difference_text(unit, one.difference)));
    }
  };
  add_lost("under", survival.rules);
  add_lost("with", survival.workloads);
  const std::size_t lost = survival.draws.size() - survival.draws_held();
  if (lost > 0)
    add(fmt::format("its sign changes in {} of {} of alternative assumptions", lost,
        counted(survival.draws.size(), "draw")));
  return text;
}

// Who else may be first, and who is under other rules and guesses; scenarios by their places in the order.
void print_first(const Compared& compared, const Ranking& ranking) {
  std::vector<std::size_t> places;
  for (std::size_t place = 1; place < ranking.order.size(); ++place) {
    const auto& abreast = ranking.abreast;
    if (std::find(abreast.begin(), abreast.end(), ranking.order[place]) != abreast.end())
      places.push_back(place + 1);
  }
  say("  {}{}\n",
      places.empty() ? "The first differs clearly from all others." : "No clear difference from the first: ",
      fmt::join(places, ", "));
  if (!compared.robustness || compared.robustness->finished() == 0) return;
  const std::vector<FirstUnder> all = first_under(*compared.robustness, ranking.outcome);
  std::vector<std::string> alone;
  std::vector<std::string> together;
  for (const std::size_t scenario : ranking.order) {
    const auto count = [&](bool by_itself, std::vector<std::string>& parts) {
      const auto times = std::count_if(all.begin(), all.end(), [&](const FirstUnder& one) {
        return (one.scenarios.size() == 1) == by_itself &&
               std::find(one.scenarios.begin(), one.scenarios.end(), scenario) != one.scenarios.end();
      });
      if (times > 0) parts.push_back(fmt::format("{} in {}", compared.scenarios[scenario].name, times));
    };
    count(true, alone);
    count(false, together);
  }
  say("  Ranked first under {} rival rules{}: {}\n", all.size(),
      compared.options.draws == 0 ? " and workloads" : ", workloads and draws of alternative assumptions",
      alone.empty() ? "none alone" : fmt::format("{}", fmt::join(alone, ", ")));
  if (together.empty()) return;
  say("  First together with others, without a clear difference:\n");
  for (const std::string& one : together) say("    {}\n", one);
}

// The order with more and with less casework, in the places of the usual order.
void print_under_workloads(const Compared& compared, const Ranking& ranking) {
  if (!compared.robustness) return;
  for (const OrderUnder& one : orders_under_workloads(*compared.robustness, ranking.outcome)) {
    std::vector<std::size_t> places;
    for (const std::size_t scenario : one.order) {
      const auto usual = std::ranges::find(ranking.order, scenario);
      places.push_back(static_cast<std::size_t>(usual - ranking.order.begin()) + 1);
    }
    if (one.order == ranking.order)
      say("  The order is the same with {}.\n", one.variant);
    else
      say("  With {} the order of the means, by the places above, is {}; chance may have part in it.\n",
          one.variant, fmt::join(places, ", "));
  }
}

void print_order(const Compared& compared, const Ranking& ranking) {
  const Outcome& outcome = compared.comparison.outcomes()[ranking.outcome];
  say("\nOrder by {}, best first\n", outcome.label);
  for (std::size_t place = 0; place < ranking.order.size(); ++place) {
    const std::size_t scenario = ranking.order[place];
    say("  {:>3}  {} {}\n", place + 1, fitted(compared.scenarios[scenario].name, 50),
        value_text(outcome.unit, compared.comparison.mean(scenario, ranking.outcome)));
    if (place == ranking.neighbours.size()) break;
    const Neighbours& pair = ranking.neighbours[place];
    const std::optional<Survival> survival = survival_of(compared, pair.behind, pair.ahead, ranking.outcome);
    say("       {} {}{}\n",
        pair.distinguished() ? "  ahead of the next by" : "  no clear difference from the next:",
        difference_text(outcome.unit, pair.difference), survival ? "  " + survival_text(*survival) : "");
  }
  print_first(compared, ranking);
  print_under_workloads(compared, ranking);
}

}  // namespace

std::optional<Survival> survival_of(
    const Compared& compared, std::size_t than, std::size_t scenario, std::size_t outcome) {
  if (!compared.robustness) return std::nullopt;
  const std::optional<Claim> claim = claim_of(compared.comparison, than, scenario, outcome);
  if (!claim) return std::nullopt;
  return judge(*claim, compared.robustness->variants, compared.robustness->comparisons);
}

std::vector<CheckedClaim> checked_claims(const Compared& compared, std::span<const std::size_t> outcomes) {
  std::vector<CheckedClaim> claims;
  const auto add = [&](std::size_t than, std::size_t scenario, std::size_t outcome) {
    const std::optional<Survival> survival = survival_of(compared, than, scenario, outcome);
    if (survival) claims.push_back({than, scenario, outcome, *survival});
  };
  for (const Ranking& ranking : rankings_of(compared)) {
    for (const Neighbours& pair : ranking.neighbours) {
      // What is added below is not to be added twice.
      const bool below =
          (pair.ahead == 0 || pair.behind == 0) && std::ranges::count(outcomes, ranking.outcome) > 0;
      if (!below) add(pair.behind, pair.ahead, ranking.outcome);
    }
  }
  for (std::size_t scenario = 1; scenario < compared.scenarios.size(); ++scenario) {
    for (const std::size_t outcome : outcomes) add(0, scenario, outcome);
  }
  return claims;
}

std::vector<Ranking> rankings_of(const Compared& compared) {
  std::vector<Ranking> all;
  for (const std::string& name : compared.options.by) {
    const Outcomes& known = compared.comparison.outcomes();
    const auto named = std::ranges::find(known, name, &Outcome::name);
    const auto outcome = static_cast<std::size_t>(named - known.begin());
    if (std::isnan(compared.comparison.mean(0, outcome))) continue;  // it was not observed
    all.push_back(rank(compared.comparison, outcome));
  }
  return all;
}

std::vector<FirstUnder> first_under(const Robustness& robustness, std::size_t outcome) {
  std::vector<FirstUnder> all;
  for (std::size_t i = 0; i < robustness.variants.size(); ++i) {
    if (!robustness.comparisons[i]) continue;
    const Ranking ranking = rank(*robustness.comparisons[i], outcome);
    FirstUnder one = {robustness.variants[i].name, {ranking.order.front()}};
    one.scenarios.insert(one.scenarios.end(), ranking.abreast.begin(), ranking.abreast.end());
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<OrderUnder> orders_under_workloads(const Robustness& robustness, std::size_t outcome) {
  std::vector<OrderUnder> all;
  for (std::size_t i = 0; i < robustness.variants.size(); ++i) {
    if (robustness.variants[i].kind != VariantKind::workload || !robustness.comparisons[i]) continue;
    all.push_back({robustness.variants[i].name, rank(*robustness.comparisons[i], outcome).order});
  }
  return all;
}

std::vector<std::size_t> outcomes_in_table(const Comparison& comparison) {
  constexpr std::array<std::string_view, 9> names = {"practice_in_use", "espoused", "participation_users",
      "participation_seldom_heard", "participation_gap", "persons_active", "wellbeing_users",
      "staff_hours_free", "citizen_hours"};
  std::vector<std::size_t> places;
  for (const std::string_view name : names) places.push_back(outcome_index(name));
  for (std::size_t i = outcomes().size(); i < comparison.outcomes().size(); ++i) places.push_back(i);
  return places;
}

void print_orders(const Compared& compared) {
  const std::vector<Ranking> rankings = rankings_of(compared);
  for (const Ranking& ranking : rankings) print_order(compared, ranking);
  if (!compared.robustness && !rankings.empty())
    say("\nWhere staff have little time, an order may differ with more or less casework; --robust shows "
        "whether it does.\n");
}

void print_robustness(const Compared& compared) {
  const Robustness& robustness = *compared.robustness;
  const std::string draws =
      compared.options.draws == 0
          ? std::string("; no assumed number varies (--draws 0)")
          : fmt::format(", and in {}\nin which every assumed number varies within {:.0f}% of its value",
                counted(compared.options.draws, "draw"), 100.0 * plausible_share);
  say("\nRobust: whether signs hold under {} rival rules and with a quarter more and less casework{}\n"
      "({} each, with the same random numbers).\n",
      rival_count, draws, counted(robustness.variants.front().scenarios.front().run.replicates, "replicate"));
  if (robustness.finished() < robustness.variants.size()) {
    say("  Interrupted: verdicts rest on {} of {} of them.\n", robustness.finished(),
        robustness.variants.size());
    if (robustness.finished() == 0) return;
  }
  bool all_survive = true;
  for (const CheckedClaim& one : checked_claims(compared, outcomes_in_table(compared.comparison))) {
    if (one.survival.survives()) continue;
    all_survive = false;
    const Outcome& outcome = compared.comparison.outcomes()[one.outcome];
    say("  does not survive: {}, \"{}\" against \"{}\": {}.\n", outcome.label,
        compared.scenarios[one.scenario].name, compared.scenarios[one.than].name,
        against(one.survival, outcome.unit));
  }
  if (all_survive) say("  Every claim of these tables survives.\n");
}

}  // namespace coadopt
