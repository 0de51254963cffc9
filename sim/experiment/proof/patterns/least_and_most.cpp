#include <fmt/format.h>

#include <algorithm>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace least_and_most {

constexpr double budget = 1.5e6;  // GBP over three years, for each entry alone
constexpr Month last = 48;

// What a measure sums to over the three years, in money or hours.
double spent(const Record& record, std::initializer_list<Item> items) {
  double sum = 0.0;
  for (Month month = first_month_of_trials; month <= last; ++month) {
    for (const Item item : items) sum += record.at(MeasureId::cost, month)[static_cast<std::size_t>(item)];
  }
  return sum;
}

double people_taking_part(const Record& record) {
  return mean_of_year(last, [&](Month month) {
    double sum = 0.0;
    for (const double people : record.at(MeasureId::taking_part, month)) sum += people;
    return sum;
  });
}
double practice_at_last(const Record& record) { return practice_in_year(record, last); }

// Gained for each budget's worth of money and of the hours that staff give to the intervention.
Numbers gain_of(Laboratory& laboratory, std::string_view entry, double (*of)(const Record&)) {
  Intervention one = laboratory.entry(entry);
  one.end_month = last;
  one.coverage = 1.0F;
  one.budget = budget;
  const LaboratoryResults& with =
      laboratory.run(laboratory.with(fmt::format("{} for the budget", entry), 72, {one}));
  Numbers gain = minus(each(with, of), each(laboratory.run(laboratory.reference(72)), of));
  const Numbers cost = each(with, [](const Record& r) {
    return spent(r, {Item::set_up, Item::running, Item::interventions});
  });
  for (std::size_t i = 0; i < gain.size(); ++i) gain[i] *= budget / cost[i];
  return gain;
}

struct JudgedBy {
  std::string_view what;
  ShownAs shown_as;
  double (*of)(const Record&);
};

std::vector<Check> try_out(Laboratory& laboratory) {
  const std::vector<std::string_view> most = {"enabling_staff", "front_line_training", "coaches"};
  const std::vector<std::string_view> least = {"more_frontline_staff", "better_ict", "seed_money"};
  std::vector<Check> checks;
  for (const JudgedBy& judged : {JudgedBy{"practice gained", ShownAs::points, &practice_at_last},
           JudgedBy{"people more taking part", ShownAs::people, &people_taking_part}}) {
    Numbers best_of_least;
    for (const std::string_view one : least) {
      Numbers gain = gain_of(laboratory, one, judged.of);
      if (best_of_least.empty() || mean_of(gain) > mean_of(best_of_least)) best_of_least = std::move(gain);
    }
    for (const std::string_view one : most) {
      checks.push_back(check_mean(
          fmt::format("{}: {} for GBP 1.5 million of money and staff hours, minus the best of more staff, ICT "
                      "and money",
              laboratory.entry(one).title, judged.what),
          judged.shown_as, minus(gain_of(laboratory, one, judged.of), best_of_least), positive));
    }
  }
  return checks;
}

}  // namespace least_and_most

}  // namespace

Pattern least_and_most() {
  return {9, "least and most",
      "For the same money and hours, enabling staff, training and coaching add most; more of the same staff, "
      "ICT or "
      "money alone add least.",
      Use::hold_out, "survey of 2017 (eight respondents)", &least_and_most::try_out,
      {"that skill helps to try and to succeed", {"adoption.skill_exponent=0", "session.success_skill=0"}}};
}

}  // namespace coadopt
