#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "command/compare_results.hpp"
#include "command/dry_run.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "experiment/comparison/comparison_result.hpp"
#include "experiment/rival.hpp"
#include "scenario/errors.hpp"
#include "scenario/nearest.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

void print(const Compared& compared) {
  const Scenario& reference = compared.scenarios.front();
  say("Reference: {}. {} of {} with the same random numbers in all scenarios.\n", reference.name,
      counted(compared.comparison.replicates(), "replicate"), counted(reference.run.months, "month"));
  say("Means of {}; differences with 95% intervals; better: share of replicates in which the\n"
      "scenario is better; {}.\n",
      months_summed_up(reference.run.months),
      compared.robustness
          ? std::string(
                "robust: whether the sign survives rival rules, other workloads and alternative assumptions")
          : fmt::format("replicates: whether there are enough to estimate the difference to within {:.0f}%",
                100.0 * compared.options.precision));
  if (compared.scenarios.size() > 2)
    say("Intervals of an outcome hold together: the chance that any of them misses is {:.0f}%.\n",
        100.0 * family_error);
  for (std::size_t scenario = 1; scenario < compared.scenarios.size(); ++scenario) {
    say("\n{}\n", compared.scenarios[scenario].name);
    if (!uses_installed_only(compared.scenarios[scenario]))
      say("  Catalogue: {}\n", catalogues_text(compared.scenarios[scenario].catalogues));
    if (has_other_people(reference.parameters, compared.scenarios[scenario].parameters)) {
      say("  Note: its population differs from the reference's, so nothing is paired, and counts, hours and "
          "money\n  belong to places of different sizes.\n");
    }
    print_outcomes(compared, scenario);
    print_costs(compared, scenario);
    print_groups(compared, scenario);
    if (compared.options.details) print_precision(compared, scenario);
  }
  print_orders(compared);
  if (compared.robustness) print_robustness(compared);
}

// Throws ScenarioErrors where --by names what scenarios cannot be ordered by.
void check_order(const CompareOptions& options, const Outcomes& all) {
  std::vector<std::string_view> known;
  for (const Outcome& one : all) {
    if (one.section == Section::own || one.better != Better::neither) known.push_back(one.name);
  }
  Problems problems;
  for (const std::string& name : options.by) {
    if (std::ranges::find(known, name) != known.end()) continue;
    const auto meant = nearest(name, known);
    problems.push_back(problem_of("--by " + name,
        meant ? fmt::format("is not an outcome to order by. Did you mean {}?", *meant)
              : std::string(
                    "is not an outcome to order by. coadopt describe outcomes lists those of every run; a "
                    "scenario's [outcomes] adds more.")));
  }
  throw_if_any(std::move(problems));
}

ExitCode compare(const CompareOptions& options, const Typed& typed) {
  const std::vector<Scenario> scenarios = read_scenarios(options.run);
  check_comparable(scenarios);
  check_order(options, outcomes_of(scenarios));
  RunRequest request = request_of(options.run, typed);
  if (options.robust) {
    throw_if_any(workload_problems(scenarios));
    request.draws = options.draws;
  }
  if (options.run.dry_run) return dry_run(unvaried(scenarios), request, options.run);
  const auto executed = execute(
      options.run, [&](const RunWatch& watch) { return run_experiment(unvaried(scenarios), request, watch); });
  const Compared compared = {scenarios, executed, options, executed.comparison(), executed.robustness};
  const bool silent = options.run.quiet && !options.run.json;
  if (options.run.json) {
    say_json(as_json(compared));
  } else if (!silent && compared.comparison.replicates() > 0) {
    print(compared);
  }
  report_end(executed, options.run);
  return executed.exit;
}

}  // namespace

void add_compare(CLI::App& program, Action& action, const Typed& typed) {
  CLI::App* const subcommand = program.add_subcommand(
      "compare", "Compare scenarios with the first, replicate by replicate with the same random numbers");
  subcommand->footer(
      "Examples:\n"
      "  coadopt compare scenarios/baseline.toml scenarios/skill.toml -o skill.h5 --replicates 20\n"
      "  coadopt compare scenarios/baseline.toml scenarios/skill.toml scenarios/friction.toml -o robust.h5 "
      "--robust");
  const auto options = std::make_shared<CompareOptions>();
  subcommand->add_option("SCENARIO", options->run.inputs, "Scenario files; the first is the reference")
      ->required()
      ->expected(2, -1);
  add_run_options(*subcommand, options->run);
  subcommand
      ->add_option("--by", options->by,
          "Outcome to order the scenarios by: one of `describe outcomes`, or of a scenario's [outcomes]. May "
          "be given again")
      ->type_name("OUTCOME")
      ->expected(1)
      ->take_all()
      ->capture_default_str();
  subcommand
      ->add_option("--precision", options->precision,
          "Wanted half width of intervals, as a share of the difference; the table says how many replicates it "
          "takes")
      ->transform(real_number(0.001, 10.0))
      ->capture_default_str();
  subcommand->add_flag("--details", options->details, "Also print how precise each difference is");
  subcommand->add_flag("--robust", options->robust,
      "Also check whether claims survive rival rules, other workloads and alternative assumptions");
  subcommand->add_option("--draws", options->draws, "With --robust: draws of alternative assumptions")
      ->transform(whole_number(0, 1000))
      ->capture_default_str();
  subcommand->callback([options, &action, &typed] {
    if (options->run.output.empty() && !options->run.dry_run) throw CLI::RequiredError("--output");
    action = [options, &typed] { return compare(*options, typed); };
  });
}

}  // namespace coadopt
