#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "experiment/comparison/paired.hpp"
#include "outcome/outcome.hpp"

namespace coadopt {

// The same replicates of several scenarios; the first scenario is the reference. A replicate that was not
// finished has the value NaN for every outcome. Means are over known values, differences over pairs of known
// values.
class Comparison {
 public:
  Comparison() = default;
  // Shape (scenarios, replicates); each summary is of these outcomes.
  explicit Comparison(std::vector<std::vector<Summary>> summaries, Outcomes outcomes = coadopt::outcomes())
      : summaries_(std::move(summaries)), outcomes_(std::move(outcomes)) {}

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
  [[nodiscard]] PairedDifference difference(std::size_t than, std::size_t scenario, std::size_t outcome) const;
  [[nodiscard]] PairedDifference difference(std::size_t scenario, std::size_t outcome) const {
    return difference(0, scenario, outcome);
  }

 private:
  std::vector<std::vector<Summary>> summaries_;
  Outcomes outcomes_ = coadopt::outcomes();
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
