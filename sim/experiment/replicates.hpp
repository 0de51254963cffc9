#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "scenario/simulate.hpp"

namespace coadopt {

// How a queue shares out the processors.
struct Workers {
  std::uint32_t threads = 1;       // in all
  std::uint32_t runs_at_once = 1;  // further threads share the loops within each run
};

// Calls run(0), run(1) ... run(count - 1) in this order, several at once, each from one thread. Takes no
// further run once `stop` is raised or a run has thrown; throws what a run threw, after the others have ended.
void do_all(std::uint64_t count, const Workers& workers, const Stop& stop,
    const std::function<void(std::uint64_t)>& run);

// What a run reports while it goes on. Called from several threads; whoever listens guards itself.
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

// How many persons and staff a scenario has.
[[nodiscard]] double agents_of(const Scenario& scenario);

// Memory that one running replicate of a scenario takes, in bytes.
[[nodiscard]] double memory_of(const Scenario& scenario);

// Persons from which a partnership counts as large.
inline constexpr std::uint64_t large_partnership = 500'000;

[[nodiscard]] bool are_large(const std::vector<Scenario>& scenarios);

// The scenarios by their numbers, those together that one thread runs: those that have months in common, in the
// order of the first of each. Large ones are alone, since there may be no memory for two.
[[nodiscard]] std::vector<std::vector<std::size_t>> run_together(const std::vector<Scenario>& scenarios);

// How many replicates of these scenarios run at once.
[[nodiscard]] std::uint32_t replicates_at_once(const std::vector<Scenario>& scenarios, std::uint32_t threads);

// Records of all replicates of a scenario; those that were stopped are empty.
[[nodiscard]] std::vector<Record> records_of(const Scenario& scenario, std::uint32_t threads, const Stop& stop);

}  // namespace coadopt
