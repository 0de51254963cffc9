#include "experiment/proof/trials.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/proof/laboratory.hpp"
#include "experiment/replicates.hpp"
#include "results/journal.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

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

constexpr Month start = first_month_of_trials;

// A month of a measure as one number: of users where it is kept by group, the mean of the Co's, the sum of
// items.
double as_one(std::span<const double> values, Axis axis) {
  if (axis != Axis::co && axis != Axis::item) return values[0];
  double sum = 0.0;
  for (const double one : values) sum += one;
  return axis == Axis::item ? sum : sum / static_cast<double>(values.size());
}

// Mean of the last twelve months.
double late(const Record& record, MeasureId id) {
  const Axis axis = measures[static_cast<std::size_t>(id)].axis;
  return mean_of_year(record.months(), [&](Month month) { return as_one(record.at(id, month), axis); });
}

double yearly_change_of_need(const Record& record) {
  const auto need = [&](Month month) { return record.at(MeasureId::need, month)[0]; };
  return std::pow(need(record.months()) / need(start - 1), 12.0 / (record.months() - start + 1)) - 1.0;
}

MeasureId measure_of(const Published& published) {
  const auto found = std::find_if(
      measures.begin(), measures.end(), [&](const Measure& one) { return one.name == published.measure; });
  return found == measures.end() ? MeasureId::practice_in_use : found->id;
}

}  // namespace

std::vector<TrialResult> run_trials(Laboratory& laboratory, const std::function<void()>& each_done) {
  const LaboratoryResults& without = laboratory.run(laboratory.reference(months_of_trials));
  std::vector<TrialResult> results;
  for (const CatalogueEntry& entry : laboratory.catalogue()) {
    const std::string& name = entry.intervention.name;
    const std::vector<Intervention> rounds = control_of(laboratory.entry(name));
    const LaboratoryResults& control =
        rounds.empty() ? without
                       : laboratory.run(laboratory.with("control of " + name, months_of_trials, rounds));
    const LaboratoryResults& treated =
        laboratory.run(laboratory.with("trial of " + name, months_of_trials, {laboratory.entry(name)}));
    const auto difference = [&](const std::function<double(const Record&)>& of) {
      return paired_difference(each(control, of), each(treated, of));
    };
    results.push_back({name, entry.intervention.title,
        difference([](const Record& r) { return practice_at(r, first_month_of_trials + 11); }),
        difference([](const Record& r) { return practice_at(r, months_of_trials); }),
        difference([](const Record& r) { return participation_in_year(r, months_of_trials, Group::users); }),
        mean_of(each(treated, &money_of))});
    each_done();
  }
  return results;
}

std::vector<CaseResult> run_cases(const std::filesystem::path& folder, const Overrides& overrides,
    std::uint32_t replicates, Month months, std::uint32_t threads, const Stop& stop,
    const std::function<void()>& each_done) {
  std::vector<std::filesystem::path> files;
  for (const auto& one : std::filesystem::directory_iterator(folder)) {
    if (one.path().extension() == ".toml") files.push_back(one.path());
  }
  std::sort(files.begin(), files.end());

  std::vector<CaseResult> results;
  for (const std::filesystem::path& file : files) {
    Scenario scenario = or_throw(read_scenario(file, overrides));
    scenario.run.replicates = replicates;
    scenario.run.months = months;
    scenario.run.observe.groups[static_cast<std::size_t>(MeasureGroup::barriers)] = false;
    Scenario reference = scenario;
    reference.interventions.clear();
    CaseResult result = {scenario.name, scenario.published.value_or(Published{}), 0.0, {}, 0.0};
    const MeasureId measure = measure_of(result.published);
    std::vector<double> with;
    std::vector<double> without;
    std::vector<double> change;
    const std::vector<Record> records = records_of(scenario, threads, stop);
    const std::vector<Record> references = records_of(reference, threads, stop);
    throw_if(stop);
    for (const Record& record : records) {
      with.push_back(late(record, measure));
      change.push_back(yearly_change_of_need(record));
    }
    for (const Record& record : references) without.push_back(late(record, measure));
    result.reference = mean_of(without);
    result.difference = paired_difference(without, with);
    result.yearly_change = mean_of(change);
    results.push_back(std::move(result));
    each_done();
  }
  return results;
}

}  // namespace coadopt
