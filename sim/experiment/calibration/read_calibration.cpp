#include "experiment/calibration/read_calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "scenario/document.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"

namespace coadopt {

namespace {

constexpr std::size_t most_targets = 1000;

// Tables of other experiments.
void refuse_other_tables(const Table& root, ExperimentDraft& draft) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> others = {
      {{"design", "[design] is for coadopt sweep; coadopt calibrate chooses its points itself. Leave it out."},
          {"search", "[search] is for coadopt budget and not for a calibration. Leave it out."},
          {"budget", "[budget] is for coadopt budget and not for a calibration. Leave it out."},
          {"record", "[record] is for coadopt sweep and not for a calibration. Leave it out."}}};
  for (const auto& [name, text] : others) {
    if (const Entry* one = entry_of(root, name)) draft.report.add(one->place, std::string(text));
  }
}

void check_calibrated(const Factor& factor, const std::string& file, Report& report) {
  const auto slot = slot_named(factor.column.name);
  const auto refuse = [&](std::string_view why) {
    report.add({file, 0}, fmt::format("{} cannot be calibrated. {}", factor.column.name, why));
  };
  if (!slot || slot->parameter->table == PopulationParameters::table) {
    refuse("Only parameters can, but for those of the population. Leave it out.");
  } else if (!factor.values.empty()) {
    refuse("A number has low and high, and no values. Give those.");
  } else if (!factor.is_choice() && factor.column.low >= factor.column.high) {
    refuse("Its low and high leave no room. Leave it out, or give it a range.");
  }
}

void check_factors_of(const Experiment& experiment, ExperimentDraft& draft) {
  for (const Factor& one : experiment.factors) check_calibrated(one, experiment.file, draft.report);
  const auto is_number = [](const Factor& one) { return !one.is_choice(); };
  if (std::ranges::none_of(experiment.factors, is_number)) {
    draft.report.add({experiment.file, 0},
        "has no number to calibrate. Say which, in a [[factor]] with parameter = \"table.key\".");
  }
  if (experiment.scenarios.size() != 1) {
    draft.report.add({experiment.file, 0},
        fmt::format("names {} scenarios. Name the one that is calibrated.", experiment.scenarios.size()));
  }
}

}  // namespace

CalibrationExperiment read_calibration(const std::filesystem::path& path, const Overrides& overrides,
    const TargetSources& sources, std::uint64_t memory) {
  ExperimentDraft draft;
  draft.experiment.file = path.string();
  draft.experiment.text = or_throw(read_text(path));
  const Document document = or_throw(parse_document(draft.experiment.text, path.string()));
  read_common(document, overrides, memory, draft);
  refuse_other_tables(document.table, draft);
  throw_if_any(draft.report.sorted(path.string()));
  check_factors_of(draft.experiment, draft);
  throw_if_any(draft.report.sorted(path.string()));

  TargetsDraft read{draft.experiment.scenarios.front(), draft.report, {}, sources.patterns};
  if (const Table* table = table_of(document.table, "targets", draft.report)) read_targets(*table, read);
  for (const std::string& file : sources.files) read_targets_file(file, read);
  std::set<std::string> names;
  for (const CalibrationTarget& one : read.targets) {
    if (names.insert(one.name).second) continue;
    draft.report.add({path.string(), 0},
        fmt::format("{} is a target twice. Give one of them another name or period.", one.name));
  }
  if (read.targets.size() > most_targets) {
    draft.report.add(
        {path.string(), 0}, fmt::format("there are {} targets, and at most {} can be. Leave some out.",
                                read.targets.size(), most_targets));
  }
  throw_if_any(draft.report.sorted(path.string()));
  CalibrationExperiment calibration;
  calibration.patterns = read.patterns || read.targets.empty();
  calibration.targets = std::move(read.targets);
  calibration.experiment = std::move(draft.experiment);
  return calibration;
}

}  // namespace coadopt
