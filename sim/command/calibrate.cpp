#include <fmt/format.h>

#include <boost/crc.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>

#include "command/command.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"
#include "experiment/begin_search.hpp"
#include "experiment/design/design.hpp"
#include "experiment/proof/calibration.hpp"
#include "experiment/read_experiment.hpp"
#include "experiment/refusals.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/output_path.hpp"
#include "results/utf8.hpp"
#include "scenario/document.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/problem.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

struct CalibrateOptions {
  RunOptions run;
  CalibrationSettings settings;
};

constexpr std::string_view first_line =
    "# Calibrated parameter sets, all equally likely: use them in place of the defaults with --ensemble.\n";

// The first bytes of a file, as many as there are; the file may be any.
std::string beginning_of(const std::filesystem::path& file, std::size_t bytes) {
  std::string text(bytes, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(text.data(), static_cast<std::streamsize>(bytes));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

// Everything that a try's distance depends on.
std::string search_text(const Experiment& experiment, const std::filesystem::path& catalogue,
    const CalibrateOptions& options, const Typed& typed) {
  const ResultsProvenance from = provenance_of(typed);
  const Scenario& reference = experiment.scenarios.front();
  std::string text =
      fmt::format("coadopt {} {}, {}, {} replicates, seed {}, {} sets", from.version, from.git_commit,
          design_text(experiment.design), reference.run.replicates, reference.run.seed, options.settings.sets);
  for (const Factor& one : experiment.factors) {
    text += fmt::format(", {} {}..{}", one.column.name, one.column.low, one.column.high);
  }
  const std::vector<double> points = design_of(experiment).values;
  boost::crc_32_type crc;
  crc.process_bytes(points.data(), points.size() * sizeof(double));
  const auto add = [&](const std::string& some) { crc.process_bytes(some.data(), some.size()); };
  add(resolved_text(reference));
  add(from.build);
  for (const std::string& name : entry_names(catalogue)) {
    add(or_throw(read_named_text(catalogue / (name + ".toml"))));
  }
  text += fmt::format(", checksum of scenario, catalogue and points {:08x}", crc.checksum());
  return visible_line(valid_utf8(text));  // it is also a line of the output
}

// What the output says, after its first line, of the search that made it.
constexpr std::string_view made_by = "# Search: ";

std::string search_in(const std::filesystem::path& output) {
  constexpr std::size_t longest = 100'000;
  std::istringstream text(beginning_of(output, longest));
  std::string line;
  std::getline(text, line);
  std::getline(text, line);
  return line.starts_with(made_by) ? line.substr(made_by.size()) : "";
}

// Nothing where this search is finished and its output is there.
std::optional<BegunJournal> begun(const Experiment& experiment, const CalibrationSettings& settings,
    const std::string& search, const CalibrateOptions& options, const Stop& stop) {
  const auto differences = [&search](const std::string& other) -> std::vector<std::string> {
    constexpr std::size_t longest = 1000;  // the file may be any
    if (other == search) return {};
    return {fmt::format("it belongs to {}; this one is {}", valid_utf8(other.substr(0, longest)), search)};
  };
  return begin_search({.header = journal_header(experiment, settings, search),
                          .differences = differences,
                          .in_output = search_in},
      options.run.output, before_of(options.run), stop);
}

void check_factors(const Experiment& experiment) {
  std::vector<Problem> problems;
  for (const Factor& one : experiment.factors) {
    const auto slot = slot_named(one.column.name);
    if (slot && slot->parameter->kind != Kind::choice &&
        slot->parameter->table != PopulationParameters::table) {
      continue;
    }
    problems.push_back(
        problem_of(experiment.file, fmt::format("{} cannot be calibrated: only parameters that are numbers can "
                                                "be, and not the population. Leave it out.",
                                        one.column.name)));
  }
  if (!problems.empty()) throw ScenarioErrors(problems);
}

ExitCode search(const CalibrateOptions& options, const Typed& typed) {
  const std::string& path = options.run.inputs.front();
  const Experiment experiment = read_experiment(path, overrides_of(options.run));
  about_to_run(experiment.scenarios, threads_of(options.run));
  check_factors(experiment);
  const auto catalogue = catalogue_for(experiment.scenarios.front().file, options.run.catalogue);
  if (!catalogue) {
    complain(
        "coadopt: there is no folder \"catalogue\" beside {}, and none was installed with coadopt; the "
        "patterns try its interventions. Name it with --catalogue.\n",
        experiment.scenarios.front().file);
    return ExitCode::wrong_input;
  }
  const std::filesystem::path& folder = catalogue->folder;
  const OutputLock lock(options.run.output);
  CalibrationSettings settings = options.settings;
  settings.threads = threads_of(options.run);
  const std::string identity = search_text(experiment, folder, options, typed);
  RunControl control(options.run.quiet);
  const RunWatch watch = control.watch();
  std::optional<BegunJournal> journal = begun(experiment, settings, identity, options, watch.stop);
  if (!journal) {
    if (!options.run.quiet) say("{}: this calibration is finished\n", options.run.output);
    return ExitCode::done;
  }
  Journal& tried = journal->journal;
  report_losses(tried, options.run.output, [](const std::string& text) { complain("coadopt: {}\n", text); });
  const std::string way_on =
      fmt::format("Finished tries are kept in {}. Resume with the same command and --resume.",
          journal_path(options.run.output).string());
  std::uint32_t tries = 0;
  const auto ensemble = calibrate(
      experiment, or_throw(read_catalogue(folder)), settings, tried, watch.stop,
      [&](const GenerationReport& one) {
        if (options.run.quiet) return;
        complain("generation {}: {} tried, distances {:.3g} to {:.3g}\n", one.generation, one.tried,
            one.nearest, one.farthest);
      },
      [&] {
        if (++tries % 10 == 0 && !options.run.quiet) complain("{} tried\n", tries);
      });
  if (!ensemble) {
    const Ending stopped = {
        RunEnd::stopped, fmt::format("{} tries are finished. {}", tried.count(RunStatus::done), way_on)};
    complain("coadopt: {}\n", control.why(stopped));
    return control.exit_code(stopped);
  }
  const std::string text = fmt::format("{}{}{}\n\n{}", first_line, made_by, identity, ensemble_text(*ensemble));
  try {
    if (beginning_of(options.run.output, text.size() + 1) != text)
      write_text({options.run.output, text}, journal->replaceable);
  } catch (const std::exception& failure) {
    throw WriteFailed(fmt::format("{} {}", what_failed(failure), way_on));
  }
  tried.remove();
  if (!options.run.quiet) {
    say("{}: {} parameter sets of {} parameters each. Use them with --ensemble {}\n", options.run.output,
        ensemble->sets.size(), ensemble->parameters.size(), options.run.output);
  }
  return ExitCode::done;
}

}  // namespace

void add_calibrate(CLI::App& program, Action& action, const Typed& typed) {
  const auto options = std::make_shared<CalibrateOptions>();
  CLI::App* const command = program.add_subcommand("calibrate",
      "Find the parameter sets that come nearest to the patterns for calibration, all equally likely");
  command->footer(
      "Approximate Bayesian computation: the nearest points of the experiment's design, then generations "
      "around\n"
      "them with a tolerance that falls.\n\n"
      "Examples:\n"
      "  coadopt calibrate scenarios/sweeps/calibration.toml -o posterior.toml\n"
      "  coadopt calibrate scenarios/sweeps/calibration.toml -o posterior.toml --resume\n"
      "  coadopt compare scenarios/baseline.toml scenarios/coaches.toml --ensemble posterior.toml -o x.h5");
  command
      ->add_option(
          "EXPERIMENT", options->run.inputs, "Experiment file: the reference, factors with ranges, a design")
      ->required()
      ->expected(1);
  command->add_option("-o,--output", options->run.output, "File of parameter sets to write (TOML)")
      ->required()
      ->check([](const std::string& name) { return unfit_as_toml(name, "sets of parameters"); })
      ->type_name("FILE.toml");
  command->add_option("--sets", options->settings.sets, "Parameter sets to keep")
      ->transform(whole_number(2, 10'000))
      ->capture_default_str();
  command->add_option("--generations", options->settings.generations, "Generations after the design's points")
      ->transform(whole_number(0, 100))
      ->capture_default_str();
  command->add_option("--replicates", options->run.replicates, "Replicates of each run, in place of the file's")
      ->transform(whole_number(2, most_replicates));
  add_seed_option(*command, options->run, "Seed, in place of the file's");
  add_threads_option(*command, options->run);
  add_reading_options(*command, options->run);
  add_resume_option(*command, options->run,
      "keep the parameter sets that were tried and try the others. Without any, start anew",
      "output and the parameter sets that were tried");
  command->add_flag("--quiet", options->run.quiet, "No progress");
  command->callback(
      [options, &action, &typed] { action = [options, &typed] { return search(*options, typed); }; });
}

}  // namespace coadopt
