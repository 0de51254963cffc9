#include "experiment/replicates.hpp"

#include <algorithm>

#include "parallel/for_each.hpp"
#include "parallel/threads.hpp"
#include "partnership/build.hpp"
#include "scenario/simulate.hpp"

namespace coadopt {

void do_all(std::uint64_t count, const Workers& workers, const Stop& stop,
    const std::function<void(std::uint64_t)>& run) {
  std::atomic<std::uint64_t> next = 0;
  std::atomic<bool> failed = false;
  const auto take_runs = [&](std::uint32_t) {
    for (std::uint64_t one = next++; one < count && !stop && !failed; one = next++) {
      try {
        run(one);
      } catch (...) {
        failed = true;
        throw;
      }
    }
  };
  with_threads(workers.threads, [&] { for_each_index(workers.runs_at_once, 1, take_runs); });
}

double agents_of(const Scenario& scenario) {
  const Sizes sizes = sizes_of(scenario.parameters);
  return static_cast<double>(sizes.persons() + sizes.staff);
}

double memory_of(const Scenario& scenario) {
  const Parameters& of = scenario.parameters;
  return static_cast<double>(of.census ? bytes_needed(*of.census) : bytes_needed(of.population));
}

bool are_large(const std::vector<Scenario>& scenarios) {
  return std::any_of(scenarios.begin(), scenarios.end(),
      [](const Scenario& one) { return sizes_of(one.parameters).persons() >= large_partnership; });
}

std::uint32_t replicates_at_once(const std::vector<Scenario>& scenarios, std::uint32_t threads) {
  return are_large(scenarios) ? 1 : threads;
}

std::vector<std::vector<std::size_t>> run_together(const std::vector<Scenario>& scenarios) {
  if (!are_large(scenarios)) return with_months_in_common(scenarios);
  std::vector<std::vector<std::size_t>> alone;
  for (std::size_t i = 0; i < scenarios.size(); ++i) alone.push_back({i});
  return alone;
}

void run_replicates(
    const std::vector<Scenario>& scenarios, std::uint32_t threads, const Stop& stop, const Listener& listener) {
  const std::vector<std::vector<std::size_t>> groups = run_together(scenarios);
  const std::uint64_t runs = groups.size() * std::uint64_t{scenarios.front().run.replicates};
  do_all(runs, {threads, replicates_at_once(scenarios, threads)}, stop, [&](std::uint64_t turn) {
    const auto replicate = static_cast<std::uint32_t>(turn / groups.size());
    std::vector<Branch> branches;
    for (const std::size_t number : groups[turn % groups.size()]) {
      if (listener.is_there && listener.is_there(number, replicate)) continue;
      branches.push_back({&scenarios[number],
          [&listener, number](const Simulation& simulation) {
            if (listener.month) listener.month(number, simulation);
          },
          [&listener, number, replicate](const Record& record) {
            if (listener.replicate) listener.replicate(number, replicate, record);
          }});
    }
    if (branches.empty()) return;
    run_branches(branches, replicate, {branches.front().scenario->run.observe}, stop);
  });
}

std::vector<Record> records_of(const Scenario& scenario, std::uint32_t threads, const Stop& stop) {
  std::vector<Record> records(scenario.run.replicates);
  run_replicates({scenario}, threads, stop,
      {.month = {}, .replicate = [&](std::size_t, std::uint32_t replicate, const Record& record) {
         records[replicate] = record;
       }});
  return records;
}

}  // namespace coadopt
