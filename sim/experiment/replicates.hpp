#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "experiment/queue.hpp"
#include "month/simulation.hpp"
#include "observe/record.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// What a run tells while it goes on. Called from several threads; whoever listens guards itself.
struct Listener {
  // A month of a replicate is done; the world is as observers saw it.
  std::function<void(std::size_t scenario, const Simulation&)> month;
  // A replicate is finished.
  std::function<void(std::size_t scenario, std::uint32_t replicate, const Record&)> replicate;
  // Asked before each replicate: whether it is there already, and is not to be run again.
  std::function<bool(std::size_t scenario, std::uint32_t replicate)> is_there = {};
};

// All replicates of all scenarios, replicate by replicate so that scenarios stay in step when a run is stopped;
// the same replicate has the same random numbers in every scenario, and months that scenarios have in common
// are run once. Small partnerships run side by side, large ones one after the other with all threads inside.
// Throws what a listener throws, after the others have ended.
void run_replicates(
    const std::vector<Scenario>& scenarios, std::uint32_t threads, const Stop& stop, const Listener& listener);

// Persons from which a partnership counts as large.
inline constexpr std::uint64_t large_partnership = 500'000;

[[nodiscard]] bool are_large(const std::vector<Scenario>& scenarios);

// How many replicates of these scenarios run at once.
[[nodiscard]] std::uint32_t replicates_at_once(const std::vector<Scenario>& scenarios, std::uint32_t threads);

}  // namespace coadopt
