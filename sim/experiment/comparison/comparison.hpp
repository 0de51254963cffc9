#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "experiment/comparison/paired.hpp"
#include "outcome/outcome.hpp"

namespace coadopt {

// The error of one interval among those of an outcome between any two of so many scenarios, which miss together
// in at most `family_error`, whichever of them is looked at (Bonferroni). Half of that is for the differences
// from the reference, the other half for those among the others.
[[nodiscard]] double error_of_pair(std::size_t scenarios, bool with_reference);

// The same replicates of several scenarios; the first scenario is the reference. A replicate that was not
// finished has the value NaN for every outcome. Means are over known values, differences over pairs of known
// values.
class Comparison {
 public:
  Comparison() = default;
  // Shape (scenarios, replicates); each summary is of these outcomes.
  // `sets` are those of each scenario's ensemble, 0 where it has none; empty where no scenario has one.
  explicit Comparison(std::vector<std::vector<Summary>> summaries, Outcomes outcomes = coadopt::outcomes(),
      std::vector<std::uint32_t> sets = {})
      : summaries_(std::move(summaries)), outcomes_(std::move(outcomes)), sets_(std::move(sets)) {}

  [[nodiscard]] const Outcomes& outcomes() const { return outcomes_; }

  [[nodiscard]] std::size_t scenarios() const { return summaries_.size(); }
  // Those that every scenario has finished, and those that one has.
  [[nodiscard]] std::size_t replicates() const;
  [[nodiscard]] std::size_t finished(std::size_t scenario) const;

  [[nodiscard]] double value(std::size_t scenario, std::size_t replicate, std::size_t outcome) const {
    return summaries_[scenario][replicate][outcome];
  }

  // An outcome of every replicate of a scenario; and of those in which it is known.
  [[nodiscard]] std::vector<double> values(std::size_t scenario, std::size_t outcome) const;
  [[nodiscard]] std::vector<double> known(std::size_t scenario, std::size_t outcome) const;
  [[nodiscard]] double mean(std::size_t scenario, std::size_t outcome) const;

  // What a scenario has more than another, or than the reference, in every replicate; and the mean of that.
  [[nodiscard]] std::vector<double> more(std::size_t scenario, std::size_t outcome) const;
  // The chance that the interval between two scenarios misses: its part of the error of all pairs of an
  // outcome.
  [[nodiscard]] double error(std::size_t than, std::size_t scenario) const {
    return error_of_pair(scenarios(), than == 0 || scenario == 0);
  }
  [[nodiscard]] PairedDifference difference(std::size_t than, std::size_t scenario, std::size_t outcome) const;
  [[nodiscard]] PairedDifference difference(std::size_t scenario, std::size_t outcome) const {
    return difference(0, scenario, outcome);
  }

  // The sets of a scenario's ensemble; 0 where it has none.
  [[nodiscard]] std::uint32_t sets(std::size_t scenario) const { return sets_.empty() ? 0 : sets_[scenario]; }
  // In what share of the parameter sets that were run a scenario's difference from the reference, as the mean
  // of the replicates with the set, has the sign of the mean of all. Not a number where neither has an
  // ensemble, or there is no difference.
  [[nodiscard]] double share_of_sets(std::size_t scenario, std::size_t outcome) const;

 private:
  std::vector<std::vector<Summary>> summaries_;
  Outcomes outcomes_ = coadopt::outcomes();
  std::vector<std::uint32_t> sets_;
};

// Share of replicates in which the second is better; ties count half.
[[nodiscard]] double chance_better(const Outcome& outcome, const PairedDifference& difference);

// Two scenarios next to each other in an order, and how far they lie apart.
struct Neighbours {
  std::size_t ahead = 0;
  std::size_t behind = 0;
  PairedDifference difference;  // ahead minus behind

  // Only where the interval leaves out 0 is one before the other.
  [[nodiscard]] bool distinguished() const { return difference.differs(); }
};

// Scenarios in the order of an outcome, the best first; equals in the order they were given. Those of which the
// outcome is not known are left out.
struct Ranking {
  std::size_t outcome = 0;
  std::vector<std::size_t> order;
  std::vector<Neighbours> neighbours;  // one fewer
  std::vector<std::size_t> abreast;    // those without a clear difference from the first, in that order
};

[[nodiscard]] Ranking rank(const Comparison& comparison, std::size_t outcome);

}  // namespace coadopt
