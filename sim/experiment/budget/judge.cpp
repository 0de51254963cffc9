#include "experiment/budget/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <ranges>

#include "experiment/budget/evolve.hpp"

namespace coadopt {

namespace {

constexpr std::size_t place_of_aim(Aim aim) { return static_cast<std::size_t>(aim); }

// The finalists' values, and the intervals between any two of them.
class Finalists {
 public:
  Finalists(const SearchTask& task, const Searched& searched, const TriedSplits& tried)
      : settings_(task.settings), numbers_(searched.finalists), tried_(tried) {
    for (const std::size_t number : numbers_) {
      auto& aims = values_.emplace_back();
      for (const Aim aim : {Aim::result, Aim::equity, Aim::cost})
        aims[place_of_aim(aim)] = each([&](std::uint32_t i) { return tried.mean(number, aim, i, 1); });
      auto& worlds = in_worlds_.emplace_back();
      for (std::size_t world = 0; world < settings_.worlds; ++world)
        worlds.push_back(each([&](std::uint32_t i) { return tried.mean(number, world, Aim::result, i, 1); }));
    }
  }

  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

  // What one has more of an aim than another, as the mean over worlds; or of the result in one world.
  [[nodiscard]] PairedDifference more(
      std::size_t than, std::size_t one, Aim aim, double error = family_error) const {
    return paired_difference(values_[than][place_of_aim(aim)], values_[one][place_of_aim(aim)], error);
  }
  [[nodiscard]] PairedDifference more_in(
      std::size_t world, std::size_t than, std::size_t one, double error) const {
    return paired_difference(in_worlds_[than][world], in_worlds_[one][world], error);
  }

  // Of so many finalists the first with the best result in the search, over all worlds or in one.
  [[nodiscard]] std::size_t leader(std::size_t among) const {
    return first_of(
        among, [&](std::size_t number) { return tried_.mean(number, Aim::result, 0, settings_.replicates); });
  }
  [[nodiscard]] std::size_t leader_in(std::size_t world) const {
    return first_of(size(),
        [&](std::size_t number) { return tried_.mean(number, world, Aim::result, 0, settings_.replicates); });
  }

 private:
  template <class Value>
  [[nodiscard]] std::size_t first_of(std::size_t among, const Value& value) const {
    const auto all = std::views::iota(std::size_t{0}, among);
    return *std::ranges::max_element(all, {}, [&](std::size_t place) { return value(numbers_[place]); });
  }
  // A value of each replicate of the finalists' own.
  template <class Of>
  [[nodiscard]] std::vector<double> each(const Of& of) const {
    std::vector<double> values;
    for (std::uint32_t i = 0; i < settings_.refine; ++i) values.push_back(of(settings_.replicates + i));
    return values;
  }

