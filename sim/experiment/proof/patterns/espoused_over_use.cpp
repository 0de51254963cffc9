#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace espoused_over_use {

double gap(const Record& record) {
  return mean_of_year(record.months(), [&](Month month) {
    const auto espoused = record.at(MeasureId::espoused, month);
    const auto in_use = record.at(MeasureId::in_use, month);
    double sum = 0.0;
    for (const Co co : all_cos) sum += espoused[index(co)] - in_use[index(co)];
    return sum / static_cast<double>(co_count);
  });
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(72));
  return {check_mean("espoused minus in use, mean of the Co's, sixth year", ShownAs::points,
              each(reference, &gap), {0.20, 0.50}),
      check_mean("practice in use, sixth year", ShownAs::points,
          each(reference, [](const Record& r) { return practice_in_year(r, 72); }), {0.08, 0.15})};
}

}  // namespace espoused_over_use

}  // namespace

Pattern espoused_over_use() {
  return {2, "espoused over use", "More staff say they are for co-production than practise it.", Use::calibrate,
      "Adams 1999: self-report 27 points above practice; SCIE 2023", &espoused_over_use::try_out,
      {"what stands between saying and doing: skill, opportunity, time, permission",
          {"adoption.skill_exponent=0", "adoption.opportunity_exponent=0", "risk.refusal=0",
              "workload.casework_hours=0"}}};
}

}  // namespace coadopt
