#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "command/dry_run.hpp"
#include "command/execute.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "experiment/comparison/comparison.hpp"
#include "experiment/comparison/comparison_result.hpp"
#include "experiment/run_experiment.hpp"

namespace coadopt {

namespace {

bool is_in_table(const Outcome& one) { return one.section == Section::headline || one.section == Section::own; }

void print_table(const Scenario& scenario, const Executed<ExperimentRun>& executed) {
  const Comparison alone = executed.comparison();
  say("{}: {} of {}, {:.1f} million agent-months in {:.1f} s\n\n", scenario.name,
      counted(alone.replicates(), "replicate"), counted(scenario.run.months, "month"),
      executed.agent_months * 1e-6, executed.seconds);
  if (!uses_installed_only(scenario)) say("Catalogue: {}\n\n", catalogues_text(scenario.catalogues));
  const std::uint32_t sets = alone.sets(0);
  const ReplicateRange predicted =
      range_of_replicates(std::vector<double>(alone.replicates()), predicted_share);
  const double tail = sets == 0 ? 0.1 : predicted.share < 1.0 ? 0.5 * (1.0 - predicted.share) : 0.0;
  say("{} {:>18}   {}\n", fitted("mean of " + months_summed_up(scenario.run.months), 36), "mean",
      sets > 0 ? predictions_text(predicted, alone.replicates()) : "80% of replicates");
  for (std::size_t i = 0; i < alone.outcomes().size(); ++i) {
    const Outcome& one = alone.outcomes()[i];
    if (!is_in_table(one)) continue;
    const std::vector<double> values = alone.known(0, i);
    const Unit unit = one.unit;
    say("{} {:>18}   {} to {}\n", fitted(one.label, 36), value_text(unit, alone.mean(0, i)),
        value_text(unit, quantile_of(values, tail)), value_text(unit, quantile_of(values, 1.0 - tail)));
    if (one.section == Section::own && values.size() < alone.finished(0))
      say("  known in {} of {}; the mean is over these\n", values.size(),
          counted(alone.finished(0), "replicate"));
  }
  if (sets > 0)
    say("\nEach prediction is a replicate: chance and one of {} in turn. Their middle 95% takes 40 "
        "replicates.\n",
        counted(sets, "parameter set"));
}

void print_json(const Scenario& scenario, const Executed<ExperimentRun>& executed) {
  const Comparison alone = executed.comparison();
  nlohmann::ordered_json summary = {{"scenario", scenario.name}, {"file", executed.file},
      {"catalogues", catalogues_json(scenario.catalogues)}, {"exit_code", static_cast<int>(executed.exit)},
      {"replicates", alone.replicates()}, {"sets", alone.sets(0)}, {"months", scenario.run.months},
      {"seed", scenario.run.seed}, {"seconds", executed.seconds}, {"agent_months", executed.agent_months},
      {"outcomes", nlohmann::ordered_json::object()}};
  if (alone.replicates() > 0) {
    for (std::size_t i = 0; i < alone.outcomes().size(); ++i) {
      const Outcome& one = alone.outcomes()[i];
      if (!is_in_table(one)) continue;
      const std::vector<double> values = alone.known(0, i);
      summary["outcomes"][one.name] = {{"mean", finite(alone.mean(0, i))},
          {"p10", finite(quantile_of(values, 0.1))}, {"p90", finite(quantile_of(values, 0.9))}};
      if (alone.sets(0) > 0)
        summary["outcomes"][one.name]["predicted"] = range_json(range_of_replicates(values, predicted_share));
      if (one.section == Section::own) summary["outcomes"][one.name]["known"] = values.size();
    }
  }
  say_json(summary);
}

}  // namespace

void add_run(CLI::App& program, Action& action, const Typed& typed) {
  CLI::App* const run = program.add_subcommand("run", "Run one scenario, all its replicates");
  run->footer(
      "Examples:\n"
      "  coadopt run scenarios/baseline.toml -o baseline.h5\n"
      "  coadopt run scenarios/small.toml -o small.h5 --replicates 5 --months 24 --set adoption.talk=0.1\n"
      "  coadopt run scenarios/baseline.toml -o baseline.h5 --resume   # after an interruption\n"
      "  coadopt run scenarios/small.toml --json");
  const auto options = std::make_shared<RunOptions>();
  run->add_option("SCENARIO", options->inputs, "Scenario file")->required()->expected(1);
  add_run_options(*run, *options);
  run->get_option("--output")->description("Results file to write (HDF5); not needed with --json");
  run->get_option("--json")->description(
      "A machine-readable summary on standard output; without -o no file is written");
  run->callback([options, &action, &typed] {
    const bool summary_alone = options->json && options->agents == AgentsKept::none &&
                               before_of(*options) != Before::keep && before_of(*options) != Before::extend;
    if (options->output.empty() && !summary_alone && !options->dry_run) throw CLI::RequiredError("--output");
    action = [options, &typed] {
      const std::vector<Scenario> scenarios = read_scenarios(*options);
      if (options->dry_run) return dry_run(unvaried(scenarios), request_of(*options, typed), *options);
      const auto executed = execute(*options, [&](const RunWatch& watch) {
        return run_experiment(unvaried(scenarios), request_of(*options, typed), watch);
      });
      if (options->json) {
        print_json(scenarios.front(), executed);
      } else if (!options->quiet && executed.comparison().replicates() > 0) {
        print_table(scenarios.front(), executed);
      }
      report_end(executed, *options);
      return executed.exit;
    };
  });
}

}  // namespace coadopt
