#include "experiment/proof/promise.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "experiment/replicates.hpp"
#include "parallel/threads.hpp"
#include "scenario/simulate.hpp"

namespace coadopt {

namespace {

std::string compare(const std::vector<Record>& one, const std::vector<Record>& other) {
  for (std::size_t replicate = 0; replicate < one.size(); ++replicate) {
    const std::string difference = first_difference(one[replicate], other[replicate]);
    if (!difference.empty()) return fmt::format("replicate {}: {}", replicate, difference);
  }
  return {};
}

std::string zero_coverage(const Scenario& scenario, std::uint32_t threads, const Stop& stop) {
  Scenario nobody = scenario;
  for (Intervention& one : nobody.interventions) {
    one.budget.reset();
    one.coverage = 0.0F;
  }
  Scenario without = scenario;
  without.interventions.clear();
  return compare(records_of(without, threads, stop), records_of(nobody, threads, stop));
}

std::string one_thread(const Scenario& scenario, std::uint32_t threads, const Stop& stop) {
  const std::uint32_t several = std::max(threads, 2U);  // even where the machine has but one
  std::string side_by_side = compare(records_of(scenario, 1, stop), records_of(scenario, several, stop));
  if (!side_by_side.empty()) return side_by_side;
  // All threads inside one replicate, as in large partnerships.
  Record one;
  Record all;
  with_threads(1, [&] { one = simulate(scenario, 0, {scenario.run.observe}, stop).value_or(Record{}); });
  with_threads(several, [&] { all = simulate(scenario, 0, {scenario.run.observe}, stop).value_or(Record{}); });
  return first_difference(one, all);
}

std::string gone_on_with(const Scenario& scenario, std::uint32_t threads, const Stop& stop) {
  // Stopped after the first replicate, and the others run afterwards, on their own.
  const std::vector<Record> whole = records_of(scenario, threads, stop);
  for (std::uint32_t replicate = scenario.run.replicates; replicate-- > 0;) {
    const Record later = simulate(scenario, replicate, {scenario.run.observe}, stop).value_or(Record{});
    const std::string difference = first_difference(whole[replicate], later);
    if (!difference.empty()) return fmt::format("replicate {}: {}", replicate, difference);
  }
  return {};
}

std::string observers(const Scenario& scenario, std::uint32_t threads, const Stop& stop) {
  Scenario with_every_group = scenario;
  with_every_group.run.observe.groups.fill(true);
  const std::vector<Record> all = records_of(with_every_group, threads, stop);
  for (std::size_t group = 0; group < measure_group_count; ++group) {
    Scenario alone = scenario;
    alone.run.observe.groups.fill(false);
    alone.run.observe.groups[group] = true;
    const std::vector<Record> records = records_of(alone, threads, stop);
    for (const Measure& measure : measures) {
      if (static_cast<std::size_t>(measure.group) != group) continue;
      for (std::size_t replicate = 0; replicate < all.size(); ++replicate) {
        if (same_bits(all[replicate].all(measure.id), records[replicate].all(measure.id))) continue;
        return fmt::format(
            "replicate {}: {} with the {} measures alone", replicate, measure.name, measure_group_names[group]);
      }
    }
  }
  return {};
}

std::string company(const Scenario& scenario, std::uint32_t threads, const Stop& stop) {
  Scenario other = scenario;
  other.name += ", turned over";
  other.parameters.staff_turnover.staff_leaving = 0.5F * other.parameters.staff_turnover.staff_leaving + 0.01F;
  std::vector<Record> together(scenario.run.replicates);
  run_replicates({other, scenario}, threads, stop,
      {.month = {}, .replicate = [&](std::size_t which, std::uint32_t replicate, const Record& record) {
         if (which == 1) together[replicate] = record;
       }});
  return compare(records_of(scenario, threads, stop), together);
}

}  // namespace

std::string first_difference(const Record& one, const Record& other) {
  if (one == other) return {};
  if (one.months() != other.months()) return fmt::format("{} months against {}", one.months(), other.months());
  for (Month month = 1; month <= one.months(); ++month) {
    for (const Measure& measure : measures) {
      if (one.all(measure.id).empty() || other.all(measure.id).empty()) continue;
      const auto a = one.at(measure.id, month);
      const auto b = other.at(measure.id, month);
      for (std::size_t place = 0; place < a.size(); ++place) {
        if (same_bits(a.subspan(place, 1), b.subspan(place, 1))) continue;
        return fmt::format(
            "{} in month {}, place {}: {} against {}", measure.name, month, place, a[place], b[place]);
      }
    }
  }
  return "what is measured";
}

const std::vector<Promise>& promises() {
  static const std::vector<Promise> all = {
      {"no target", "interventions that reach nobody change nothing", &zero_coverage},
      {"threads", "one thread gives the same as several, side by side or inside a replicate", &one_thread},
      {"resuming", "replicates run later and in another order equal those of an uninterrupted run",
          &gone_on_with},
      {"observers", "each group of measures is the same alone and with the others", &observers},
      {"comparing", "a scenario gives the same alone and in a comparison", &company},
  };
  return all;
}

}  // namespace coadopt
