#include "experiment/branches.hpp"

#include <algorithm>

#include "month/declared.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

template <class T>
bool same_pointed_to(const std::shared_ptr<const T>& one, const std::shared_ptr<const T>& other) {
  return one == other || (one && other && *one == *other);
}

bool same_parameters(const Parameters& one, const Parameters& other) {
  for (const Declared& declared : declared_parameters()) {
    for (std::size_t slot = 0; slot < declared.slots; ++slot) {
      if (declared.read(one, slot) != declared.read(other, slot)) return false;
    }
  }
  return same_pointed_to(one.census, other.census);
}

bool begin_the_same(const Scenario& one, const Scenario& other) {
  return one.run.seed == other.run.seed && one.run.months == other.run.months &&
         one.run.observe.groups == other.run.observe.groups && same_pointed_to(one.ensemble, other.ensemble) &&
         same_parameters(one.parameters, other.parameters);
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

// From the end of the month that the run has reached, for scenarios that are equal up to there.
void continue_branches(const Members& members, Run& run, const Stop& stop) {
  const Scenario& first = *members.front()->scenario;
  Month common = first.run.months;
  for (const Branch* one : members) common = std::min(common, equal_until(first, *one->scenario));
  const auto each_month = [&](const Simulation& world) {
    for (const Branch* one : members) {
      if (one->each_month) one->each_month(world);
    }
  };
  if (!run.continue_to(common, stop, each_month)) return;
  if (common == first.run.months) {
    for (const Branch* one : members) one->done(run.record());
    return;
  }
  std::vector<Members> classes;
  for (const Branch* one : members) {
    const auto own = std::ranges::find_if(classes,
        [&](const Members& others) { return equal_until(*others.front()->scenario, *one->scenario) > common; });
    if (own == classes.end()) {
      classes.push_back({one});
    } else {
      own->push_back(one);
    }
  }
  for_each_index(static_cast<std::uint32_t>(classes.size()), 1, [&](std::uint32_t i) {
    Run branch(run, *classes[i].front()->scenario);
    continue_branches(classes[i], branch, stop);
  });
}

}  // namespace

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

std::vector<std::vector<std::size_t>> with_months_in_common(std::span<const Scenario* const> scenarios) {
  std::vector<std::vector<std::size_t>> classes;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const auto own = std::ranges::find_if(classes, [&](const std::vector<std::size_t>& others) {
      return equal_until(*scenarios[others.front()], *scenarios[i]) > 0;
    });
    if (own == classes.end()) {
      classes.push_back({i});
    } else {
      own->push_back(i);
    }
  }
  return classes;
}

void run_branches(
    std::span<const Branch> branches, std::uint32_t replicate, const Recorded& recorded, const Stop& stop) {
  Members members;
  for (const Branch& one : branches) members.push_back(&one);
  Run run(*members.front()->scenario, replicate, recorded);
  continue_branches(members, run, stop);
}

}  // namespace coadopt
