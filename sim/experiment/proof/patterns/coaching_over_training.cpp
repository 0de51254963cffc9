#include <fmt/format.h>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace coaching_over_training {

constexpr Month last = 48;

Numbers gain_of(Laboratory& laboratory, const std::string& name, const Intervention& one) {
  const auto practice = [](const Record& r) { return practice_in_year(r, last); };
  return minus(each(laboratory.run(laboratory.with(name, 72, {one})), practice),
      each(laboratory.run(laboratory.reference(72)), practice));
}

std::vector<Check> try_out(Laboratory& laboratory) {
  Intervention training = laboratory.entry("front_line_training");
  training.end_month = last;
  const Intervention coaches = laboratory.entry("coaches");
  const Numbers coached = gain_of(laboratory, "coaches", coaches);
  std::vector<Check> checks = {check_mean("gain from coaching minus gain from training, third year",
      ShownAs::points, minus(coached, gain_of(laboratory, "three years of training", training)), positive)};

  constexpr std::array<float, 4> staff_per_coach = {5, 10, 20, 40};
  Numbers before;
  for (const float number : staff_per_coach) {
    Intervention thinner = coaches;
    std::get<Coaches>(thinner.structure).staff_per_coach = number;
    const Numbers gain = gain_of(laboratory, fmt::format("coaches of {} each", number), thinner);
    if (!before.empty()) {
      checks.push_back(
          check_mean(fmt::format("gain with {} staff per coach minus gain with {}", number / 2, number),
              ShownAs::points, minus(before, gain), positive));
    }
    before = gain;
  }
  return checks;
}

}  // namespace coaching_over_training

}  // namespace

Pattern coaching_over_training() {
  return {4, "coaching over training", "Coaching does more than training, and less as coaches are stretched.",
      Use::calibrate, "Baskerville 2012; Joyce & Showers", &coaching_over_training::try_out,
      {"that skill, attitude and less fear of risk help to espouse, to try and to succeed",
          {"adoption.skill_exponent=0", "session.success_skill=0", "adoption.weight_perceived_risk=0",
              "risk.refusal=0", "adoption.weight_attitude=0", "organisation.conviction_weight=0",
              "adoption.espousal_rule=policy"}}};
}

}  // namespace coadopt
