#include "experiment/budget/search.hpp"

#include "experiment/budget/searching.hpp"
#include "results/failure.hpp"

namespace coadopt {

namespace {

using SearchOfSplits = Searching;

TEST_F(SearchOfSplits, FindsTheBestSplitOfAKnownProblemToWithinOnePerCent) {
  const BudgetJudgement judgement = found(task_for(), "a");
  const JudgedSplit& best = judgement.splits[judgement.best];
  EXPECT_GT(expected(best.parts), 0.99 * most());
  EXPECT_FALSE(best.given);
  EXPECT_GT(best.parts[2], best.parts[1]);
  EXPECT_GT(best.parts[1], best.parts[0]);
}

TEST_F(SearchOfSplits, FindsLessRegretThanAnySplitGiven) {
  const BudgetJudgement judgement = found(task_for(), "a");
  const double least = judgement.splits[judgement.most_robust].worst_regret;
  for (const JudgedSplit& one : judgement.splits) {
    EXPECT_GE(one.worst_regret, least);
    if (!one.given) continue;
    EXPECT_GT(one.worst_regret, 2.0 * least + 1.0) << one.name;
  }
}

TEST_F(SearchOfSplits, IsNeverWorseThanTheBestSplitGivenHoweverLittleItSearches) {
  SearchTask task = task_for(1);
  task.settings.population = 8;
  const double unit = total / most() / most();
  Parts best(3);
  for (std::size_t i = 0; i < 3; ++i) {
    double mean = 0.0;
    for (const auto& world : pulls) mean += world[i] / 4.0;
    best[i] = total * mean * mean * unit;
  }
  task.given.push_back({"the very best", best});
  const BudgetJudgement judgement = found(task, "a");
  EXPECT_EQ(judgement.splits[judgement.best].name, "the very best");
  EXPECT_EQ(judgement.best, judgement.best_given);
}

TEST_F(SearchOfSplits, ComesToTheSameToTheBitWhateverTheNumberOfThreads) {
  const std::vector<double> one = numbers_of(found(task_for(4), "a", 1));
  EXPECT_EQ(one, numbers_of(found(task_for(4), "b", 5)));
  SearchTask other = task_for(4);
  other.seed = 6;
  EXPECT_NE(one, numbers_of(found(other, "c", 1)));
}

TEST_F(SearchOfSplits, StoppedAndBegunAnewComesToTheSameAndRunsNothingTwice) {
  const std::vector<double> whole = numbers_of(found(task_for(4), "a"));
  const int all = runs;
  runs = 0;
  for (const int at : {1, 50, 200, 333}) {
    stop_at = at;
    stop = false;
    EXPECT_THROW(found(task_for(4), "b"), Stopped);
  }
  stop_at = 1'000'000;
  stop = false;
  EXPECT_EQ(numbers_of(found(task_for(4), "b")), whole);
  EXPECT_EQ(runs, all);
}

TEST_F(SearchOfSplits, RefusesRunsOfOtherSplits) {
  static_cast<void>(found(task_for(1), "a"));
  SearchTask other = task_for(1);
  other.given.front().parts = {100.0, 0.0, 0.0};
  EXPECT_THROW(found(other, "a"), OutputRefused);
}

TEST_F(SearchOfSplits, RunsFinalistsAgainWithReplicatesThatTheSearchDidNotSee) {
  SearchTask task = task_for(1);
  task.settings.replicates = 2;
  const auto path = in_folder("a");
  Journal journal = Journal::create(path, journal_header(shape_of(task), "test"));
  Tried tried(shape_of(task), stub(), journal, {});
  const Searched searched = search(task, tried, stop);
  EXPECT_EQ(replicates, (std::set<std::uint32_t>{0, 1, 2, 3, 4, 5}));
  EXPECT_LE(searched.finalists.size(), task.given.size() + task.settings.finalists);
  EXPECT_LE(static_cast<std::uint64_t>(runs), most_runs(task));
  const BudgetJudgement judgement = judge(task, searched, tried, 0);
  const double luck = judgement.splits[0].expected[0] - expected(task.given[0].parts);
  EXPECT_NEAR(luck, 0.01 * 3.5, 0.001) << "of replicates 2 to 5";
}

TEST_F(SearchOfSplits, FindsNoTwoThatComeToTheSameWhereMoreMoneyReachesNobody) {
  enough = 200.0;
  const BudgetJudgement judgement = found(task_for(4), "a");
  std::set<std::vector<double>> figures;
  std::size_t found_ones = 0;
  for (const JudgedSplit& one : judgement.splits) {
    if (one.given) continue;
    ++found_ones;
    figures.insert({one.expected.begin(), one.expected.end()});
  }
  EXPECT_GT(found_ones, 1U);
  EXPECT_EQ(figures.size(), found_ones);
}

TEST_F(SearchOfSplits, KeepsTheFrontBetweenResultEquityAndCost) {
  const BudgetJudgement judgement = found(task_for(6), "a");
  std::size_t on_front = 0;
  bool less_money = false;
  for (const JudgedSplit& one : judgement.splits) {
    on_front += one.on_front ? 1 : 0;
    less_money = less_money || (one.on_front && one.expected[2] < 0.9 * total);
  }
  EXPECT_GE(on_front, 3U);
  EXPECT_TRUE(less_money) << "a split that keeps some of the money is on the front too";
  EXPECT_TRUE(judgement.splits[judgement.best].on_front);
}

}  // namespace

}  // namespace coadopt
