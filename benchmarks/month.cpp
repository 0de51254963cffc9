#include <benchmark/benchmark.h>

#include "month/schedule.hpp"
#include "observe/observer.hpp"
#include "parallel/threads.hpp"
#include "partnership/build.hpp"

// Whole months of a partnership, phase by phase and together. Arguments: staff in thousands, threads.
// Rates: agent-months a second; bytes an agent takes at most, which is while the partnership is built.

namespace {

using namespace coadopt;

Parameters sized(std::int64_t thousand_staff) {
  Parameters parameters;
  parameters.population.staff = 1000 * thousand_staff;
  parameters.population.communities = 20 * thousand_staff;
  parameters.population.organisations = 10 * thousand_staff;
  return parameters;
}

double agents_of(const Parameters& parameters) {
  const Sizes sizes = sizes_of(parameters.population);
  return static_cast<double>(sizes.persons() + sizes.staff);
}

void count_agents(benchmark::State& state, const Parameters& parameters) {
  const double agents = agents_of(parameters);
  state.counters["agent_months"] =
      benchmark::Counter(agents * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["bytes_per_agent"] = static_cast<double>(bytes_needed(parameters.population)) / agents;
}

// A partnership two years into its run, when as many are engaged as will be.
Simulation grown(
    const Parameters& parameters, const PersonTraits& traits, const std::vector<Intervention>& none) {
  Simulation world(parameters, traits, none, Stream{20261, 0});
  for (Month month = 0; month < 24; ++month) run_month(world);
  return world;
}

void month(benchmark::State& state) {
  const Parameters parameters = sized(state.range(0));
  const PersonTraits traits(parameters.person_start);
  const std::vector<Intervention> none;
  with_threads(static_cast<std::uint32_t>(state.range(1)), [&] {
    Simulation world = grown(parameters, traits, none);
    for (auto _ : state) run_month(world);
  });
  count_agents(state, parameters);
}
BENCHMARK(month)->Args({1, 1})->Args({10, 1})->Args({10, 2})->Args({100, 2})->UseRealTime()->Unit(
    benchmark::kMillisecond);
// National runs: as many persons as live in Scotland, and in the United Kingdom (6 GB).
BENCHMARK(month)
    ->Name("month_national")
    ->Args({200, 2})
    ->Args({2400, 2})
    ->Iterations(3)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void month_observed(benchmark::State& state) {
  const Parameters parameters = sized(state.range(0));
  const PersonTraits traits(parameters.person_start);
  const std::vector<Intervention> none;
  with_threads(static_cast<std::uint32_t>(state.range(1)), [&] {
    Simulation world = grown(parameters, traits, none);
    Record record(10000, Observed{});
    for (auto _ : state) {
      run_month(world);
      world.moment.month = (world.moment.month - 1) % 10000 + 1;
      observe(world, Observed{}, record);
    }
  });
  count_agents(state, parameters);
}
BENCHMARK(month_observed)->Args({1, 1})->Args({10, 2})->UseRealTime()->Unit(benchmark::kMillisecond);

void build(benchmark::State& state) {
  const Parameters parameters = sized(state.range(0));
  const PersonTraits traits(parameters.person_start);
  const std::vector<Intervention> none;
  with_threads(static_cast<std::uint32_t>(state.range(1)), [&] {
    for (auto _ : state) {
      const Simulation world(parameters, traits, none, Stream{20261, 0});
      benchmark::DoNotOptimize(world.casework_at_start);
    }
  });
  count_agents(state, parameters);
}
BENCHMARK(build)->Args({1, 1})->Args({10, 2})->UseRealTime()->Unit(benchmark::kMillisecond);

// One phase of the month at a time, over and over on the same partnership.
void phase(benchmark::State& state) {
  const Parameters parameters = sized(1);
  const PersonTraits traits(parameters.person_start);
  const std::vector<Intervention> none;
  const Phase& one = schedule()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(std::string(one.name));
  with_threads(1, [&] {
    Simulation world = grown(parameters, traits, none);
    for (auto _ : state) {
      ++world.moment.month;
      run_phase(world, one);
      if (world.moment.month > 60000) world.moment.month = 24;
    }
  });
  count_agents(state, parameters);
}
BENCHMARK(phase)->DenseRange(0, 8)->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
