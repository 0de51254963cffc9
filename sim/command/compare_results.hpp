#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "command/execute.hpp"
#include "experiment/comparison/comparison.hpp"
#include "experiment/robustness.hpp"
#include "experiment/run_experiment.hpp"

namespace coadopt {

// Options of `compare` beside those of every run.
struct CompareOptions {
  RunOptions run;
  std::vector<std::string> by = {"practice_in_use", "wellbeing_users", "participation_seldom_heard"};
  double precision = 0.2;
  bool details = false;
  bool robust = false;
  std::uint32_t draws = 8;
};

// All that a comparison reports.
struct Compared {
  const std::vector<Scenario>& scenarios;
  const Executed<ExperimentRun>& executed;
  const CompareOptions& options;
  Comparison comparison;
  const std::optional<Robustness>& robustness;
};

// Nothing where there is no claim, or no check of it.
[[nodiscard]] std::optional<Survival> survival_of(
    const Compared& compared, std::size_t than, std::size_t scenario, std::size_t outcome);

// A claim that was checked, of a scenario against another.
struct CheckedClaim {
  std::size_t than;
  std::size_t scenario;
  std::size_t outcome;
  Survival survival;
};
// Those of neighbours in an order, and of every scenario and the reference in these outcomes.
[[nodiscard]] std::vector<CheckedClaim> checked_claims(
    const Compared& compared, std::span<const std::size_t> outcomes);

// The order of all scenarios by each outcome that was asked for.
[[nodiscard]] std::vector<Ranking> rankings_of(const Compared& compared);

// Under each variant that was finished, which scenario has most of an outcome, or least where less is better,
// and then those without a clear difference from it.
struct FirstUnder {
  std::string variant;
  std::vector<std::size_t> scenarios;
};
[[nodiscard]] std::vector<FirstUnder> first_under(const Robustness& robustness, std::size_t outcome);

// The order of all scenarios with more and with less casework, of those that were finished.
struct OrderUnder {
  std::string variant;
  std::vector<std::size_t> order;
};
[[nodiscard]] std::vector<OrderUnder> orders_under_workloads(const Robustness& robustness, std::size_t outcome);

// The outcomes of the table of a scenario, in its order; those that scenarios ask for come last.
[[nodiscard]] std::vector<std::size_t> outcomes_in_table(const Comparison& comparison);

// Each prints its part for one scenario against the reference.
void print_outcomes(const Compared& compared, std::size_t scenario);
void print_costs(const Compared& compared, std::size_t scenario);
void print_groups(const Compared& compared, std::size_t scenario);
void print_precision(const Compared& compared, std::size_t scenario);

// The order of all scenarios by each outcome asked for, and what does not survive.
void print_orders(const Compared& compared);
void print_robustness(const Compared& compared);

[[nodiscard]] nlohmann::ordered_json as_json(const Compared& compared);

}  // namespace coadopt
