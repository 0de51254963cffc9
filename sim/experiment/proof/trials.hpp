#pragma once

#include <filesystem>

#include "experiment/comparison/paired.hpp"
#include "experiment/proof/laboratory.hpp"
#include "experiment/replicates.hpp"
#include "scenario/read.hpp"

namespace coadopt {

// An in-silico trial: one entry of the catalogue alone, from the second year on, against its control.
struct TrialResult {
  std::string entry;
  std::string title;
  PairedDifference practice_after_a_year;  // share of relevant staff and Co's
  PairedDifference practice_after_three_years;
  PairedDifference participation_after_three_years;  // share of users
  double money = 0.0;                                // GBP in three years, mean of replicates
};

inline constexpr Month months_of_trials = first_month_of_trials + 35;

// Of every entry of the catalogue; `each_done` is called after every one.
[[nodiscard]] std::vector<TrialResult> run_trials(
    Laboratory& laboratory, const std::function<void()>& each_done);

// A published case beside what the model gives for the scenario that stands for it.
struct CaseResult {
  std::string name;
  Published published;
  double reference = 0.0;       // the measure without the interventions, mean of the last twelve months
  PairedDifference difference;  // with them, over replicates
  double yearly_change = 0.0;   // of users' need with them, from the month before they start; a share
};

// Every case of a folder, read with the overrides; `each_done` is called after every one. Throws
// ScenarioErrors.
[[nodiscard]] std::vector<CaseResult> run_cases(const std::filesystem::path& folder, const Overrides& overrides,
    std::uint32_t replicates, Month months, std::uint32_t threads, const Stop& stop,
    const std::function<void()>& each_done);

}  // namespace coadopt
