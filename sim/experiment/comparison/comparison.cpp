#include "experiment/comparison/comparison.hpp"

namespace coadopt {

std::vector<double> Comparison::values(std::size_t scenario, std::size_t outcome) const {
  std::vector<double> values;
  for (const Summary& one : summaries_[scenario]) values.push_back(one[outcome]);
  return values;
}

double Comparison::mean(std::size_t scenario, std::size_t outcome) const {
  return mean_of(values(scenario, outcome));
}

std::vector<double> Comparison::more(std::size_t scenario, std::size_t outcome) const {
  std::vector<double> more = values(scenario, outcome);
  for (std::size_t i = 0; i < more.size(); ++i) more[i] -= summaries_.front()[i][outcome];
  return more;
}

PairedDifference Comparison::difference(std::size_t than, std::size_t scenario, std::size_t outcome) const {
  return paired_difference(values(than, outcome), values(scenario, outcome));
}

double chance_better(const Outcome& outcome, const PairedDifference& difference) {
  return outcome.better == Better::less ? 1.0 - difference.chance_more : difference.chance_more;
}

}  // namespace coadopt
