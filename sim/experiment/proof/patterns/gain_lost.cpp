#include <fmt/format.h>

#include <cmath>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace gain_lost {

constexpr Month end = 48;
constexpr Month months = 108;

// A chance to leave in a month that makes so many leave in a year.
float monthly(double yearly) { return static_cast<float>(1.0 - std::pow(1.0 - yearly, 1.0 / 12.0)); }

struct Programme {
  Numbers at_end;
  std::vector<Numbers> after;  // year by year
};

Programme run(Laboratory& laboratory, double turnover) {
  Intervention coaches = laboratory.entry("coaches");
  coaches.end_month = end;
  Case reference = laboratory.reference(months);
  reference.parameters.staff_turnover.staff_leaving = monthly(turnover);
  reference.parameters.staff_turnover.leaving_of_kind = {1, 1, 1, 1};
  reference.name += fmt::format(", turnover {}", turnover);
  Case programme = reference;
  programme.name = fmt::format("three years of coaches, turnover {}", turnover);
  programme.interventions = {coaches};
  const LaboratoryResults& without = laboratory.run(reference);
  const LaboratoryResults& with = laboratory.run(programme);
  const auto gain = [&](Month month) {
    const auto practice = [=](const Record& r) { return practice_at(r, month); };
    return minus(each(with, practice), each(without, practice));
  };
  Programme result = {gain(end), {}};
  for (Month year = 1; year <= 5; ++year) result.after.push_back(gain(end + 12 * year));
  return result;
}

// Years until half of the gain is lost, between years in proportion; more than five count as five.
double half_life(const Programme& programme, std::optional<std::size_t> left_out) {
  const double half = mean_without(programme.at_end, left_out) / 2.0;
  double before = 2.0 * half;
  for (std::size_t year = 0; year < programme.after.size(); ++year) {
    const double now = mean_without(programme.after[year], left_out);
    if (now <= half) return static_cast<double>(year) + (before - half) / (before - now);
    before = now;
  }
  return static_cast<double>(programme.after.size());
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const Programme usual = run(laboratory, 0.28);
  const Programme low = run(laboratory, 0.10);
  const Programme high = run(laboratory, 0.49);
  const auto left_after_two_years = [](const Programme& of, std::optional<std::size_t> left_out) {
    return mean_without(of.after[1], left_out) / mean_without(of.at_end, left_out);
  };
  return {check_jackknife("years until half of the gain is lost, at 28% turnover a year", ShownAs::years,
              laboratory.replicates(),
              [&](std::optional<std::size_t> left_out) { return half_life(usual, left_out); }, {1.5, 4.0}),
      check_jackknife(
          "share of the gain left after two years: at 10% turnover minus at 49%", ShownAs::percent,
          laboratory.replicates(),
          [&](std::optional<std::size_t> left_out) {
            return left_after_two_years(low, left_out) - left_after_two_years(high, left_out);
          },
          positive)};
}

}  // namespace gain_lost

}  // namespace

Pattern gain_lost() {
  return {5, "gain lost",
      "Half of a programme's gain is lost two or three years after it ends, more where staff leave.",
      Use::calibrate, "Ament 2015: 7 of 18 programmes fully kept at a mean of 2.6 years", &gain_lost::try_out,
      {"that skill fades and practice lapses",
          {"learning.skill_decay=0", "learning.skill_decay_practised=0", "adoption.lapse=0"}}};
}

}  // namespace coadopt
