#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace worse_before_better {

constexpr Month months = 108;
constexpr Month thirty_years = 360;

double free_hours(const Record& record, Month first, Month last) {
  double sum = 0.0;
  for (Month month = first; month <= last; ++month) {
    sum += record.at(MeasureId::staff_hours, month)[static_cast<std::size_t>(Item::free)];
  }
  return sum / static_cast<double>(last - first + 1);
}

// The same organisations, begun with no practice at all or with a lot of it.
Case begun_with(Laboratory& laboratory, std::string_view name, float in_use) {
  Case one = laboratory.reference(thirty_years);
  one.name += std::string(", begun ") + std::string(name);
  one.parameters.organisation_start.in_use.values.fill(in_use);
  one.parameters.organisation_start.lead_in_use = 0.0F;
  return one;
}

double practice_at_end(const Record& record) { return practice_in_year(record, thirty_years); }

std::vector<Check> try_out(Laboratory& laboratory) {
  Case programme = laboratory.with("coaches for three years", months, {laboratory.entry("coaches")});
  programme.interventions.front().end_month = 48;
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(months));
  const LaboratoryResults& coached = laboratory.run(programme);
  const auto change = [&](Month first, Month last) {
    const auto free = [=](const Record& r) { return free_hours(r, first, last); };
    return minus(each(coached, free), each(reference, free));
  };
  return {check_mean("staff hours free a month in the first year, minus those without coaches", ShownAs::hours,
              change(13, 24), {-std::numeric_limits<double>::infinity(), 0.0}),
      check_mean("staff hours free a month, last year minus first", ShownAs::hours,
          minus(change(months - 11, months), change(13, 24)), positive),
      check_mean("practice after thirty years, starting with half in use minus starting with none",
          ShownAs::points,
          minus(each(laboratory.run(begun_with(laboratory, "with half in use", 0.5F)), &practice_at_end),
              each(laboratory.run(begun_with(laboratory, "with none in use", 0.0F)), &practice_at_end)),
          {0.05, 1.0})};
}

}  // namespace worse_before_better

}  // namespace

Pattern worse_before_better() {
  return {13, "worse before better",
      "Staff have less time at first and more later; what has begun strongly stays, and what has not does not "
      "grow.",
      Use::hold_out, "Repenning 2002; co-production workshops in Scotland, 2012", &worse_before_better::try_out,
      {"that first sessions take longer, and that successes lower need",
          {"workload.first_session_hours=0", "benefit.need_fall=0"}}};
}

}  // namespace coadopt
