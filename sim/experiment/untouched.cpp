#include "experiment/untouched.hpp"

#include <fmt/format.h>

#include <cmath>

#include "experiment/replicates.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

Untouched leave_untouched(const Parameters& parameters, std::uint32_t threads) {
  Scenario scenario;
  scenario.parameters = parameters;
  scenario.run.months = 24;
  scenario.run.replicates = 8;
  const Stop never{false};
  Untouched untouched;
  for (const Record& record : records_of(scenario, threads, never)) {
    for (const Co co : all_cos) {
      const double each = 1.0 / static_cast<double>(scenario.run.replicates);
      untouched.at_first[co] += each * record.at(MeasureId::in_use, 1)[index(co)];
      untouched.after_years[co] += each * record.at(MeasureId::in_use, scenario.run.months)[index(co)];
    }
  }
  return untouched;
}

std::vector<std::string> contradictions(const Untouched& untouched) {
  std::vector<std::string> all;
  for (const Co co : all_cos) {
    const double first = untouched.at_first[co];
    const double after = untouched.after_years[co];
    if (std::abs(after - first) <= most_movement) continue;
    all.push_back(fmt::format(
        "{}: the scores do not agree with the practice reported. Without interventions, {:.0f}% of staff have "
        "it in use in the first month and {:.0f}% after two years. Check the scores and the shares in use; as "
        "they are, every scenario of this place shows that change.",
        co_names[index(co)], 100.0 * first, 100.0 * after));
  }
  return all;
}

}  // namespace coadopt
