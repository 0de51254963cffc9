#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace failure_frightens {

constexpr Month failure = 37;
constexpr Month half_a_year_later = failure + 5;
constexpr float little_blame = 0.1F;

double tries(const Record& record) {
  double sum = 0.0;
  for (Month month = failure; month <= half_a_year_later; ++month) {
    sum += record.at(MeasureId::tries, month)[0];
  }
  return sum;
}

// Tries lost in the half year after a visible failure in every organisation, as a share of those without it.
struct Tries {
  Numbers without;
  Numbers after;
};

Tries tries_with(Laboratory& laboratory, const std::string& name, float blame) {
  Case usual = laboratory.reference(half_a_year_later);
  usual.name = name;
  usual.parameters.organisation_start.blame = blame;
  Case failing = usual;
  failing.name = name + ", and a visible failure";
  Intervention failed;
  failed.name = "visible failure";
  failed.start_month = failure;
  failed.end_month = failure;
  failed.targets.entity = Entity::organisation;
  failed.structure = defaults<VisibleFailure>();
  failing.interventions = {failed};
  return {each(laboratory.run(usual), &tries), each(laboratory.run(failing), &tries)};
}

Numbers lost(const Tries& of) {
  Numbers shares;
  for (std::size_t i = 0; i < of.after.size(); ++i) shares.push_back(1.0 - of.after[i] / of.without[i]);
  return shares;
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const Tries usual = tries_with(laboratory, "usual blame", laboratory.parameters().organisation_start.blame);
  const Tries little = tries_with(laboratory, "little blame", little_blame);
  return {
      check_ratio("tries in the half year after a visible failure in every organisation, as a share of those "
                  "without it",
          ShownAs::percent, usual.after, usual.without, {0.62, 0.95}),
      check_mean("share of tries lost so, minus the share lost where blame is 0.1", ShownAs::points,
          minus(lost(usual), lost(little)), positive)};
}

}  // namespace failure_frightens

}  // namespace

Pattern failure_frightens() {
  return {19, "failure frightens",
      "After a visible failure fewer try in that organisation for months, less so where there is little blame.",
      Use::hold_out,
      "Choudhry 2006: log-odds lower by 0.24, up to 0.48, for three to six months after an incident",
      &failure_frightens::try_out,
      {"that fear of risk stops tries", {"risk.refusal=0", "adoption.weight_perceived_risk=0"}}};
}

}  // namespace coadopt
