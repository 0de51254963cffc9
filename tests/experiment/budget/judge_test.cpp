#include "experiment/budget/judge.hpp"

#include "experiment/budget/searching.hpp"

namespace coadopt {

namespace {

// Two splits given, of which each is the better one in one of two worlds, and one found between them.
class Judged : public InFolder {
 protected:
  BudgetJudgement judged() {
    task.space = {100.0, 1, 0.01};
    task.given = {{"poor", {10.0}}, {"uneven", {20.0}}};
    task.settings.worlds = 2;
    task.settings.refine = 2;
    const TriedShape shape = {3, 1, 2, 3};
    Journal journal = Journal::create(in_folder("runs"), journal_header(shape, "test"));
    const auto reached = [](const Parts& parts, std::size_t world, std::uint32_t replicate) {
      const double chance = replicate == 0 ? 0.0 : replicate == 1 ? -0.5 : 0.5;  // 0 is the search's
      if (parts[0] == 10.0) return Reached{(world == 0 ? 4.0 : 2.0) + chance, 0.0, 10.0};
      if (parts[0] == 20.0) return Reached{(world == 0 ? 1.0 : 9.0) + chance, 1.0, 20.0};
      return Reached{(world == 0 ? 3.5 : 6.5) + 2.0 * chance, 1.0, 20.0};
    };
    const RunSplits run = [&](const std::vector<const Parts*>& splits, std::size_t world,
                              std::uint32_t replicate, const Stop&, const SplitDone& done) {
      for (std::size_t i = 0; i < splits.size(); ++i) done(i, reached(*splits[i], world, replicate));
    };
    Tried tried(shape, run, journal, {});
    const std::vector<std::size_t> numbers = tried.numbers_of({{10.0}, {20.0}, {30.0}});
    const Stop stop = false;
    tried.run(numbers, 0, 3, stop);
    return judge(task, {2, numbers}, tried, 0);
  }
  SearchTask task;
};

TEST_F(Judged, RegretIsWhatTheBestKnownSplitHasMoreInAWorld) {
  const BudgetJudgement judgement = judged();
  EXPECT_EQ(judgement.splits[0].regrets, (std::vector<double>{0.0, 7.0}));
  EXPECT_EQ(judgement.splits[1].regrets, (std::vector<double>{3.0, 0.0}));
  EXPECT_EQ(judgement.splits[2].regrets, (std::vector<double>{0.5, 2.5}));
  EXPECT_EQ(judgement.splits[0].worst_world, 1U);
  EXPECT_EQ(judgement.most_robust, 2U);
}

TEST_F(Judged, OfEqualsTheOneThatWasGivenIsTheBest) {
  const BudgetJudgement judgement = judged();
  EXPECT_DOUBLE_EQ(judgement.splits[1].expected[0], 5.0);
  EXPECT_DOUBLE_EQ(judgement.splits[2].expected[0], 5.0);
  EXPECT_EQ(judgement.best, 1U);
  EXPECT_EQ(judgement.best_given, 1U);
}

TEST_F(Judged, WhatTheIntervalDoesNotTellApartFromTheBestMayBeTheBestToo) {
  const BudgetJudgement judgement = judged();
  EXPECT_FALSE(judgement.splits[0].may_be_best);
  EXPECT_TRUE(judgement.splits[1].may_be_best);
  EXPECT_TRUE(judgement.splits[2].may_be_best);
  EXPECT_DOUBLE_EQ(judgement.splits[1].more[0].mean, 2.0) << "than the reference, the first";
  EXPECT_TRUE(judgement.splits[1].more[0].differs());
}

TEST_F(Judged, FrontWeighsResultEquityAndCost) {
  const BudgetJudgement judgement = judged();
  EXPECT_TRUE(judgement.splits[0].on_front) << "the cheapest";
  EXPECT_TRUE(judgement.splits[1].on_front);
}

}  // namespace

}  // namespace coadopt
