#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace individual_over_collective {

double asked(const Record& record, MeasureId measure) {
  double sum = 0.0;
  for (Month month = 13; month <= record.months(); ++month) sum += record.at(measure, month)[0];
  return sum;
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(72));
  return {check_ratio("users asked about their own care, divided by those asked about services", ShownAs::plain,
      each(reference, [](const Record& r) { return asked(r, MeasureId::asked_own_care); }),
      each(reference, [](const Record& r) { return asked(r, MeasureId::asked_services); }), {1.3, 2.0})};
}

}  // namespace individual_over_collective

}  // namespace

Pattern individual_over_collective() {
  return {1, "individual over collective", "More people are asked to co-produce their own care than services.",
      Use::calibrate, "SCIE 2023: 59% against 37%; Bovaird 2014", &individual_over_collective::try_out};
}

}  // namespace coadopt
