#include <fmt/format.h>

#include <memory>

#include "command/command.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/presentation.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"
#include "experiment/proof/promise.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

struct VerifyOptions {
  RunOptions run;
  std::uint32_t months = 24;
  std::uint32_t replicates = 3;
};

// How many of the promises were broken.
std::size_t verify(const Scenario& scenario, std::uint32_t threads, const Stop& stop, bool quiet) {
  std::size_t broken = 0;
  if (!quiet) say("{}\n", scenario.file.empty() ? "the defaults" : visible_line(scenario.file));
  for (const Promise& promise : promises()) {
    const std::string by = promise.broken_by(scenario, threads, stop);
    if (stop) return broken;
    if (!by.empty()) {
      ++broken;
      complain("{}: BROKEN: {}: {}\n", scenario.file, promise.says, by);
    } else if (!quiet) {
      say("  kept: {}\n", promise.says);
    }
  }
  return broken;
}

constexpr Month at_work = 6;  // of the intervention that starts last

Scenario shortened(Scenario scenario, const VerifyOptions& options) {
  Month months = options.months;
  for (const Intervention& one : scenario.interventions) months = std::max(months, one.start_month + at_work);
  scenario.run.months = std::min(scenario.run.months, months);
  scenario.run.replicates = options.replicates;
  return scenario;
}

}  // namespace

void add_verify(CLI::App& program, Action& action) {
  const auto options = std::make_shared<VerifyOptions>();
  CLI::App* const command = program.add_subcommand("verify",
      "Check on this machine that results do not depend on how they are made, bit for bit, for the first "
      "months and a few replicates");
  command->footer(
      "Examples:\n"
      "  coadopt verify\n"
      "  coadopt verify scenarios/coaches.toml --months 60");
  command->add_option("SCENARIO", options->run.inputs, "Scenario files; the defaults if none is given")
      ->expected(0, -1);
  add_reading_options(*command, options->run);
  command
      ->add_option("--months", options->months,
          "Months of each run; at most until the last intervention has run for half a year")
      ->transform(whole_number(1, most_months))
      ->capture_default_str();
  command->add_option("--replicates", options->replicates, "Replicates of each run")
      ->transform(whole_number(1, 1000))
      ->capture_default_str();
  add_threads_option(*command, options->run);
  command->add_flag("--quiet", options->run.quiet, "Print only broken promises");
  command->callback([options, &action] {
    action = [options] {
      const RunOptions& run = options->run;
      std::vector<Scenario> scenarios = read_scenarios(run);
      if (run.inputs.empty()) scenarios.push_back(or_throw(read_scenario_text("[run]", "", overrides_of(run))));
      const Interrupt interrupt;
      const std::uint32_t threads = threads_of(run);
      about_to_run(scenarios, threads);
      std::size_t broken = 0;
      for (const Scenario& one : scenarios) {
        broken += verify(shortened(one, *options), threads, interrupt.stop(), options->run.quiet);
        if (interrupt.stop()) {
          complain("coadopt: {}; verify keeps nothing. Check less at a time, with fewer --months.\n",
              Interrupt::word());
          return Interrupt::exit_code();
        }
      }
      if (!options->run.quiet) {
        say("{}\n", broken == 0 ? "All promises are kept." : fmt::format("{} promises are broken.", broken));
      }
      return broken == 0 ? ExitCode::done : ExitCode::failed;
    };
  });
}

}  // namespace coadopt
