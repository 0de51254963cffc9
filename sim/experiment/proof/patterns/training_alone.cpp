#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace training_alone {

constexpr Month course_months = 12;
constexpr Month end = first_month_of_trials + course_months - 1;

std::vector<Check> try_out(Laboratory& laboratory) {
  Intervention training = laboratory.entry("front_line_training");
  training.end_month = end;
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(72));
  const LaboratoryResults& trained = laboratory.run(laboratory.with("a year of training", 72, {training}));
  const auto gain = [&](Month month) {
    const auto practice = [=](const Record& r) { return practice_at(r, month); };
    return minus(each(trained, practice), each(reference, practice));
  };
  return {check_mean("gain in practice at twelve months", ShownAs::points, gain(end), {0.02, 0.10}),
      check_ratio("share of that gain left a year after it ended", ShownAs::percent, gain(end + 12), gain(end),
          {0.3, 0.7})};
}

}  // namespace training_alone

}  // namespace

Pattern training_alone() {
  return {3, "training alone", "Training adds a few points to practice, and half of that is gone a year later.",
      Use::calibrate, "Cochrane reviews of meetings and outreach: 5.6 to 6.8 points; Saks & Belcourt 2006",
      &training_alone::try_out};
}

}  // namespace coadopt
