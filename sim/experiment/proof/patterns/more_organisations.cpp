#include <fmt/format.h>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace more_organisations {

constexpr Month last = 120;
constexpr double budget = 2e6;  // GBP over nine years, about half of what support for all partners costs
constexpr Band about_as_much = {0.75, 1.25};
// As the numbers below, a multiple of four: each of the four kinds then has a quarter of the staff.
constexpr std::int64_t usual = 24;

// The same people and money, with another number of organisations.
Case divided(Laboratory& laboratory, std::int64_t organisations, std::vector<Intervention> interventions) {
  const std::string name =
      fmt::format("{} organisations, {} interventions", organisations, interventions.size());
  Case one = laboratory.with(name, last, std::move(interventions));
  one.parameters.population.organisations = organisations;
  return one;
}

std::vector<Check> try_out(Laboratory& laboratory) {
  Intervention support = laboratory.entry("support_for_partners");
  support.end_month = last;
  support.coverage = 1.0F;
  support.budget = budget;
  const auto practice = [](const Record& r) { return practice_in_year(r, last); };
  const auto untouched = [&](std::int64_t organisations) {
    return each(laboratory.run(divided(laboratory, organisations, {})), practice);
  };
  const auto gain = [&](std::int64_t organisations) {
    return minus(each(laboratory.run(divided(laboratory, organisations, {support})), practice),
        untouched(organisations));
  };
  std::vector<Check> checks;
  for (const std::int64_t organisations : {8, 12, 48}) {
    checks.push_back(check_ratio(
        fmt::format("practice in use with {} organisations, as a share of that with {}", organisations, usual),
        ShownAs::percent, untouched(organisations), untouched(usual), about_as_much));
    checks.push_back(check_ratio(fmt::format("gain from GBP 2 million of support for partners with {} "
                                             "organisations, as a share of that with {}",
                                     organisations, usual),
        ShownAs::percent, gain(organisations), gain(usual), about_as_much));
  }
  return checks;
}

}  // namespace more_organisations

}  // namespace

Pattern more_organisations() {
  return {24, "more organisations",
      "The same people and money do as much, however many organisations they are divided into.", Use::hold_out,
      "conjecture: nothing about the people or the money differs", &more_organisations::try_out,
      {"that prices and effects grow with staff and residents", {}}};
}

}  // namespace coadopt
