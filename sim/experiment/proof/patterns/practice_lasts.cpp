#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace practice_lasts {

constexpr Month settled = 24;  // months, after which the start no longer shows
constexpr Month last = 72;
constexpr Month until_a_year = 9;  // months from the third to the twelfth
constexpr Month five_years = 60;

double sum_of_cos(const Record& record, MeasureId id, Month month) {
  double sum = 0.0;
  for (const double one : record.at(id, month)) sum += one;
  return sum;
}

// Spells of use that reached so many months, of those that began alike in the years after the start.
double spells(const Record& record, MeasureId id, Month delay) {
  double sum = 0.0;
  for (Month month = settled + 1 + delay; month <= last - until_a_year + delay; ++month) {
    sum += sum_of_cos(record, id, month);
  }
  return sum;
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(last));
  const auto of_three_months = [](const Record& r) { return spells(r, MeasureId::spells_of_3_months, 0); };
  const auto of_a_year = [](const Record& r) { return spells(r, MeasureId::spells_of_a_year, until_a_year); };
  const auto used = [](const Record& r) { return sum_of_cos(r, MeasureId::used, five_years); };
  const auto in_use = [](const Record& r) { return sum_of_cos(r, MeasureId::in_use, five_years); };
  return {check_ratio("of spells in use that reach three months, those that last a year", ShownAs::percent,
              each(reference, of_a_year), each(reference, of_three_months), {0.55, 0.80}),
      check_ratio("staff who have had a Co in use, but for those who gave it up before the first month, for "
                  "each who has it in use, after five years",
          ShownAs::plain, each(reference, used), each(reference, in_use), {1.0, 3.0})};
}

}  // namespace practice_lasts

}  // namespace

Pattern practice_lasts() {
  return {17, "practice lasts", "Practice that has been used for a while mostly continues.", Use::hold_out,
      "Brookman-Frazee 2018: about 64% a year, leavers counted; Ament 2015, Bond 2014, Wong 2022: 61% to 93%",
      &practice_lasts::try_out, {"that practice becomes a routine", {"adoption.routine_lapse=1"}}};
}

}  // namespace coadopt
