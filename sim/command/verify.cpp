#include <fmt/format.h>

#include <memory>

#include "command/catalogue_option.hpp"
#include "command/command.hpp"
#include "command/complain.hpp"
#include "command/decimal.hpp"
#include "command/failed.hpp"
#include "command/interrupt.hpp"
#include "command/run_options.hpp"
#include "experiment/proof/promise.hpp"
#include "parallel/threads.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

struct VerifyOptions {
  std::vector<std::string> files;
  std::vector<std::string> set;
  std::string catalogue;
  std::uint32_t months = 24;
  std::uint32_t replicates = 3;
  std::uint32_t threads = 0;
  bool quiet = false;
};

// How many of the promises were broken.
std::size_t verify(const Scenario& scenario, std::uint32_t threads, const Stop& stop, bool quiet) {
  std::size_t broken = 0;
  if (!quiet) say("{}\n", scenario.file.empty() ? "the defaults" : scenario.file);
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
  command->add_option("SCENARIO", options->files, "Scenario files; the defaults if none is given")
      ->expected(0, -1);
  add_catalogue_option(*command, options->catalogue);
  command->add_option("--set", options->set, "Set a parameter: table.key=value")->take_all();
  command
      ->add_option("--months", options->months,
          "Months of each run; at most until the last intervention has run for half a year")
      ->transform(whole_number(1, most_months))
      ->capture_default_str();
  command->add_option("--replicates", options->replicates, "Replicates of each run")
      ->transform(whole_number(1, 1000))
      ->capture_default_str();
  command->add_option("--threads", options->threads, "Threads; as many as the machine has by default")
      ->transform(whole_number(1, 1024));
  command->add_flag("--quiet", options->quiet, "Print only broken promises");
  command->callback([options, &action] {
    action = [options] {
      RunOptions run;
      run.scenarios = options->files;
      run.set = options->set;
      run.catalogue = options->catalogue;
      std::vector<Scenario> scenarios = read_scenarios(run);
      if (options->files.empty())
        scenarios.push_back(or_throw(read_scenario_text("[run]", "", overrides_of(run))));
      const Interrupt interrupt;
      const std::uint32_t threads = options->threads == 0 ? machine_threads() : options->threads;
      about_to_run(scenarios, threads);
      std::size_t broken = 0;
      for (const Scenario& one : scenarios) {
        broken += verify(shortened(one, *options), threads, interrupt.stop(), options->quiet);
        if (interrupt.stop()) {
          complain("coadopt: {}; verify keeps nothing. Check less at a time, with fewer --months.\n",
              interrupt.word());
          return interrupt.exit_code();
        }
      }
      if (!options->quiet) {
        say("{}\n", broken == 0 ? "All promises are kept." : fmt::format("{} promises are broken.", broken));
      }
      return broken == 0 ? ExitCode::done : ExitCode::failed;
    };
  });
}

}  // namespace coadopt
