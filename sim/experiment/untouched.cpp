#include "experiment/untouched.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "experiment/comparison/paired.hpp"
#include "experiment/replicates.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

namespace {

constexpr Month two_years = 24;
constexpr Month five_years = 60;

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

bool moves_slowly(const Untouched& untouched, Co co) {
  const double first = untouched.at_first[co];
  const double change = std::abs(untouched.after_five_years[co] - first);
  return change > untouched.half_interval[co] && change > std::max(least_movement, most_change * first);
}

}  // namespace

Untouched leave_untouched(const Parameters& parameters, std::uint32_t threads) {
  Scenario scenario;
  scenario.parameters = parameters;
  scenario.run.months = five_years;
  scenario.run.replicates = 8;
  const Stop never{false};
  const std::vector<Record> records = records_of(scenario, threads, never);
  const auto in_use = [&](Co co, Month month) {
    std::vector<double> shares;
    for (const Record& record : records) shares.push_back(record.at(MeasureId::in_use, month)[index(co)]);
    return shares;
  };
  Untouched untouched;
  for (const Co co : all_cos) {
    const std::vector<double> first = in_use(co, 1);
    const std::vector<double> last = in_use(co, five_years);
    const PairedDifference change = paired_difference(last, first);
    untouched.at_first[co] = mean_of(first);
    untouched.after_two_years[co] = mean_of(in_use(co, two_years));
    untouched.after_five_years[co] = mean_of(last);
    untouched.half_interval[co] = (change.high - change.low) / 2.0;
  }
  return untouched;
}

std::vector<std::string> contradictions(const Untouched& untouched) {
  std::vector<std::string> all;
  for (const Co co : all_cos) {
    const double first = untouched.at_first[co];
    const double soon = untouched.after_two_years[co];
    const bool moves_soon = std::abs(soon - first) > most_movement;
    if (!moves_soon && !moves_slowly(untouched, co)) continue;
    all.push_back(fmt::format(
        "{}: the scores do not agree with the practice reported. Without interventions, {:.0f}% of staff have "
        "it in use in the first month and {:.0f}% after {} years. Check the scores and the shares in use; as "
        "they are, every scenario of this place shows that change.",
        co_names[index(co)], 100.0 * first, 100.0 * (moves_soon ? soon : untouched.after_five_years[co]),
        moves_soon ? "two" : "five"));
  }
  return all;
}

}  // namespace coadopt
