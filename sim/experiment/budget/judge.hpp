#pragma once

#include <string>
#include <vector>

#include "experiment/budget/search.hpp"
#include "experiment/comparison/paired.hpp"

namespace coadopt {

// What the replicates of the finalists say of one of them.
struct JudgedSplit {
  std::string name;
  std::size_t number = 0;  // among all tried
  Parts parts;
  bool given = false;
  bool on_front = false;        // no other finalist is as good in result, equity and cost and better in one
  Reached expected{};           // means over worlds and replicates
  std::vector<double> results;  // by world, means over replicates
  std::vector<double> regrets;  // by world
  double worst_regret = 0.0;
  std::size_t worst_world = 0;
  std::array<PairedDifference, aim_count> more;  // than the reference, over replicates
};

// All finalists beside each other.
struct BudgetJudgement {
  std::vector<JudgedSplit> splits;  // those given first
  std::size_t reference = 0;
  std::size_t best = 0;         // by expected result
  std::size_t most_robust = 0;  // by worst-case regret
  std::size_t best_given = 0;
  PairedDifference over_given;                  // the best's result over that of the best given
  std::vector<std::size_t> not_apart;           // by expected result, from the best: its interval holds 0
  std::vector<std::vector<double>> replicates;  // of each finalist: the result of each replicate, over worlds
};

// Judges by the finalists' own replicates alone. A regret is what the best of all finalists reaches in a world,
// minus what the split does; the worst-case regret is that of the world where it is greatest. Of equals the
// first is named, and those given come first, so that the best is never worse than the best given.
[[nodiscard]] BudgetJudgement judge(
    const SearchTask& task, const Searched& searched, const TriedSplits& tried, std::size_t reference);

}  // namespace coadopt
