#include "command/compare_check.hpp"

#include <fmt/format.h>

#include <array>

#include "scenario/errors.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

std::string observed_text(const Scenario& one) {
  std::string text;
  for (std::size_t i = 0; i < measure_group_count; ++i) {
    if (one.run.observe.groups[i])
      text += fmt::format("{}{}", text.empty() ? "" : ", ", measure_group_names[i]);
  }
  return fmt::format("run.observe = [{}]", text);
}

// A setting that must be the same in all compared scenarios, as text, and the option that sets it.
struct Shared {
  std::string_view option;
  std::string (*of)(const Scenario&);
};
constexpr std::array<Shared, 5> shared = {{
    {"--months", [](const Scenario& one) { return fmt::format("run.months = {}", one.run.months); }},
    {"--replicates",
        [](const Scenario& one) { return fmt::format("run.replicates = {}", one.run.replicates); }},
    {"--seed", [](const Scenario& one) { return fmt::format("run.seed = {}", one.run.seed); }},
    {"--set run.observe=", &observed_text},
    {"--set run.first_month=",
        [](const Scenario& one) { return fmt::format("run.first_month = {}", one.run.first_month); }},
}};

}  // namespace

void check_comparable(const std::vector<Scenario>& scenarios) {
  std::vector<Problem> problems;
  const auto report = [&](const Scenario& one, std::string text) {
    problems.push_back(problem_of(one.file, std::move(text)));
  };
  const Scenario& first = scenarios.front();
  for (std::size_t i = 1; i < scenarios.size(); ++i) {
    const Scenario& one = scenarios[i];
    for (const Shared& setting : shared) {
      const std::string mine = setting.of(one);
      const std::string theirs = setting.of(first);
      if (mine == theirs) continue;
      report(one, fmt::format("{} differs from the reference, {}, which has {}. Compared scenarios need the "
                              "same: give {} for all, or set it in the files.",
                      mine, first.file, theirs, setting.option));
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (scenarios[j].name != one.name) continue;
      report(one,
          fmt::format("scenario.name = \"{}\" is also the name of {}. Give each scenario a name of its own.",
              one.name, scenarios[j].file));
    }
  }
  if (!problems.empty()) throw ScenarioErrors(problems);
}

}  // namespace coadopt
