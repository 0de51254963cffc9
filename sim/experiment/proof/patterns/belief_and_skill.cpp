#include <cmath>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace belief_and_skill {

constexpr Month last = 72;
constexpr Month a_year_on = 12;

// From the second year on everyone is at the ideal of a lever, in every month.
Intervention everyone_at_best(std::string name, Lever lever) {
  Intervention one;
  one.name = std::move(name);
  one.start_month = first_month_of_trials;
  one.effects = {{lever, 1.0F, Every::month}};
  return one;
}

double espoused_at_last(const Record& record) { return espoused_at(record, last); }
double practice_in_last_year(const Record& record) { return practice_in_year(record, last); }
double log_odds(double share) { return std::log(share / (1.0 - share)); }
double log_odds_espoused(const Record& record) { return log_odds(espoused_at(record, a_year_on)); }
double log_odds_of_practice(const Record& record) { return log_odds(practice_at(record, a_year_on)); }

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(last));
  Case full = laboratory.with("full attitude", last, {});
  full.parameters.staff_start.attitude = 1.0F;
  const LaboratoryResults& believing = laboratory.run(full);
  const LaboratoryResults& espousing = laboratory.run(
      laboratory.with("everyone espouses", last, {everyone_at_best("everyone espouses", Lever::espoused)}));
  const LaboratoryResults& skilled = laboratory.run(
      laboratory.with("everyone is skilled", last, {everyone_at_best("everyone is skilled", Lever::skill)}));
  const auto gain = [&](const LaboratoryResults& outcomes, double (*of)(const Record&)) {
    return minus(each(outcomes, of), each(reference, of));
  };
  return {check_mean("gain in espousal where attitude is full, sixth year", ShownAs::points,
              gain(believing, &espoused_at_last), {0.05, 1.0}),
      check_ratio("log odds of practice gained for those of espousal, a year with full attitude",
          ShownAs::plain, gain(believing, &log_odds_of_practice), gain(believing, &log_odds_espoused),
          {0.3, 0.8}),
      check_mean("gain in practice where everyone is skilled, minus that where everyone espouses, sixth year",
          ShownAs::points,
          minus(each(skilled, &practice_in_last_year), each(espousing, &practice_in_last_year)), positive)};
}

}  // namespace belief_and_skill

}  // namespace

Pattern belief_and_skill() {
  return {18, "belief and skill",
      "What staff believe changes what they espouse, and half as much what they do; skill adds more practice "
      "than espousing.",
      Use::hold_out,
      "Webb & Sheeran 2006: intention d 0.66, behaviour d 0.36; SCIE 2023: culture a barrier to a third",
      &belief_and_skill::try_out,
      {"that belief changes what staff espouse",
          {"adoption.talk_floor=1", "adoption.persuasion=0", "adoption.espousal_fade=0",
              "organisation.conviction_weight=0"}}};
}

}  // namespace coadopt
