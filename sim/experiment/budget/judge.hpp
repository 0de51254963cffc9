#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/budget/search.hpp"
#include "experiment/comparison/paired.hpp"

namespace coadopt {

// Whether a split is on the front between result, equity and cost: `off` where another is surely as good in all
// three and better in one, `on` where it surely is better than each other one in one of them, else `open`.
enum class FrontVerdict : std::uint8_t { off, open, on };
inline constexpr std::array<std::string_view, 3> front_verdict_names = {"off", "open", "on"};

// What the replicates of the finalists say of one of them.
struct JudgedSplit {
  std::string name;
  std::size_t number = 0;  // among all tried
  Parts parts;
  bool given = false;
  bool on_front = false;  // by means: no other is as good in result, equity and cost and better in one
  FrontVerdict front = FrontVerdict::open;
  Reached expected{};           // means over worlds and replicates
  std::vector<double> results;  // by world, means over replicates
  std::vector<double> regrets;  // by world
  double worst_regret = 0.0;
  std::size_t worst_world = 0;
  double regret_low = 0.0;  // interval of the worst regret
  double regret_high = 0.0;
  bool may_regret_least = false;
  std::array<PairedDifference, aim_count> more;  // than the reference, over replicates
  PairedDifference behind;                       // the result of the leader minus its own
  bool may_be_best = false;
};

// All finalists beside each other.
struct BudgetJudgement {
  std::vector<JudgedSplit> splits;  // those given first
  std::size_t reference = 0;
  std::size_t leader = 0;      // had the best result in the search
  std::size_t best_given = 0;  // of those given, in the search
  // The leader; where some are surely ahead of it, the one of these with the highest mean.
  std::size_t best = 0;
  std::size_t most_robust = 0;  // by worst-case regret
};

// Judges by the finalists' own replicates. The search's replicates say only which split is held against all
// others, so that none is called the best for its luck in the figures that are shown. A regret is what the best
// of all finalists reaches in a world, minus what the split does; the worst-case regret is that of the world
// where it is greatest. Of equals the first is named, and those given come first.
//   Any one of these statements of all splits is wrong with a chance of at most `family_error` (Bonferroni):
//   the
// results against the reference and the leader, the regrets, and the places on the front. An interval of a
// worst regret reaches up to the greatest upper end over all rivals and worlds, since one of them is the true
// one, and down to the greatest lower end against each world's leader in the search.
[[nodiscard]] BudgetJudgement judge(
    const SearchTask& task, const Searched& searched, const TriedSplits& tried, std::size_t reference);

}  // namespace coadopt