  const SearchSettings& settings_;
  const std::vector<std::size_t>& numbers_;
  const TriedSplits& tried_;
  std::vector<std::array<std::vector<double>, aim_count>> values_;  // means over worlds
  std::vector<std::vector<std::vector<double>>> in_worlds_;         // of the result, by world
};

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

// Half of the error is for lower ends, half for upper ends. Errors of intervals are of both their ends.
void set_regret_intervals(const Finalists& finalists, std::size_t worlds, std::vector<JudgedSplit>& splits) {
  const double of_one = family_error / static_cast<double>(splits.size());
  for (std::size_t world = 0; world < worlds; ++world) {
    const std::size_t leader = finalists.leader_in(world);
    for (std::size_t i = 0; i < splits.size(); ++i) {
      const auto behind = [&](std::size_t rival, double error) {
        return finalists.more_in(world, i, rival, error);
      };
      if (i != leader)
        splits[i].regret_low =
            std::max(splits[i].regret_low, behind(leader, of_one / static_cast<double>(worlds)).low);
      for (std::size_t rival = 0; rival < splits.size(); ++rival) {
        if (rival != i) splits[i].regret_high = std::max(splits[i].regret_high, behind(rival, of_one).high);
      }
    }
  }
  const double least = std::ranges::min(splits, {}, &JudgedSplit::regret_high).regret_high;
  for (JudgedSplit& one : splits) one.may_regret_least = one.regret_low <= least;
}

// How much better one is than another in an aim: more of a result, less of a cost.
PairedDifference better(const Finalists& finalists, std::size_t than, std::size_t one, Aim aim, double error) {
  return aim == Aim::cost ? finalists.more(one, than, aim, error) : finalists.more(than, one, aim, error);
}

// Surely as good in every aim and better in one. All three must be so by their own intervals, so that one error
// does for them.
bool outdoes(const Finalists& finalists, std::size_t than, std::size_t one, double error) {
  bool is_better = false;
  for (const Aim aim : {Aim::result, Aim::equity, Aim::cost}) {
    const double low = better(finalists, than, one, aim, error).low;
    if (low < 0.0) return false;
    is_better = is_better || low > 0.0;
  }
  return is_better;
}

// Surely better in one aim at least; or the same in all.
bool stands_beside(const Finalists& finalists, std::size_t than, std::size_t one, double error) {
  bool is_same = true;
  for (const Aim aim : {Aim::result, Aim::equity, Aim::cost}) {
    const PairedDifference d = better(finalists, than, one, aim, error);
    if (d.low > 0.0) return true;
    is_same = is_same && d.low == 0.0 && d.high == 0.0;
  }
  return is_same;
}

void set_front(const Finalists& finalists, std::vector<JudgedSplit>& splits) {
  std::vector<Worth> all;
  for (const JudgedSplit& one : splits) {
    all.push_back({-one.expected[place_of_aim(Aim::result)], -one.expected[place_of_aim(Aim::equity)],
        one.expected[place_of_aim(Aim::cost)]});
  }
  for (const std::size_t i : front_of(all)) splits[i].on_front = true;
  // Half of the error is for each verdict. Errors of intervals are of both their ends, of which one is used.
  const auto count = static_cast<double>(splits.size());
  const double of_off = family_error / (count * std::max(1.0, count - 1.0));
  const double of_on = family_error / (count * static_cast<double>(aim_count));
  const auto places = std::views::iota(std::size_t{0}, splits.size());
  for (const std::size_t i : places) {
    const auto is_off = [&](std::size_t rival) { return rival != i && outdoes(finalists, i, rival, of_off); };
    const auto is_on = [&](std::size_t rival) {
      return rival == i || stands_beside(finalists, rival, i, of_on);
    };
    if (std::ranges::any_of(places, is_off))
      splits[i].front = FrontVerdict::off;
    else if (std::ranges::all_of(places, is_on))
      splits[i].front = FrontVerdict::on;
  }
}

// Which results are ahead of, or behind, the reference's and the leader's.
void set_differences(const Finalists& finalists, BudgetJudgement& judgement) {
  auto& splits = judgement.splits;
  const std::size_t each = splits.size() - 1;
  const std::size_t all = judgement.leader == judgement.reference ? each : 2 * each - 1;
  const double error = family_error / static_cast<double>(std::max(all, std::size_t{1}));
  for (std::size_t i = 0; i < splits.size(); ++i) {
    for (const Aim aim : {Aim::result, Aim::equity, Aim::cost})
      splits[i].more[place_of_aim(aim)] = finalists.more(judgement.reference, i, aim, error);
    splits[i].behind = finalists.more(i, judgement.leader, Aim::result, error);
  }
  judgement.best = judgement.leader;
  for (std::size_t i = 0; i < splits.size(); ++i) {
    const bool is_ahead = splits[i].behind.high < 0.0;
    const bool leads = judgement.best == judgement.leader ||
                       splits[i].expected.front() > splits[judgement.best].expected.front();
    if (is_ahead && leads) judgement.best = i;
    splits[i].may_be_best = !(splits[i].behind.low > 0.0);
  }
  if (judgement.best != judgement.leader) splits[judgement.leader].may_be_best = false;
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
  const Finalists finalists(task, searched, tried);
  BudgetJudgement judgement;
  judgement.reference = reference;
  judgement.leader = finalists.leader(finalists.size());
  judgement.best_given = finalists.leader(searched.given);
  for (std::size_t place = 0; place < finalists.size(); ++place) {
    const std::size_t number = searched.finalists[place];
    JudgedSplit one;
    one.name = name_of(task, searched, tried, place);
    one.number = number;
    one.parts = tried.parts(number);
    one.given = place < searched.given;
    for (std::uint32_t world = 0; world < settings.worlds; ++world) {
      one.results.push_back(tried.mean(number, world, Aim::result, settings.replicates, settings.refine));
    }
    for (const Aim aim : {Aim::result, Aim::equity, Aim::cost})
      one.expected[place_of_aim(aim)] = tried.mean(number, aim, settings.replicates, settings.refine);
    judgement.splits.push_back(std::move(one));
  }
  set_regrets(judgement.splits, settings.worlds);
  set_regret_intervals(finalists, settings.worlds, judgement.splits);
  set_front(finalists, judgement.splits);
  set_differences(finalists, judgement);
  const auto robust = std::ranges::min_element(judgement.splits, {}, &JudgedSplit::worst_regret);
  judgement.most_robust = static_cast<std::size_t>(robust - judgement.splits.begin());
  return judgement;
}

}  // namespace coadopt
