#include <fmt/format.h>

#include <algorithm>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace least_and_most {

constexpr double budget = 1.5e6;  // GBP over three years, for each factor alone
constexpr Month last = 48;

Numbers gain_of(Laboratory& laboratory, std::string_view entry) {
  Intervention one = laboratory.entry(entry);
  one.end_month = last;
  one.coverage = 1.0F;
  one.budget = budget;
  const auto practice = [](const Record& r) { return practice_in_year(r, last); };
  return minus(
      each(laboratory.run(laboratory.with(fmt::format("{} for the budget", entry), 72, {one})), practice),
      each(laboratory.run(laboratory.reference(72)), practice));
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const std::vector<std::string_view> most = {"enabling_staff", "front_line_training", "coaches"};
  const std::vector<std::string_view> least = {"more_frontline_staff", "better_ict", "seed_money"};
  std::vector<Check> checks;
  for (const std::string_view one : most) {
    Numbers lead;
    Numbers best_of_least;
    for (const std::string_view other : least) {
      const Numbers gain = gain_of(laboratory, other);
      if (best_of_least.empty() || mean_of(gain) > mean_of(best_of_least)) best_of_least = gain;
    }
    lead = minus(gain_of(laboratory, one), best_of_least);
    checks.push_back(
        check_mean(fmt::format("{}: gain for GBP 1.5 million, minus the best of more staff, ICT and money",
                       laboratory.entry(one).title),
            ShownAs::points, lead, positive));
  }
  return checks;
}

}  // namespace least_and_most

}  // namespace

Pattern least_and_most() {
  return {9, "least and most",
      "For the same money, enabling staff, training and coaching add most; more of the same staff, ICT or "
      "money alone add least.",
      Use::hold_out, "survey of 2017 (eight respondents)", &least_and_most::try_out};
}

}  // namespace coadopt
