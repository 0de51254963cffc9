#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "command/execute.hpp"
#include "command/tell.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

// What one more of an outcome costs: extra cost over extra outcome, told only where the outcome surely rises.
struct CostPer {
  std::string_view outcome;
  std::string_view label;
};
constexpr std::array<CostPer, 2> cost_per = {{{"persons_active", "cost per additional person co-producing"},
    {"wellbeing_users", "cost per 0.01 of users' wellbeing"}}};

double unit_of_cost(std::string_view outcome) { return outcome == "wellbeing_users" ? 0.01 : 1.0; }

std::string cost_text(const PairedDifference& cost, const PairedDifference& effect, double unit) {
  if (std::isnan(effect.mean) || std::isnan(cost.mean)) return "not told: not observed";
  if (!std::isfinite(effect.low)) return "not told: one replicate";
  if (effect.high < 0.0) return "not told: the effect is a loss";
  if (effect.low <= 0.0) return "not told: the effect may be nil";
  if (cost.mean <= 0.0) return "no extra cost";
  return fmt::format("GBP {} [{}, {}]", rounded(cost.mean / effect.mean * unit),
      rounded(cost.mean / effect.high * unit), rounded(cost.mean / effect.low * unit));
}

class Comparison {
 public:
  Comparison(const std::vector<Scenario>& scenarios, const Executed& executed)
      : scenarios_(scenarios), executed_(executed) {}

  void print() const {
    const Scenario& reference = scenarios_.front();
    fmt::print("Reference: {}. {} of {} with the same random numbers in all scenarios.\n", reference.name,
        counted(executed_.summaries.front().size(), "replicate"), counted(reference.run.months, "month"));
    fmt::print(
        "Means of {}; differences with 95 % interval; chance: share of replicates in which the scenario is "
        "better.\n",
        months_summed_up(reference.run.months));
    for (std::size_t scenario = 1; scenario < scenarios_.size(); ++scenario) print(scenario);
  }

  void print_json() const {
    nlohmann::ordered_json json = {{"reference", scenarios_.front().name}, {"file", executed_.file},
        {"exit_code", static_cast<int>(executed_.exit)}, {"replicates", executed_.summaries.front().size()},
        {"months", scenarios_.front().run.months}, {"seed", scenarios_.front().run.seed},
        {"scenarios", nlohmann::ordered_json::array()}};
    for (std::size_t scenario = 0; scenario < scenarios_.size(); ++scenario) {
      nlohmann::ordered_json one = {
          {"name", scenarios_[scenario].name}, {"outcomes", nlohmann::ordered_json::object()}};
      for (std::size_t i = 0; i < outcome_count && !executed_.summaries.front().empty(); ++i) {
        const PairedDifference d = difference(scenario, i);
        const auto finite = [](double x) { return std::isfinite(x) ? nlohmann::ordered_json(x) : nullptr; };
        one["outcomes"][std::string(outcomes()[i].name)] = {
            {"mean", mean_of(values_of(executed_.summaries[scenario], i))}, {"difference", d.mean},
            {"low", finite(d.low)}, {"high", finite(d.high)},
            {"chance_better", chance_better(outcomes()[i], d)}};
      }
      json["scenarios"].push_back(one);
    }
    fmt::print("{}\n", json.dump(2));
  }

 private:
  [[nodiscard]] PairedDifference difference(std::size_t scenario, std::size_t outcome) const {
    return paired_difference(
        values_of(executed_.summaries.front(), outcome), values_of(executed_.summaries[scenario], outcome));
  }

  static double chance_better(const Outcome& outcome, const PairedDifference& d) {
    return outcome.better == Better::less ? 1.0 - d.chance_more : d.chance_more;
  }

  void print(std::size_t scenario) const {
    fmt::print("\n{}\n", scenarios_[scenario].name);
    fmt::print("  {} {:>16} {:>16}  {} {}\n", fitted("", 34), "reference", "scenario", fitted("difference", 44),
        "chance");
    for (std::size_t i = 0; i < outcome_count; ++i) {
      const Outcome& outcome = outcomes()[i];
      const PairedDifference d = difference(scenario, i);
      const std::string chance = outcome.better == Better::neither || std::isnan(d.mean)
                                     ? ""
                                     : fmt::format("{:.0f} %", 100.0 * chance_better(outcome, d));
      fmt::print("  {} {:>16} {:>16}  {} {}\n", fitted(std::string(outcome.label), 34),
          value_text(outcome.unit, mean_of(values_of(executed_.summaries.front(), i))),
          value_text(outcome.unit, mean_of(values_of(executed_.summaries[scenario], i))),
          fitted(difference_text(outcome.unit, d), 44), chance);
    }
    const PairedDifference cost = difference(scenario, outcome_index("cost"));
    for (const CostPer& one : cost_per) {
      fmt::print("  {} {}\n", fitted(std::string(one.label), 42),
          cost_text(cost, difference(scenario, outcome_index(one.outcome)), unit_of_cost(one.outcome)));
    }
  }

  const std::vector<Scenario>& scenarios_;
  const Executed& executed_;
};

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

// Compared scenarios must have the same months, replicates and seed, and each a name of its own.
void check_comparable(const std::vector<Scenario>& scenarios) {
  std::vector<Problem> problems;
  const auto tell = [&](const Scenario& one, std::string text) {
    Problem problem;
    problem.place.file = one.file;
    problem.text = std::move(text);
    problems.push_back(std::move(problem));
  };
  const Scenario& first = scenarios.front();
  for (std::size_t i = 1; i < scenarios.size(); ++i) {
    const Scenario& one = scenarios[i];
    for (const Shared& setting : shared) {
      const std::string mine = setting.of(one);
      const std::string theirs = setting.of(first);
      if (mine == theirs) continue;
      tell(one,
          fmt::format("{} differs from the reference, {}, which has {}. Compared scenarios need the same: give "
                      "{} for all, or set it in the files.",
              mine, first.file, theirs, setting.option));
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (scenarios[j].name != one.name) continue;
      tell(one,
          fmt::format("scenario.name = \"{}\" is also the name of {}. Give each scenario a name of its own.",
              one.name, scenarios[j].file));
    }
  }
  if (!problems.empty()) throw ScenarioErrors(problems);
}

}  // namespace

void add_compare(CLI::App& program, Action& action, const Typed& typed) {
  CLI::App* const compare = program.add_subcommand(
      "compare", "Compare scenarios with the first, replicate by replicate with the same random numbers");
  compare->footer(
      "Example:\n"
      "  coadopt compare scenarios/baseline.toml scenarios/skill.toml -o skill.h5 --replicates 20");
  const auto options = std::make_shared<RunOptions>();
  compare->add_option("SCENARIO", options->scenarios, "Scenario files; the first is the reference")
      ->required()
      ->expected(2, 1000);
  add_run_options(*compare, *options);
  compare->callback([options, &action, &typed] {
    action = [options, &typed] {
      const std::vector<Scenario> scenarios = read_scenarios(*options);
      check_comparable(scenarios);
      const Executed executed = execute(scenarios, *options, typed);
      const Comparison comparison(scenarios, executed);
      if (options->json) {
        comparison.print_json();
      } else if (!options->quiet && !executed.summaries.front().empty()) {
        comparison.print();
      }
      tell_end(executed, *options);
      return executed.exit;
    };
  });
}

}  // namespace coadopt
