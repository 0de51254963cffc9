#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace training_alone {

constexpr Month course_months = 12;
constexpr Month end = first_month_of_trials + course_months - 1;

constexpr Month months = 72;

// Each month from the first of the training on, of frontline staff in post since before it, the share of their
// relevant Co's that is in use.
void read(const Simulation& simulation, std::vector<double>& reading) {
  if (simulation.moment.month < first_month_of_trials) return;
  const Staff& staff = simulation.partnership.staff;
  double in_use = 0.0;
  double pairs = 0.0;
  for (const StaffId one : staff.role.ids()) {
    if (staff.role[one] != Role::frontline || staff.joined[one] >= first_month_of_trials) continue;
    for (const Co co : all_cos) {
      if (!relevant(Role::frontline, co)) continue;
      pairs += 1.0;
      in_use += staff.practice[co][one] == Practice::in_use ? 1.0 : 0.0;
    }
  }
  reading.push_back(pairs > 0.0 ? in_use / pairs : 0.0);
}

std::vector<Check> try_out(Laboratory& laboratory) {
  Case untrained = laboratory.reference(months);
  untrained.name += ", frontline staff in post since the first year";
  Intervention training = laboratory.entry("front_line_training");
  training.end_month = end;
  training.coverage = 1.0F;
  const Case trained = laboratory.with("a year of training for all frontline staff", months, {training});
  const LaboratoryResults& without = laboratory.run(untrained, &read);
  const LaboratoryResults& with = laboratory.run(trained, &read);
  const auto gain = [&](Month month) {
    Numbers gains;
    for (std::size_t i = 0; i < with.readings.size(); ++i) {
      const std::size_t at = month - first_month_of_trials;
      gains.push_back(with.readings[i][at] - without.readings[i][at]);
    }
    return gains;
  };
  Month best = end;
  for (Month month = end; month <= months - course_months; ++month) {
    if (mean_of(gain(month)) > mean_of(gain(best))) best = month;
  }
  return {check_mean("practice gained by those trained, after the year of training", ShownAs::points, gain(end),
              {0.02, 0.10}),
      check_ratio("share of their largest gain that is left a year later", ShownAs::percent,
          gain(best + course_months), gain(best), {0.3, 0.7})};
}

}  // namespace training_alone

}  // namespace

Pattern training_alone() {
  return {3, "training alone",
      "Training adds a few points to the practice of those trained, and half of that is gone a year later.",
      Use::calibrate, "Cochrane reviews of meetings and outreach: 5.6 to 6.8 points; Saks & Belcourt 2006",
      &training_alone::try_out,
      {"that skill helps to try and to succeed", {"adoption.skill_exponent=0", "session.success_skill=0"}}};
}

}  // namespace coadopt
