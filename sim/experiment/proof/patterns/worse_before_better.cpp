#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace worse_before_better {

constexpr Month months = 108;

double free_hours(const Record& record, Month first, Month last) {
  double sum = 0.0;
  for (Month month = first; month <= last; ++month) {
    sum += record.at(MeasureId::staff_hours, month)[static_cast<std::size_t>(Item::free)];
  }
  return sum / static_cast<double>(last - first + 1);
}

Numbers gain_under(Laboratory& laboratory, std::string_view what, float short_termism) {
  Case reference = laboratory.reference(months);
  reference.name += std::string(", ") + std::string(what);
  reference.parameters.organisation_start.short_termism = short_termism;
  Case coached = reference;
  coached.name = std::string("coaches for three years, ") + std::string(what);
  coached.interventions = {laboratory.entry("coaches")};
  coached.interventions.front().end_month = 48;
  const auto practice = [](const Record& r) { return practice_in_year(r, months); };
  return minus(each(laboratory.run(coached), practice), each(laboratory.run(reference), practice));
}

// The same organisations, begun with no practice at all or with a lot of it.
Case begun_with(Laboratory& laboratory, std::string_view name, float in_use) {
  Case one = laboratory.reference(months);
  one.name += std::string(", begun ") + std::string(name);
  one.parameters.organisation_start.in_use.values.fill(in_use);
  one.parameters.organisation_start.lead_in_use = 0.0F;
  return one;
}

double commitment_at_end(const Record& record) { return record.at(MeasureId::commitment, record.months())[0]; }

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
      check_mean("gain that remains with long horizons minus that with short", ShownAs::points,
          minus(gain_under(laboratory, "long horizons", 0.1F), gain_under(laboratory, "short horizons", 0.9F)),
          positive),
      check_mean("commitment after nine years, starting with half in use minus starting with none",
          ShownAs::plain,
          minus(each(laboratory.run(begun_with(laboratory, "with half in use", 0.5F)), &commitment_at_end),
              each(laboratory.run(begun_with(laboratory, "with none in use", 0.0F)), &commitment_at_end)),
          {0.05, 1.0})};
}

}  // namespace worse_before_better

}  // namespace

Pattern worse_before_better() {
  return {13, "worse before better",
      "Staff have less time at first and more later; where horizons are short, practice is abandoned.",
      Use::hold_out, "Repenning 2002; co-production workshops in Scotland, 2012",
      &worse_before_better::try_out};
}

}  // namespace coadopt
