#pragma once

#include "experiment/proof/laboratory.hpp"

namespace coadopt {

// An in-silico trial: one entry of the catalogue alone, from the second year on, against its control.
struct TrialResult {
  std::string entry;
  PairedDifference practice_after_a_year;  // share of relevant staff and Co's
  PairedDifference practice_after_three_years;
  PairedDifference participation_after_three_years;  // share of users
  double money = 0.0;                                // GBP in three years, mean of replicates
};

inline constexpr Month months_of_trials = first_month_of_trials + 35;

// Of every entry of the catalogue; `each_done` is called after every one.
[[nodiscard]] std::vector<TrialResult> run_trials(
    Laboratory& laboratory, const std::function<void()>& each_done);

}  // namespace coadopt
