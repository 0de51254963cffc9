#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "month/simulation.hpp"
#include "observe/record.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// Raised from outside to end a run after the current month.
using Stop = std::atomic<bool>;

// What of a run is recorded.
struct Recorded {
  Observed measures;
  std::vector<Month> months = {};  // in rising order; every month where there is none
};

// Called after each month of a run, with the state as observers saw it.
using EachMonth = std::function<void(const Simulation&)>;

// A run under way. The scenario must live as long.
class Run {
 public:
  // A replicate of a scenario before its first month, with the scenario's own parameters or with the set of its
  // ensemble that this replicate has.
  Run(const Scenario& scenario, std::uint32_t replicate, const Recorded& recorded);
  // What another run came to so far, to be continued as a run of this scenario, which is equal up to now.
  Run(const Run& trunk, const Scenario& scenario);

  // Whether this month was reached; not where it was stopped.
  [[nodiscard]] bool continue_to(Month last, const Stop& stop, const EachMonth& each_month);
  [[nodiscard]] const Record& record() const { return record_; }

 private:
  Run(const Scenario& scenario, std::shared_ptr<const Parameters> parameters, std::uint32_t replicate,
      const Recorded& recorded);

  std::shared_ptr<const Parameters> parameters_;
  std::shared_ptr<const PersonTraits> traits_;
  Recorded recorded_;
  Simulation world_;
  Record record_;
};

// One replicate of a scenario, month by month. Nothing where it was stopped.
[[nodiscard]] std::optional<Record> simulate(const Scenario& scenario, std::uint32_t replicate,
    const Recorded& recorded, const Stop& stop, const EachMonth& each_month = {});

// The last month up to which the same replicate of two scenarios is the same to the bit: 0 where they differ
// from the start, and their length where they do not differ. Scenarios differ in seed, length, what they
// observe, barriers removed or parameters, or in an intervention from the month on in which it starts.
[[nodiscard]] Month equal_until(const Scenario& one, const Scenario& other);

// The scenarios by their numbers, those together that have months in common; in the order of the first of each.
[[nodiscard]] std::vector<std::vector<std::size_t>> with_months_in_common(
    const std::vector<Scenario>& scenarios);

// A scenario to be run beside others.
struct Branch {
  const Scenario* scenario = nullptr;
  EachMonth each_month;
  std::function<void(const Record&)> done;  // not where it was stopped
};

// One replicate of scenarios; months that they have in common are run once. The scenarios branch off where they
// begin to differ, several at once. Calls come from several threads, for months in common once for
// each scenario.
void run_branches(
    std::span<const Branch> branches, std::uint32_t replicate, const Recorded& recorded, const Stop& stop);

}  // namespace coadopt
