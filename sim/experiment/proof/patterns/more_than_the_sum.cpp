#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace more_than_the_sum {

constexpr Month last = 72;

std::vector<Check> try_out(Laboratory& laboratory) {
  const Intervention coaches = laboratory.entry("coaches");
  const Intervention pooled = laboratory.entry("pooled_budgets");
  const auto practice = [](const Record& r) { return practice_in_year(r, last); };
  const Numbers reference = each(laboratory.run(laboratory.reference(72)), practice);
  const auto gain = [&](const char* name, std::vector<Intervention> interventions) {
    return minus(
        each(laboratory.run(laboratory.with(name, 72, std::move(interventions))), practice), reference);
  };
  const Numbers both = gain("coaches and pooled budgets", {coaches, pooled});
  const Numbers one = gain("coaches", {coaches});
  const Numbers other = gain("pooled budgets", {pooled});
  return {check_mean("gain of both minus the sum of the gains of each, fifth year after", ShownAs::points,
      minus(minus(both, one), other), positive)};
}

}  // namespace more_than_the_sum

}  // namespace

Pattern more_than_the_sum() {
  return {15, "more than the sum", "Coaches and pooled budgets together do more than the sum of each.",
      Use::hold_out, "conjecture, after Mason 2015: pooling alone does little", &more_than_the_sum::try_out,
      {"that opportunity limits what skill can do", {"adoption.opportunity_exponent=0"}}};
}

}  // namespace coadopt
