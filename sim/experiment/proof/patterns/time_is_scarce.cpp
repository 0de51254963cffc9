#include <fmt/format.h>

#include <algorithm>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace time_is_scarce {

constexpr Month last = 72;

Case with_casework(const Laboratory& laboratory, std::string name, float multiple) {
  Case one = laboratory.reference(last);
  one.name = std::move(name);
  one.parameters.workload.casework_hours *= multiple;
  return one;
}

double short_in_year(const Record& record) {
  double sum = 0.0;
  for (Month month = last - 11; month <= last; ++month) {
    sum += record.at(MeasureId::short_of_time, month)[index(Role::frontline)];
  }
  return sum / 12.0;
}

double practice(const Record& record) { return practice_in_year(record, last); }

// The largest share of practice that an hour more of casework for each unit of need takes, from 5 to 12 hours.
Numbers largest_fall(Laboratory& laboratory) {
  Numbers largest;
  Numbers before;
  for (int hours = 5; hours <= 12; ++hours) {
    Case one = laboratory.reference(last);
    one.name = fmt::format("casework of {} hours", hours);
    one.parameters.workload.casework_hours = static_cast<float>(hours);
    const Numbers now = each(laboratory.run(one), &practice);
    largest.resize(now.size(), 0.0);
    for (std::size_t i = 0; i < before.size(); ++i) largest[i] = std::max(largest[i], 1.0 - now[i] / before[i]);
    before = now;
  }
  return largest;
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(last));
  const LaboratoryResults& none = laboratory.run(with_casework(laboratory, "no casework", 0.0F));
  const LaboratoryResults& less = laboratory.run(with_casework(laboratory, "a quarter less casework", 0.75F));
  const LaboratoryResults& more = laboratory.run(with_casework(laboratory, "a quarter more casework", 1.25F));
  return {check_mean("frontline staff short of time, sixth year", ShownAs::percent,
              each(reference, &short_in_year), {0.40, 0.60}),
      check_mean("gain in practice without casework, sixth year", ShownAs::points,
          minus(each(none, &practice), each(reference, &practice)),
          {0.02, std::numeric_limits<double>::infinity()}),
      check_ratio("practice with a quarter less casework, as a share of the usual", ShownAs::percent,
          each(less, &practice), each(reference, &practice), {1.0, 1.5}),
      check_ratio("practice with a quarter more casework, as a share of the usual", ShownAs::percent,
          each(more, &practice), each(reference, &practice), {0.5, 1.0}),
      check_mean("largest share of practice lost with one hour more of casework, from 5 to 12 hours",
          ShownAs::percent, largest_fall(laboratory), {0.0, 0.3})};
}

}  // namespace time_is_scarce

}  // namespace

Pattern time_is_scarce() {
  return {16, "time is scarce",
      "About half of frontline staff lack time; more or less of it changes practice gradually.", Use::hold_out,
      "NHS Staff Survey 2010 to 2024: 26% to 38% agree that there are enough staff, 47% disagreed in 2016",
      &time_is_scarce::try_out,
      {"that workloads differ and staff work overtime",
          {"workload.casework_spread=0", "workload.casework_spread_of_organisations=0",
              "workload.overtime_share=0", "workload.part_time=[0,0,0,0]"}}};
}

}  // namespace coadopt
