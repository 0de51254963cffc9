#include "experiment/proof/trials.hpp"

namespace coadopt {

namespace {

double money_of(const Record& record) {
  double sum = 0.0;
  for (Month month = 1; month <= record.months(); ++month) {
    const auto cost = record.at(MeasureId::cost, month);
    sum += cost[static_cast<std::size_t>(Item::set_up)] + cost[static_cast<std::size_t>(Item::running)];
  }
  return sum;
}

// What an entry is tried against: nothing, but rounds of tenders as they are where it brings rounds of its own.
// They go by the entry's name, so that the same user-led organisations are at risk.
std::vector<Intervention> control_of(const Intervention& entry) {
  if (!std::holds_alternative<TenderRounds>(entry.structure)) return {};
  Intervention rounds;
  rounds.name = entry.name;
  rounds.start_month = entry.start_month;
  rounds.targets = entry.targets;
  rounds.structure = defaults<TenderRounds>();
  return {rounds};
}

}  // namespace

std::vector<TrialResult> run_trials(Laboratory& laboratory, const std::function<void()>& each_done) {
  const Outcomes& without = laboratory.run(laboratory.reference(months_of_trials));
  std::vector<TrialResult> results;
  for (const CatalogueEntry& entry : laboratory.catalogue()) {
    const std::string& name = entry.intervention.name;
    const std::vector<Intervention> rounds = control_of(laboratory.entry(name));
    const Outcomes& control =
        rounds.empty() ? without
                       : laboratory.run(laboratory.with("control of " + name, months_of_trials, rounds));
    const Outcomes& treated =
        laboratory.run(laboratory.with("trial of " + name, months_of_trials, {laboratory.entry(name)}));
    const auto difference = [&](const std::function<double(const Record&)>& of) {
      return paired_difference(each(control, of), each(treated, of));
    };
    results.push_back({name,
        difference([](const Record& r) { return practice_at(r, first_month_of_trials + 11); }),
        difference([](const Record& r) { return practice_at(r, months_of_trials); }),
        difference([](const Record& r) { return participation_in_year(r, months_of_trials, Group::users); }),
        mean_of(each(treated, &money_of))});
    each_done();
  }
  return results;
}

}  // namespace coadopt
