#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>

#include "command/dry_run.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "experiment/diagnosis/run_diagnosis.hpp"

namespace coadopt {

namespace {

struct DiagnoseOptions : RunOptions {
  std::uint32_t permutations = usual_permutations;
};

// What removing one barrier adds.
struct DiagnosedBarrier {
  Barrier barrier;
  PairedDifference share;
  PairedDifference alone;
  PairedDifference last;
};

PairedDifference of_each(
    const DiagnosisFound& found, const std::function<const Values&(const Contributions&)>& table) {
  return over_replicates(
      found.replicates, [&](const Contributions& one) { return table(one)[found.summary()]; });
}

// By share, the largest first.
std::vector<DiagnosedBarrier> ranked(const DiagnosisFound& found) {
  std::vector<DiagnosedBarrier> all;
  for (const BarrierDescription& description : all_barriers) {
    const std::size_t i = index(description.barrier);
    all.push_back({description.barrier,
        of_each(found, [i](const Contributions& one) -> const Values& { return one.shares[i]; }),
        of_each(found, [i](const Contributions& one) -> const Values& { return one.alone[i]; }),
        of_each(found, [i](const Contributions& one) -> const Values& { return one.last[i]; })});
  }
  std::ranges::stable_sort(all, std::greater(), [](const DiagnosedBarrier& one) { return one.share.mean; });
  return all;
}

PairedDifference practice_as_is(const DiagnosisFound& found) {
  return of_each(found, [](const Contributions& one) -> const Values& { return one.as_is; });
}
PairedDifference added_by_all(const DiagnosisFound& found) {
  return of_each(found, [](const Contributions& one) -> const Values& { return one.whole; });
}

void print_diagnosis(const Scenario& scenario, const DiagnosisFound& found, const DiagnoseOptions& options) {
  const double before = practice_as_is(found).mean;
  const PairedDifference whole = added_by_all(found);
  say("{}: {} of {}, each with {} orders of removal, {} in all\n", scenario.name,
      counted(found.replicates.size(), "replicate"), counted(scenario.run.months, "month"),
      options.permutations, counted(found.runs, "run"));
  say("Practice in use is {} as it is, and would be {} without any of the twelve barriers: means of "
      "{}.\n",
      value_text(Unit::share, before), value_text(Unit::share, before + whole.mean),
      months_summed_up(scenario.run.months));
  say("In percentage points of practice in use{}.\n"
      "Removed alone: what removing the barrier adds while all others stay.\n"
      "Contribution: its share of what removing all twelve adds (the Shapley value: the mean over the\n"
      "orders in which they can be removed). Contributions add up to what removing all twelve adds.\n\n",
      whole.pairs < 2 ? " (one replicate, so no intervals)" : ", with 95% intervals");
  say("  {} {:>24} {:>26}\n", fitted("barrier", 14), "removed alone", "contribution");
  for (const DiagnosedBarrier& one : ranked(found)) {
    say("  {} {:>24} {:>26}\n", fitted(std::string(all_barriers[index(one.barrier)].name), 14),
        points_text(one.alone), points_text(one.share));
  }
  say("  {} {:>24} {:>26}\n", fitted("all twelve", 14), "", points_text(whole));
}

nlohmann::ordered_json diagnosis_json(
    const Scenario& scenario, const DiagnosisFound& found, const DiagnoseOptions& options) {
  nlohmann::ordered_json json = {{"scenario", scenario.name}, {"file", options.output}, {"exit_code", 0},
      {"catalogues", catalogues_json(scenario.catalogues)}, {"replicates", found.replicates.size()},
      {"months", scenario.run.months}, {"seed", scenario.run.seed}, {"permutations", options.permutations},
      {"runs", found.runs}, {"practice_in_use", practice_as_is(found).mean},
      {"all_removed", difference_json(added_by_all(found), "adds")},
      {"barriers", nlohmann::ordered_json::array()}};
  for (const DiagnosedBarrier& one : ranked(found)) {
    json["barriers"].push_back({{"barrier", all_barriers[index(one.barrier)].name},
        {"contribution", difference_json(one.share, "adds")}, {"alone", difference_json(one.alone, "adds")},
        {"last", difference_json(one.last, "adds")}});
  }
  return json;
}

ExitCode diagnose(const DiagnoseOptions& options, const Typed& typed) {
  const std::vector<Scenario> scenarios = read_scenarios(options);
  const Scenario& scenario = scenarios.front();
  if (options.dry_run) {
    return dry_run({.name = scenario.name,
                       .scenarios = scenarios,
                       .replicates = scenario.run.replicates,
                       .runs_are = "each with other barriers removed",
                       .notes = {fmt::format(
                           "In each replicate the barriers are removed in {} orders.", options.permutations)},
                       .more = {{"permutations", options.permutations}},
                       .planned = plan_runs(scenario, options.permutations, request_of(options, typed)),
                       .seconds_of_a_run = [&](const Stop& stop) { return seconds_of_a_run(scenario, stop); }},
        options);
  }
  const auto executed = execute(options, [&](const RunWatch& watch) {
    return run_diagnosis(scenario, options.permutations, request_of(options, typed), watch);
  });
  if (executed.found && executed.exit == ExitCode::done) {
    if (options.json) {
      say_json(diagnosis_json(scenario, *executed.found, options));
    } else if (!options.quiet) {
      print_diagnosis(scenario, *executed.found, options);
    }
  }
  report_end(executed, options);
  return executed.exit;
}

CLI::Validator even_number() {
  return CLI::Validator(
      [](std::string& text) -> std::string {
        if ((text.back() - '0') % 2 == 0) return "";
        return fmt::format(
            "{} is odd, but orders come in pairs. The next even number is {}", text, std::stoul(text) + 1);
      },
      "EVEN");
}

}  // namespace

void add_diagnose(CLI::App& program, Action& action, const Typed& typed) {
  CLI::App* const command = program.add_subcommand(
      "diagnose", "Measure what holds practice back: what removing each of the twelve barriers adds");
  command->footer(
      "Examples:\n"
      "  coadopt diagnose scenarios/baseline.toml -o diagnosis.h5\n"
      "  coadopt diagnose scenarios/baseline.toml -o weakest_link.h5 --set "
      "adoption.decision_rule=weakest_link\n"
      "  coadopt brief first.h5 --diagnosis diagnosis.h5 -o briefing.html");
  const auto options = std::make_shared<DiagnoseOptions>();
  command->add_option("SCENARIO", options->inputs, "Scenario file")->required()->expected(1);
  add_output_option(*command, *options)
      ->description("Results file to write (HDF5); without it only the table is printed");
  add_setting_options(*command, *options);
  command->get_option("--replicates")
      ->description(fmt::format("Replicates. Default: {}", usual_diagnosis_replicates));
  command
      ->add_option("--permutations", options->permutations,
          "Number of orders in which barriers are removed, in each replicate; an even number")
      ->transform(even_number())  // the last is applied first
      ->transform(whole_number(2, most_permutations))
      ->capture_default_str();
  add_resume_option(*command, *options,
      "keep the finished runs and make the others. Without finished runs, start anew",
      "results file and its finished runs");
  add_dry_run_option(*command, *options);
  command->add_flag("--quiet", options->quiet, "No progress and no table");
  command->add_flag("--json", options->json, "A machine-readable summary on standard output");
  command->callback([command, options, &action, &typed] {
    if (options->output.empty()) {
      const bool given = command->get_option("--output")->count() > 0;
      if (given || options->resume || options->force) throw CLI::RequiredError("--output");
      if (options->quiet && !options->json)
        throw CLI::ValidationError(
            "--quiet", "leaves nothing to show. Give -o FILE.h5, or --json, or leave it out.");
    }
    if (!options->replicates) options->replicates = usual_diagnosis_replicates;
    action = [options, &typed] { return diagnose(*options, typed); };
  });
}

}  // namespace coadopt
