#include "experiment/proof/run_calibration.hpp"

#include <fmt/format.h>

#include <boost/crc.hpp>
#include <chrono>
#include <sstream>

#include "experiment/design/design.hpp"
#include "experiment/proof/laboratory.hpp"
#include "experiment/run_search.hpp"
#include "results/new_file.hpp"
#include "results/seal.hpp"
#include "results/utf8.hpp"
#include "scenario/document.hpp"
#include "scenario/ensemble.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/problem.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

constexpr std::string_view first_line =
    "# Calibrated parameter sets, all equally likely: use them in place of the defaults with --ensemble.\n";

// Everything that a try's distance and the sets that are kept depend on, with commas between.
std::string search_text(
    const Experiment& experiment, const CalibrationSettings& settings, const ResultsProvenance& from) {
  const Scenario& reference = experiment.scenarios.front();
  std::string text = fmt::format("coadopt {} {}, {}, {} replicates, seed {}, {} sets, {} generations",
      from.version, from.git_commit, design_text(experiment.design), reference.run.replicates,
      reference.run.seed, settings.sets, settings.generations);
  for (const Factor& one : experiment.factors) {
    text += fmt::format(", {} {}..{}", one.column.name, one.column.low, one.column.high);
  }
  const std::vector<double> points = design_of(experiment).values;
  boost::crc_32_type crc;
  crc.process_bytes(points.data(), points.size() * sizeof(double));
  const auto add = [&](const std::string& some) { crc.process_bytes(some.data(), some.size()); };
  add(resolved_text(reference));
  add(from.build);
  const std::filesystem::path catalogue = settings.catalogue;
  for (const std::string& name : entry_names(catalogue)) {
    add(or_throw(read_named_text(catalogue / (name + ".toml"))));
  }
  text += fmt::format(", checksum {:08x} of scenario and catalogue and points", crc.checksum());
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

// Then comes the CRC-32 of the rest.
constexpr std::string_view checksum_mark = "\n# Checksum: ";

// The output, of what is before and behind the line of its checksum.
std::string with_checksum(const std::string& before, const std::string& behind) {
  boost::crc_32_type crc;
  crc.process_bytes(before.data(), before.size());
  crc.process_bytes(behind.data(), behind.size());
  return fmt::format("{}{}{:08x}{}", before, checksum_mark, crc.checksum(), behind);
}

void check_checksum(const std::filesystem::path& output) {
  const std::string text = beginning_of(output, most_bytes_of_ensemble + 1);
  const std::string before = text.substr(0, text.find(checksum_mark));
  const std::size_t behind = with_checksum(before, "").size();
  if (text.size() > behind && with_checksum(before, text.substr(behind)) == text) return;
  refuse_changed(output,
      "its line \"# Checksum: ...\" is not that of the rest. It was changed or cut off, or coadopt calibrate "
      "did not write it");
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
        problem_of(experiment.file, fmt::format("{} cannot be calibrated. Only parameters that are numbers "
                                                "can, but for those of the population. Leave it out.",
                                        one.column.name)));
  }
  if (!problems.empty()) throw ScenarioErrors(problems);
}

std::vector<std::string> parts_of(const std::string& search) {
  std::vector<std::string> parts;
  std::istringstream text(search);
  for (std::string one; std::getline(text, one, ',');)
    parts.push_back(one.substr(one.starts_with(' ') ? 1 : 0));
  return parts;
}

SearchIdentity identity_of(
    const Experiment& experiment, const CalibrationSettings& settings, const std::string& search) {
  const auto differences = [search](const std::string& other) -> std::vector<std::string> {
    constexpr std::size_t longest = 1000;  // the file may be any
    if (other == search) return {};
    const std::vector<std::string> mine = parts_of(search);
    const std::vector<std::string> theirs = parts_of(other);
    if (mine.size() == theirs.size()) {
      std::vector<std::string> found;
      for (std::size_t i = 0; i < mine.size(); ++i) {
        if (mine[i] != theirs[i])
          found.push_back(fmt::format("it had {}, and this one has {}", valid_utf8(theirs[i]), mine[i]));
      }
      return found;
    }
    return {fmt::format("it belongs to {}; this one is {}", valid_utf8(other.substr(0, longest)), search)};
  };
  return {.header = journal_header(experiment, settings, search),
      .differences = differences,
      .in_output = search_in,
      .check_whole = check_checksum};
}

}  // namespace

RunsPlanned plan_runs(
    const Experiment& experiment, const CalibrationSettings& settings, const RunRequest& request) {
  check_factors(experiment);
  const SearchIdentity search =
      identity_of(experiment, settings, search_text(experiment, settings, request.provenance));
  RunsPlanned planned = plan_search(search, request, search.header.numbers.size());
  planned.at_most = true;
  return planned;
}

double seconds_of_a_try(const Experiment& experiment, const CalibrationSettings& settings,
    std::uint32_t threads, const Stop& stop) {
  using Clock = std::chrono::steady_clock;
  Laboratory laboratory(
      experiment.scenarios.front(), or_throw(read_catalogue(settings.catalogue)), threads, stop);
  const Clock::time_point began = Clock::now();
  static_cast<void>(distance_of_patterns(laboratory));
  return std::chrono::duration<double>(Clock::now() - began).count();
}

CalibrationRun run_calibration(const Experiment& experiment, const CalibrationSettings& settings,
    const RunRequest& request, const RunWatch& watch) {
  check_factors(experiment);
  const std::vector<CatalogueEntry> catalogue = or_throw(read_catalogue(settings.catalogue));
  const std::string search = search_text(experiment, settings, request.provenance);
  CalibrationRun result;
  run_search(
      identity_of(experiment, settings, search), request, watch, result,
      [&](Journal& journal) {
        result.ensemble = calibrate(experiment, catalogue, settings, journal, request.threads, watch);
      },
      [&](const std::string& replaceable) {
        const std::string text = with_checksum(
            fmt::format("{}{}{}", first_line, made_by, search), "\n\n" + ensemble_text(*result.ensemble));
        if (beginning_of(request.output, text.size() + 1) != text)
          write_text({request.output, text}, replaceable);
      });
  return result;
}

}  // namespace coadopt
