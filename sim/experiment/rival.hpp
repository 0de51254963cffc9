#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "adoption/decide.hpp"
#include "adoption/espouse.hpp"
#include "month/parameters.hpp"
#include "scenario/problem.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// Another rule by which staff decide to try, or come to espouse; or another workload.
struct Rival {
  std::string name;  // "weakest_link", "espousal_peers"
  std::function<void(Parameters&)> put_in;
};

inline constexpr std::uint32_t rival_count =
    static_cast<std::uint32_t>(decision_rule_names.size() + espousal_rule_names.size()) - 2;

// Every rival of the rules in force, one rule changed at a time: of the decision first, then of espousal.
[[nodiscard]] std::vector<Rival> rivals_of(const Parameters& parameters);

// A quarter more and a quarter less casework: where time is tight, they change which intervention does most.
inline constexpr std::uint32_t other_workload_count = 2;
[[nodiscard]] std::vector<Rival> other_workloads();

// Puts the rival in the scenario, into every set of its ensemble too.
void put_in(const Rival& rival, Scenario& scenario);

// What is wrong where a scenario's casework would leave its range in one of the other workloads.
[[nodiscard]] Problems workload_problems(const std::vector<Scenario>& scenarios);

}  // namespace coadopt
