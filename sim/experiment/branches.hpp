#pragma once

#include <functional>
#include <span>
#include <vector>

#include "scenario/simulate.hpp"

namespace coadopt {

// The last month up to which the same replicate of two scenarios is the same to the bit: 0 where they differ
// from the start, and their length where they do not differ. Scenarios differ in seed, length, what they
// observe or parameters, or in an intervention from the month on in which it starts.
[[nodiscard]] Month equal_until(const Scenario& one, const Scenario& other);

// The scenarios by their numbers, those together that have months in common; in the order of the first of each.
[[nodiscard]] std::vector<std::vector<std::size_t>> with_months_in_common(
    std::span<const Scenario* const> scenarios);

// A scenario to be run beside others.
struct Branch {
  const Scenario* scenario = nullptr;
  EachMonth each_month;
  std::function<void(const Record&)> done;  // not where it was stopped
};

// One replicate of scenarios that have months in common; these months are run once. The scenarios branch off
// where they begin to differ, several at once. Calls come from several threads, for months in common once for
// each scenario.
void run_branches(
    std::span<const Branch> branches, std::uint32_t replicate, const Recorded& recorded, const Stop& stop);

}  // namespace coadopt
