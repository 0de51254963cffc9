
#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace policy_push {

constexpr Month soon = first_month_of_trials + 2;
constexpr Month later = first_month_of_trials + 35;

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(72));
  const LaboratoryResults& pushed =
      laboratory.run(laboratory.with("legal duty", 72, {laboratory.entry("legal_duty")}));
  const auto gain = [&](double (*of)(const Record&, Month), Month month) {
    const auto at = [=](const Record& r) { return of(r, month); };
    return minus(each(pushed, at), each(reference, at));
  };
  return {
      check_mean("gain in espousal after three months", ShownAs::points, gain(&espoused_at, soon), {0.05, 1.0}),
      check_mean(
          "gain in practice after three months", ShownAs::points, gain(&practice_at, soon), {-0.01, 0.01}),
      check_mean("gain in practice after three years", ShownAs::points, gain(&practice_at, later), positive),
      check_ratio("gain in practice after three months as a share of that after three years", ShownAs::percent,
          gain(&practice_at, soon), gain(&practice_at, later), {-0.3, 0.3})};
}

}  // namespace policy_push

}  // namespace

Pattern policy_push() {
  return {12, "policy push", "A push from above raises at once what staff say, but only slowly what they do.",
      Use::hold_out, "co-production workshops in Scotland, 2012; SCIE 2009; the sizes are conjecture",
      &policy_push::try_out,
      {"what stands between saying and doing: skill, opportunity, time, permission",
          {"adoption.skill_exponent=0", "adoption.opportunity_exponent=0", "risk.refusal=0",
              "workload.casework_hours=0"}}};
}

}  // namespace coadopt
