#include "scenario/simulate.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "month/schedule.hpp"
#include "observe/observer.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

Parameters parameters_of(const Scenario& scenario, std::uint32_t replicate) {
  return scenario.ensemble ? with_set(*scenario.ensemble, scenario.parameters, replicate) : scenario.parameters;
}

template <class T>
bool same_pointed_to(const std::shared_ptr<const T>& one, const std::shared_ptr<const T>& other) {
  return one == other || (one && other && *one == *other);
}

bool same_parameters(const Parameters& one, const Parameters& other) {
  const auto same = [&](const auto&... member) { return ((one.*member == other.*member) && ...); };
  return declared_members<Parameters>(same) && same_pointed_to(one.census, other.census);
}

bool begin_the_same(const Scenario& one, const Scenario& other) {
  return one.run.seed == other.run.seed && one.run.months == other.run.months &&
         one.run.observe.groups == other.run.observe.groups && one.removed == other.removed &&
         same_pointed_to(one.ensemble, other.ensemble) && same_parameters(one.parameters, other.parameters);
}

// Interventions in the order in which they act, without those that start after a month.
std::vector<const Intervention*> begun_by(const Scenario& scenario, Month month) {
  std::vector<const Intervention*> begun;
  for (const Intervention& one : scenario.interventions) {
    if (one.start_month <= month) begun.push_back(&one);
  }
  return begun;
}

using Members = std::vector<const Branch*>;

// Those together that are alike, in the order of the first of each.
template <class One, class Alike>
std::vector<std::vector<One>> in_classes(const std::vector<One>& all, const Alike& alike) {
  std::vector<std::vector<One>> classes;
  for (const One& one : all) {
    const auto own = std::ranges::find_if(
        classes, [&](const std::vector<One>& others) { return alike(others.front(), one); });
    if (own == classes.end()) {
      classes.push_back({one});
    } else {
      own->push_back(one);
    }
  }
  return classes;
}

// From the end of the month that the run has reached, for scenarios that are equal up to there.
void continue_branches(const Members& members, Run& run, const Stop& stop) {
  const Scenario& first = *members.front()->scenario;
  Month common = first.run.months;
  for (const Branch* one : members) common = std::min(common, equal_until(first, *one->scenario));
  const auto each_month = [&](const Simulation& simulation) {
    for (const Branch* one : members) {
      if (one->each_month) one->each_month(simulation);
    }
  };
  if (!run.continue_to(common, stop, each_month)) return;
  if (common == first.run.months) {
    for (const Branch* one : members) one->done(run.record());
    return;
  }
  const std::vector<Members> classes = in_classes(members, [&](const Branch* one, const Branch* other) {
    return equal_until(*one->scenario, *other->scenario) > common;
  });
  for_each_index(static_cast<std::uint32_t>(classes.size()), 1, [&](std::uint32_t i) {
    Run branch(run, *classes[i].front()->scenario);
    continue_branches(classes[i], branch, stop);
  });
}

}  // namespace

Run::Run(const Scenario& scenario, std::uint32_t replicate, const Recorded& recorded)
    : Run(scenario, std::make_shared<const Parameters>(parameters_of(scenario, replicate)), replicate,
          recorded) {}

Run::Run(const Scenario& scenario, std::shared_ptr<const Parameters> parameters, std::uint32_t replicate,
    const Recorded& recorded)
    : parameters_(std::move(parameters)),
      traits_(std::make_shared<const PersonTraits>(parameters_->person_start)),
      recorded_(recorded),
      world_(*parameters_, *traits_, scenario.interventions, Stream{scenario.run.seed, replicate},
          scenario.removed),
      record_(scenario.run.months, recorded.measures) {}

Run::Run(const Run& trunk, const Scenario& scenario)
    : parameters_(trunk.parameters_),
      traits_(trunk.traits_),
      recorded_(trunk.recorded_),
      world_(trunk.world_, scenario.interventions),
      record_(trunk.record_) {}

bool Run::continue_to(Month last, const Stop& stop, const EachMonth& each_month) {
  while (world_.moment.month < last) {
    if (stop) return false;
    run_month(world_);
    const Month month = world_.moment.month;
    if (recorded_.months.empty() || std::ranges::binary_search(recorded_.months, month)) {
      observe(world_, recorded_.measures, record_);
    }
    if (each_month) each_month(world_);
  }
  return true;
}

std::optional<Record> simulate(const Scenario& scenario, std::uint32_t replicate, const Recorded& recorded,
    const Stop& stop, const EachMonth& each_month) {
  Run run(scenario, replicate, recorded);
  if (!run.continue_to(scenario.run.months, stop, each_month)) return std::nullopt;
  return run.record();
}

Month equal_until(const Scenario& one, const Scenario& other) {
  if (!begin_the_same(one, other)) return 0;
  std::vector<Month> starts;
  for (const Scenario* scenario : {&one, &other}) {
    for (const Intervention& intervention : scenario->interventions) starts.push_back(intervention.start_month);
  }
  std::ranges::sort(starts);
  for (const Month start : starts) {
    if (start > one.run.months) break;
    const bool same = std::ranges::equal(begun_by(one, start), begun_by(other, start),
        [](const Intervention* mine, const Intervention* theirs) { return *mine == *theirs; });
    if (!same) return start - 1;
  }
  return one.run.months;
}

std::vector<std::vector<std::size_t>> with_months_in_common(const std::vector<Scenario>& scenarios) {
  std::vector<std::size_t> numbers(scenarios.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return in_classes(numbers,
      [&](std::size_t one, std::size_t other) { return equal_until(scenarios[one], scenarios[other]) > 0; });
}

void run_branches(
    std::span<const Branch> branches, std::uint32_t replicate, const Recorded& recorded, const Stop& stop) {
  Members members;
  for (const Branch& one : branches) members.push_back(&one);
  const auto begin_alike = [](const Branch* one, const Branch* other) {
    return equal_until(*one->scenario, *other->scenario) > 0;
  };
  for (const Members& together : in_classes(members, begin_alike)) {
    Run run(*together.front()->scenario, replicate, recorded);
    continue_branches(together, run, stop);
  }
}

}  // namespace coadopt
