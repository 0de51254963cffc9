#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "experiment/budget/judge.hpp"

namespace coadopt {

namespace {

constexpr std::uint32_t world_count = 4;
constexpr std::uint32_t fresh = 10;  // replicates of the finalists' own

// What a split is truly worth, in each of four worlds; and its equity and cost.
struct Truth {
  std::array<double, world_count> results{};
  double equity = 0.0;
  double cost = 100.0;
};

// Splits with what they came to: their truth, what all have in common in a replicate and a world, and chance of
// their own of standard deviation 1 in result and equity.
class Chanced : public TriedSplits {
 public:
  Chanced(const TriedShape& shape, const std::vector<Truth>& truths, std::mt19937_64& engine)
      : TriedSplits(shape) {
    std::normal_distribution<double> normal;
    splits_.assign(truths.size(), Parts(1, 1.0));
    reached_.resize(shape.run(truths.size(), 0, 0));
    for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate) {
      for (std::size_t world = 0; world < world_count; ++world) {
        const double common = 2.0 * normal(engine);
        for (std::size_t i = 0; i < truths.size(); ++i) {
          const double result = truths[i].results[world] + common + normal(engine);
          const double equity = truths[i].equity + common + normal(engine);
          reached_[shape.run(i, world, replicate)] = Reached{result, equity, truths[i].cost};
        }
      }
    }
  }
};

// In what share of experiments something holds of the judgement of splits of which this is the truth.
template <class Of>
double share_of_judgements(const std::vector<Truth>& truths, std::size_t experiments, const Of& of) {
  std::mt19937_64 engine(20260115);
  SearchTask task;
  task.settings.worlds = world_count;
  task.settings.replicates = 1;
  task.settings.refine = fresh;
  const TriedShape shape = {truths.size(), 1, world_count, 1 + fresh};
  Searched searched;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    task.given.push_back({"given", Parts(1, 1.0)});
    searched.finalists.push_back(i);
  }
  searched.given = truths.size();
  std::size_t count = 0;
  for (std::size_t i = 0; i < experiments; ++i) {
    const Chanced tried(shape, truths, engine);
    count += of(judge(task, searched, tried, 0)) ? 1 : 0;
  }
  return static_cast<double>(count) / static_cast<double>(experiments);
}

TEST(EqualSplits, AreOneGroupInNineteenOfTwentySearches) {
  const std::vector<Truth> equal(9);
  std::size_t best = 0;
  std::size_t regret = 0;
  std::size_t front = 0;
  std::size_t seen = 0;
  double worst = 0.0;
  const auto count = [&](const BudgetJudgement& judgement) {
    const auto all = [&](const auto& of) { return std::ranges::all_of(judgement.splits, of); };
    best += all([](const JudgedSplit& one) { return one.may_be_best && !one.more[0].differs(); }) ? 0 : 1;
    regret += all([](const JudgedSplit& one) { return one.may_regret_least && one.regret_low == 0.0; }) ? 0 : 1;
    front += all([](const JudgedSplit& one) { return one.front == FrontVerdict::open; }) ? 0 : 1;
    worst += judgement.splits[0].worst_regret;
    ++seen;
    return false;
  };
  static_cast<void>(share_of_judgements(equal, 1000, count));
  EXPECT_GT(worst, 0.5 * static_cast<double>(seen)) << "by chance each seems to be regretted somewhere";
  EXPECT_LE(static_cast<double>(best), 0.05 * static_cast<double>(seen));
  EXPECT_LE(static_cast<double>(regret), 0.05 * static_cast<double>(seen));
  EXPECT_LE(static_cast<double>(front), 0.05 * static_cast<double>(seen));
}

// Seven splits, each the best somewhere or nowhere, with regrets from 0 to 3.
std::vector<Truth> uneven() {
  return {{{0, 0, 0, 0}, 0, 100}, {{3, 0, 0, 0}, 1, 100}, {{0, 3, 0, 0}, 0, 80}, {{1, 1, 1, 1}, 0, 120},
      {{2, 2, 0, 0}, -1, 90}, {{1, 1, 1, 1.1}, 0, 100}, {{2.9, 0, 1, 1}, 0, 100}};
}

TEST(UnevenSplits, HaveTheirTrueRegretsInTheirIntervalsTogether) {
  const std::vector<Truth> truths = uneven();
  std::vector<double> regrets(truths.size());
  for (std::size_t world = 0; world < world_count; ++world) {
    double best = 0.0;
    for (const Truth& one : truths) best = std::max(best, one.results[world]);
    for (std::size_t i = 0; i < truths.size(); ++i)
      regrets[i] = std::max(regrets[i], best - truths[i].results[world]);
  }
  const double missed = share_of_judgements(truths, 1000, [&](const BudgetJudgement& judgement) {
    for (std::size_t i = 0; i < truths.size(); ++i) {
      const JudgedSplit& one = judgement.splits[i];
      if (one.regret_low > regrets[i] || one.regret_high < regrets[i]) return true;
      EXPECT_LE(one.regret_low, one.worst_regret);
      EXPECT_GE(one.regret_high, one.worst_regret);
    }
    return !judgement.splits[judgement.most_robust].may_regret_least;
  });
  EXPECT_LE(missed, 0.05);
}

// Of five splits the third does most; the fourth does less for more money; the fifth is cheap.
std::vector<Truth> distinct() {
  return {{{0, 0, 0, 0}, 0, 100}, {{0, 0, 0, 0}, 0, 100}, {{3, 3, 3, 3}, 3, 100}, {{-4, -4, -4, -4}, -4, 110},
      {{-2, -2, -2, -2}, -3, 10}};
}

TEST(DistinctSplits, AreToldApart) {
  const double found = share_of_judgements(distinct(), 300, [](const BudgetJudgement& judgement) {
    const auto& splits = judgement.splits;
    const auto other = [&](const JudgedSplit& one) { return &one != &splits[2] && one.may_be_best; };
    return judgement.best == 2 && std::ranges::none_of(splits, other) && splits[2].front == FrontVerdict::on &&
           splits[3].front == FrontVerdict::off && splits[4].front == FrontVerdict::on &&
           !splits[3].may_regret_least && splits[3].regret_low > 2.0;
  });
  EXPECT_GT(found, 0.9);
}

// The search sees one replicate, and often takes another one for the best.
TEST(ASearchThatWasUnlucky, IsCorrectedByTheFinalistsOwnReplicates) {
  const std::vector<Truth> truths = {{{0, 0, 0, 0}}, {{1.5, 1.5, 1.5, 1.5}}, {{0, 0, 0, 0}}, {{0, 0, 0, 0}}};
  std::size_t unlucky = 0;
  const double missed = share_of_judgements(truths, 1000, [&](const BudgetJudgement& judgement) {
    if (judgement.leader == 1) return false;
    ++unlucky;
    return judgement.best != 1 || judgement.splits[judgement.leader].may_be_best;
  });
  EXPECT_GT(unlucky, 5U);
  EXPECT_LT(missed * 1000.0, 0.1 * static_cast<double>(unlucky) + 1.0);
}

TEST(Finalists, OwnReplicatesAloneMakeFiguresAndNotTheLuckOfTheSearch) {
  double more = 0.0;
  std::size_t seen = 0;
  static_cast<void>(share_of_judgements(std::vector<Truth>(9), 1000, [&](const BudgetJudgement& judgement) {
    more += judgement.splits[judgement.leader].more[0].mean;
    ++seen;
    return false;
  }));
  EXPECT_NEAR(more / static_cast<double>(seen), 0.0, 0.03)
      << "what is named best has no bias from being chosen";
}

}  // namespace

}  // namespace coadopt
