#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>

#include "command/command.hpp"
#include "command/dry_run.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"
#include "command/warnings.hpp"
#include "experiment/read_experiment.hpp"
#include "experiment/run_experiment.hpp"
#include "experiment/sweep.hpp"
#include "results/run_layout.hpp"
#include "scenario/errors.hpp"

namespace coadopt {

namespace {

constexpr std::uint32_t most_shards = 1'000'000;

// Nothing where it is not K/N with 1 <= K <= N.
std::optional<Shard> parsed(const std::string& text) {
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto [slash, first] = std::from_chars(text.data(), end, shard.number);
  if (first != std::errc() || slash == end || *slash != '/') return std::nullopt;
  const auto [rest, second] = std::from_chars(slash + 1, end, shard.of);
  if (second != std::errc() || rest != end) return std::nullopt;
  if (shard.number < 1 || shard.number > shard.of || shard.of > most_shards) return std::nullopt;
  return shard;
}

void report(const Executed<ExperimentRun>& swept, const Experiment& experiment, const RunOptions& options) {
  const ResultsPlan& plan = swept.plan;
  if (options.json) {
    const nlohmann::ordered_json summary = {{"experiment", plan.name}, {"file", swept.file},
        {"exit_code", static_cast<int>(swept.exit)},
        {"catalogues", catalogues_json(catalogues_of(experiment.scenarios))}, {"design", plan.design},
        {"points", plan.points.size()}, {"scenarios", plan.scenarios.size()}, {"replicates", plan.replicates},
        {"runs", plan.runs()}, {"done", swept.done}, {"failed", swept.failed}, {"seed", plan.provenance.seed},
        {"seconds", swept.seconds}};
    say_json(summary);
  } else if (!options.quiet && options.so_far) {
    say("{}: {} of {} runs so far\n", plan.name, swept.done + swept.failed, plan.runs());
  } else if (!options.quiet && swept.exit == ExitCode::done) {
    say("{}: {} of {} points in {}\n", plan.name, counted(plan.runs(), "run"), plan.points.size(),
        duration_text(swept.seconds));
  }
  report_end(swept, options);
  if (swept.exit == ExitCode::done && swept.failed > 0) {
    complain("coadopt: {} of {} runs failed and are missing; the group `failures` says why. The first: {}\n",
        swept.failed, plan.runs(), swept.first_failure);
  }
}

}  // namespace

void add_sweep(CLI::App& program, Action& action, const Typed& typed) {
  struct SweepOptions {
    RunOptions run;
    std::string shard;
    bool retry_failed = false;
  };
  CLI::App* const command = program.add_subcommand(
      "sweep", "Run scenarios at every point of a design over parameters and interventions");
  command->footer(
      "Examples:\n"
      "  coadopt sweep scenarios/sweeps/small.toml --dry-run\n"
      "  coadopt sweep scenarios/sweeps/small.toml -o small.h5\n"
      "  coadopt sweep scenarios/sweeps/small.toml -o small.h5 --resume\n"
      "  coadopt sweep scenarios/sweeps/small.toml -o small-1.h5 --shard 1/2");
  const auto options = std::make_shared<SweepOptions>();
  command->add_option("EXPERIMENT", options->run.inputs, "Experiment file")->required()->expected(1);
  add_output_option(*command, options->run);
  add_setting_options(*command, options->run);
  add_resume_options(*command, options->run);
  command->add_flag("--retry-failed", options->retry_failed, "With --resume: run failed runs again")
      ->needs("--resume");
  command->add_option("--shard", options->shard, "Only the points of shard K of N; coadopt merge joins shards")
      ->check([](const std::string& text) {
        return parsed(text) ? std::string()
                            : text + " is not a shard; write K/N, such as 1/8, with K from 1 to N";
      })
      ->type_name("K/N");
  add_experiment_options(*command, options->run);
  command->callback([options, &action, &typed] {
    if (options->run.output.empty() && !options->run.dry_run) throw CLI::RequiredError("--output");
    action = [options, &typed] {
      const RunOptions& run = options->run;
      const Experiment experiment = read_experiment(run.inputs.front(), overrides_of(run));
      about_to_run(experiment.scenarios, threads_of(run));
      check_comparable(experiment.scenarios);
      warn_of(experiment.scenarios, experiment.factors);
      RunRequest request = request_of(run, typed);
      request.shard = parsed(options->shard).value_or(Shard{});
      request.retry_failed = options->retry_failed;
      if (run.dry_run) return dry_run(experiment, request, run);
      const auto swept =
          execute(run, [&](const RunWatch& watch) { return run_experiment(experiment, request, watch); });
      report(swept, experiment, run);
      return swept.exit;
    };
  });
}

}  // namespace coadopt
