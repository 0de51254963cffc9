#include "experiment/proof/laboratory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace coadopt {

Laboratory::Laboratory(
    Scenario reference, std::vector<CatalogueEntry> catalogue, std::uint32_t threads, const Stop& stop)
    : reference_(std::move(reference)), catalogue_(std::move(catalogue)), threads_(threads), stop_(stop) {}

Intervention Laboratory::entry(std::string_view name) const {
  const auto found = std::find_if(catalogue_.begin(), catalogue_.end(),
      [&](const CatalogueEntry& one) { return one.intervention.name == name; });
  if (found == catalogue_.end()) {
    throw std::runtime_error(fmt::format(
        "the catalogue has no entry \"{}\", which a pattern needs. Name another catalogue with --catalogue.",
        name));
  }
  Intervention one = found->intervention;
  one.start_month = first_month_of_trials;
  return one;
}

Case Laboratory::reference(Month months) const {
  return {fmt::format("reference for {} months", months), months, reference_.parameters, {}};
}

Case Laboratory::with(std::string name, Month months, std::vector<Intervention> interventions) const {
  return {std::move(name), months, reference_.parameters, std::move(interventions)};
}

const LaboratoryResults& Laboratory::run(const Case& one, const Reading& reading) {
  const auto known = done_.find(one.name);
  if (known != done_.end()) return known->second;

  Scenario scenario = reference_;
  scenario.run.months = one.months;
  scenario.run.observe.groups[static_cast<std::size_t>(MeasureGroup::barriers)] = false;
  scenario.parameters = one.parameters;
  scenario.interventions = one.interventions;
  LaboratoryResults outcomes;
  outcomes.records.resize(replicates());
  outcomes.readings.resize(replicates());
  run_replicates({scenario}, threads_, stop_,
      {.month =
              [&](std::size_t, const Simulation& simulation) {
                if (reading) reading(simulation, outcomes.readings[simulation.moment.stream.replicate]);
              },
          .replicate = [&](std::size_t, std::uint32_t replicate,
                           const Record& record) { outcomes.records[replicate] = record; }});
  if (stop_) throw Stopped{};
  return done_.emplace(one.name, std::move(outcomes)).first->second;
}

Numbers each(const LaboratoryResults& outcomes, const std::function<double(const Record&)>& of) {
  Numbers numbers;
  for (const Record& record : outcomes.records) numbers.push_back(of(record));
  return numbers;
}

Numbers minus(const Numbers& a, const Numbers& b) {
  Numbers difference(a.size());
  std::transform(a.begin(), a.end(), b.begin(), difference.begin(), std::minus<>());
  return difference;
}

double practice_at(const Record& record, Month month) {
  return record.at(MeasureId::practice_in_use, month)[0];
}

double practice_in_year(const Record& record, Month last) {
  return mean_of_year(last, [&](Month month) { return practice_at(record, month); });
}

double espoused_at(const Record& record, Month month) {
  double sum = 0.0;
  for (const double one : record.at(MeasureId::espoused, month)) sum += one;
  return sum / static_cast<double>(co_count);
}

double participation_in_year(const Record& record, Month last, Group group) {
  return mean_of_year(last,
      [&](Month month) { return record.at(MeasureId::participation, month)[static_cast<std::size_t>(group)]; });
}

}  // namespace coadopt
