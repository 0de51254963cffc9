#include "experiment/budget/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>

#include "experiment/budget/evolve.hpp"

namespace coadopt {

namespace {

constexpr std::size_t place_of_aim(Aim aim) { return static_cast<std::size_t>(aim); }

// An aim of each replicate, as the mean over worlds.
std::vector<double> by_replicate(const SearchTask& task, const TriedSplits& tried, std::size_t split, Aim aim) {
  std::vector<double> values;
  for (std::uint32_t i = 0; i < task.settings.refine; ++i) {
    values.push_back(tried.mean(split, aim, task.settings.replicates + i, 1));
  }
  return values;
}

void set_regrets(std::vector<JudgedSplit>& splits, std::size_t worlds) {
  std::vector<double> best(worlds, -std::numeric_limits<double>::infinity());
  for (const JudgedSplit& one : splits) {
    for (std::size_t i = 0; i < worlds; ++i) best[i] = std::max(best[i], one.results[i]);
  }
  for (JudgedSplit& one : splits) {
    one.regrets = regrets_of(one.results, best);
    const auto worst = std::ranges::max_element(one.regrets);
    one.worst_regret = *worst;
    one.worst_world = static_cast<std::size_t>(worst - one.regrets.begin());
  }
}

void set_front(std::vector<JudgedSplit>& splits) {
  std::vector<Worth> all;
  for (const JudgedSplit& one : splits) {
    all.push_back({-one.expected[place_of_aim(Aim::result)], -one.expected[place_of_aim(Aim::equity)],
        one.expected[place_of_aim(Aim::cost)]});
  }
  for (const std::size_t i : front_of(all)) splits[i].on_front = true;
}

std::string name_of(
    const SearchTask& task, const Searched& searched, const TriedSplits& tried, std::size_t place) {
  if (place < searched.given) return task.given[place].name;
  return sum_of(tried.parts(searched.finalists[place])) > 0.0
             ? fmt::format("Found {}", place - searched.given + 1)
             : "Nothing spent";
}

}  // namespace

BudgetJudgement judge(
    const SearchTask& task, const Searched& searched, const TriedSplits& tried, std::size_t reference) {
  const SearchSettings& settings = task.settings;
  BudgetJudgement judgement;
  judgement.reference = reference;
  std::vector<std::array<std::vector<double>, aim_count>> values;
  for (std::size_t place = 0; place < searched.finalists.size(); ++place) {
    const std::size_t number = searched.finalists[place];
    JudgedSplit one;
    one.name = name_of(task, searched, tried, place);
    one.number = number;
    one.parts = tried.parts(number);
    one.given = place < searched.given;
    for (std::uint32_t world = 0; world < settings.worlds; ++world) {
      one.results.push_back(tried.mean(number, world, Aim::result, settings.replicates, settings.refine));
    }
    values.emplace_back();
    for (const Aim aim : {Aim::result, Aim::equity, Aim::cost}) {
      values.back()[place_of_aim(aim)] = by_replicate(task, tried, number, aim);
      one.expected[place_of_aim(aim)] = mean_of(values.back()[place_of_aim(aim)]);
    }
    judgement.replicates.push_back(values.back()[place_of_aim(Aim::result)]);
    judgement.splits.push_back(std::move(one));
  }
  auto& splits = judgement.splits;
  set_regrets(splits, settings.worlds);
  set_front(splits);
  for (std::size_t i = 0; i < splits.size(); ++i) {
    for (std::size_t aim = 0; aim < aim_count; ++aim) {
      splits[i].more[aim] = paired_difference(values[reference][aim], values[i][aim]);
    }
  }
  const auto result = [](const JudgedSplit& one) { return one.expected[place_of_aim(Aim::result)]; };
  const auto first_given = splits.begin() + static_cast<std::ptrdiff_t>(searched.given);
  const auto place = [&](auto found) { return static_cast<std::size_t>(found - splits.begin()); };
  judgement.best = place(std::ranges::max_element(splits, {}, result));
  judgement.best_given =
      place(std::ranges::max_element(splits.begin(), first_given, std::ranges::less{}, result));
  judgement.most_robust = place(std::ranges::min_element(splits, {}, &JudgedSplit::worst_regret));
  judgement.over_given =
      paired_difference(judgement.replicates[judgement.best_given], judgement.replicates[judgement.best]);
  for (std::size_t i = 0; i < splits.size(); ++i) {
    const bool behind =
        paired_difference(judgement.replicates[i], judgement.replicates[judgement.best]).low > 0.0;
    if (i != judgement.best && !behind) judgement.not_apart.push_back(i);
  }
  std::ranges::stable_sort(
      judgement.not_apart, std::greater(), [&](std::size_t i) { return result(splits[i]); });
  return judgement;
}

}  // namespace coadopt
