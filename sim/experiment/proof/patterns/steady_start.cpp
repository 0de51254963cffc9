#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace steady_start {

constexpr Month two_years = 24;
constexpr Month ten_years = 120;

double drift(const Record& record, Month from, Month to) {
  const double years = static_cast<double>(to - from) / 12.0;
  return (practice_at(record, to) - practice_at(record, from)) / years;
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& untouched = laboratory.run(laboratory.reference(ten_years));
  const auto at_first = [](const Record& r) { return drift(r, 1, two_years); };
  const auto later = [](const Record& r) { return drift(r, two_years, ten_years); };
  return {check_mean("change of practice in use a year where nothing is done, first two years", ShownAs::drift,
              each(untouched, at_first), {-0.003, 0.003}),
      check_mean("change of practice in use a year where nothing is done, the eight years after",
          ShownAs::drift, each(untouched, later), {-0.002, 0.002})};
}

}  // namespace steady_start

}  // namespace

Pattern steady_start() {
  return {23, "steady start", "Where nothing is done, practice stays about where it starts.", Use::calibrate,
      "otherwise a drift from the start values would look like an effect of an intervention",
      &steady_start::try_out,
      {"that practice starts where it settles",
          {"start.organisation.in_use=[0,0,0,0]", "start.organisation.lead_in_use=0"}}};
}

}  // namespace coadopt
