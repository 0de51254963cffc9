#include "experiment/calibration/run_calibration.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <chrono>
#include <numeric>
#include <sstream>

#include "experiment/calibration/planning.hpp"
#include "experiment/calibration/tries.hpp"
#include "experiment/run_search.hpp"
#include "partnership/build.hpp"
#include "results/new_file.hpp"
#include "results/seal.hpp"
#include "results/utf8.hpp"
#include "scenario/document.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

constexpr std::string_view first_line =
    "# Calibrated parameter sets, all equally likely: use them in place of the defaults with --ensemble.\n";
constexpr std::uint64_t rounds_of_draws = 3;  // at most (analysis/coadopt_analysis/calibration/search.py)

std::uint64_t most_tries(const CalibrationExperiment& calibration, const CalibrationSettings& settings) {
  const std::uint64_t points = points_of_a_wave(calibration, settings);
  return rules_of(calibration) *
         (settings.waves * points + rounds_of_draws * draws_of_a_rule(calibration, settings));
}

// Everything that the tries and the sets that are kept depend on, with commas between.
std::string search_text(const CalibrationExperiment& calibration, const CalibrationSettings& settings,
    const ResultsProvenance& from) {
  const Scenario& reference = calibration.scenario();
  std::string text = fmt::format("coadopt {} {}, {} replicates, seed {}, {} sets, {} waves of {} tries",
      from.version, from.git_commit, reference.run.replicates, reference.run.seed, settings.sets,
      settings.waves, points_of_a_wave(calibration, settings));
  for (const Factor& one : calibration.experiment.factors) {
    text += one.is_choice() ? fmt::format(", {} {}", one.column.name, fmt::join(one.column.labels, " or "))
                            : fmt::format(", {} {}..{}", one.column.name, one.column.low, one.column.high);
  }
  text +=
      fmt::format(", {} targets{}", calibration.targets.size(), calibration.patterns ? " and patterns" : "");
  boost::crc_32_type crc;
  const auto add = [&](const std::string& some) { crc.process_bytes(some.data(), some.size()); };
  add(resolved_text(reference));
  add(from.build);
  add(task_text(calibration, calibration.targets, settings));
  for (const CalibrationTarget& one : calibration.targets) add(one.is->text());
  if (calibration.patterns) {
    const std::filesystem::path catalogue = settings.catalogue;
    for (const std::string& name : entry_names(catalogue)) {
      add(or_throw(read_named_text(catalogue / (name + ".toml"))));
    }
  }
  text += fmt::format(", checksum {:08x} of scenario and targets", crc.checksum());
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

std::vector<std::string> parts_of(const std::string& search) {
  std::vector<std::string> parts;
  std::istringstream text(search);
  for (std::string one; std::getline(text, one, ',');)
    parts.push_back(one.substr(one.starts_with(' ') ? 1 : 0));
  return parts;
}

SearchIdentity identity_of(const CalibrationExperiment& calibration, const CalibrationSettings& settings,
    const std::string& search, std::size_t bytes_of_a_try) {
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
  std::vector<std::int32_t> numbers(most_tries(calibration, settings));
  std::iota(numbers.begin(), numbers.end(), 0);
  return {.header = {.identity = search,
              .replicates = 1,
              .scenarios = 1,
              .run_bytes = static_cast<std::uint32_t>(bytes_of_a_try),
              .numbers = std::move(numbers),
              .values = {}},
      .differences = differences,
      .in_output = search_in,
      .check_whole = check_checksum};
}

std::vector<CatalogueEntry> catalogue_of(
    const CalibrationExperiment& calibration, const CalibrationSettings& settings) {
  if (!calibration.patterns) return {};
  return or_throw(read_catalogue(settings.catalogue));
}

}  // namespace

RunsPlanned plan_runs(
    const CalibrationExperiment& calibration, const CalibrationSettings& settings, const RunRequest& request) {
  const Tries tries(calibration, catalogue_of(calibration, settings), never_stopped);
  const SearchIdentity search =
      identity_of(calibration, settings, search_text(calibration, settings, request.provenance), tries.bytes());
  RunsPlanned planned = plan_search(search, request, search.header.numbers.size());
  planned.at_most = true;
  return planned;
}

double seconds_of_a_try(
    const CalibrationExperiment& calibration, const CalibrationSettings& settings, const Stop& stop) {
  using Clock = std::chrono::steady_clock;
  Tries tries(calibration, catalogue_of(calibration, settings), stop);
  tries.find_checks();
  FactorValues middle;
  for (const Factor& one : calibration.experiment.factors) middle.push_back(value_at(one, 0.5));
  const Clock::time_point began = Clock::now();
  static_cast<void>(tries.once(middle, 0));
  return std::chrono::duration<double>(Clock::now() - began).count();
}

CalibrationRun run_calibration(const CalibrationExperiment& calibration, const CalibrationSettings& settings,
    const Planner& planner, const RunRequest& request, const RunWatch& watch) {
  Tries tries(calibration, catalogue_of(calibration, settings), watch.stop);
  const std::string search = search_text(calibration, settings, request.provenance);
  CalibrationRun result;
  run_search(
      identity_of(calibration, settings, search, tries.bytes()), request, watch, result,
      [&](Journal& journal) {
        tries.find_checks();
        const Scenario& reference = calibration.scenario();
        watch.begin(
            most_tries(calibration, settings) * (calibration.targets.empty() ? 1 : reference.run.months),
            agents_of(reference));
        ask_planner({calibration, settings, tries, journal, request.threads, watch}, planner, result);
      },
      [&](const std::string& replaceable) {
        const std::string text = with_checksum(
            fmt::format("{}{}{}", first_line, made_by, search), "\n\n" + ensemble_text(*result.ensemble));
        if (beginning_of(request.output, text.size() + 1) != text)
          write_text({request.output, text}, replaceable);
        static_cast<void>(planner(R"({"written": true})"));
      });
  return result;
}

}  // namespace coadopt
