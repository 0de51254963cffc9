#include "results/results_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <stdexcept>

#include "results/assemble.hpp"
#include "results/failure.hpp"
#include "results/partial_file.hpp"

namespace coadopt {

namespace {

ResultsPlan checked_plan(ResultsPlan plan) {
  if (plan.cells() == 0 || plan.months == 0) {
    throw std::invalid_argument("results need a scenario, a replicate and a month at least");
  }
  std::set<std::string_view> names;
  for (const ResultsScenario& scenario : plan.scenarios) {
    if (names.insert(scenario.name).second) continue;
    throw std::invalid_argument(fmt::format(
        "two scenarios are called '{}', so that their results could not be told apart. Rename one of them.",
        scenario.name));
  }
  return plan;
}

BegunRuns begun_anew(const std::filesystem::path& path, const ResultsPlan& plan, Existing existing) {
  return begin_runs(checked_plan(plan), path, existing == Existing::replace ? Before::replace : Before::refuse)
      .value();
}

std::size_t place_of(const CellLayout& layout, Month month) { return layout.snapshots == 1 ? 0 : month - 1; }

}  // namespace

ResultsFile::ResultsFile(std::filesystem::path path, ResultsPlan plan, Existing existing)
    : path_(std::move(path)),
      plan_(std::move(plan)),
      layout_(cell_layout(plan_)),
      begun_(begun_anew(path_, plan_, existing)) {
  begin();
}

ResultsFile::ResultsFile(std::filesystem::path path, ResultsPlan plan, BegunRuns begun)
    : path_(std::move(path)),
      plan_(checked_plan(std::move(plan))),
      layout_(cell_layout(plan_)),
      begun_(std::move(begun)) {
  begin();
}

// Reads which replicates are there, and reserves room for the others.
void ResultsFile::begin() {
  finished_.resize(plan_.cells());
  for (std::size_t scenario = 0; scenario < plan_.scenarios.size(); ++scenario) {
    for (std::uint32_t replicate = 0; replicate < plan_.replicates; ++replicate) {
      finished_[cell(scenario, replicate)] = is_in_journal(scenario, replicate);
    }
  }
  try {
    begun_.journal.reserve((plan_.cells() - finished()) * layout_.run.bytes);
  } catch (...) {
    if (finished() == 0) begun_.journal.remove();
    throw;
  }
}

ResultsFile::~ResultsFile() {
  if (!discarded_ && finished() == 0) begun_.journal.remove();
}

std::size_t ResultsFile::cell(std::size_t scenario, std::uint32_t replicate) const {
  if (scenario >= plan_.scenarios.size() || replicate >= plan_.replicates) {
    throw std::out_of_range(fmt::format("results have no scenario {} and replicate {}", scenario, replicate));
  }
  return scenario * plan_.replicates + replicate;
}

void ResultsFile::check_may_be_written(std::size_t scenario, std::uint32_t replicate) const {
  if (discarded_) throw std::logic_error("a results file is written to after it was closed");
  if (is_finished(scenario, replicate)) {
    throw std::logic_error(fmt::format("scenario {}, replicate {} comes twice", scenario, replicate));
  }
}

bool ResultsFile::has_snapshots(std::size_t scenario, std::uint32_t replicate) const {
  for (std::size_t snapshot = 0; snapshot < layout_.snapshots; ++snapshot) {
    for (std::size_t variable = 0; variable < agent_variables.size(); ++variable) {
      const std::uint64_t column = layout_.column(scenario, replicate, snapshot, variable);
      if (begun_.journal.status(column) != RunStatus::done) return false;
    }
  }
  return true;
}

bool ResultsFile::is_in_journal(std::size_t scenario, std::uint32_t replicate) const {
  const std::uint64_t record = layout_.replicate(scenario, replicate);
  return begun_.journal.status(record) == RunStatus::done &&
         begun_.journal.bytes(record) == layout_.run.bytes && has_snapshots(scenario, replicate);
}

void ResultsFile::write_agents(
    std::size_t scenario, std::uint32_t replicate, Month month, const AgentSnapshot& snapshot) {
  check_shape(snapshot);
  const bool wanted = plan_.agents == AgentsKept::monthly
                          ? month >= 1 && month <= plan_.months
                          : plan_.agents == AgentsKept::final && month == plan_.months;
  if (!wanted) throw std::logic_error(fmt::format("a snapshot of month {} is not to be kept", month));
  check_may_be_written(scenario, replicate);
  for (std::size_t i = 0; i < agent_variables.size(); ++i) {
    const std::span<const std::byte> column = bytes_of(agent_variables[i], snapshot);
    if (column.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw WriteFailed(
          fmt::format("{}: so many agents cannot be kept. Run it without --agents.", path_.string()));
    }
    begun_.journal.append(layout_.column(scenario, replicate, place_of(layout_, month), i), column);
  }
}

void ResultsFile::write(
    std::size_t scenario, std::uint32_t replicate, const Record& record, std::span<const double> outcomes) {
  check_may_be_written(scenario, replicate);
  if (!has_snapshots(scenario, replicate)) {
    throw std::logic_error(
        fmt::format("scenario {}, replicate {} has not all its snapshots of agents", scenario, replicate));
  }
  if (record.months() != plan_.months) throw std::invalid_argument("a record has not the months of its file");
  std::vector<Month> months(plan_.months);
  std::iota(months.begin(), months.end(), Month{1});
  const std::vector<std::byte> bytes = packed_run(record, months, outcomes, layout_.run);
  begun_.journal.append(layout_.replicate(scenario, replicate), bytes);
  const std::lock_guard lock(mutex_);
  finished_[cell(scenario, replicate)] = true;
}

bool ResultsFile::is_finished(std::size_t scenario, std::uint32_t replicate) const {
  const std::lock_guard lock(mutex_);
  return finished_[cell(scenario, replicate)];
}

std::vector<double> ResultsFile::outcomes(std::size_t scenario, std::uint32_t replicate) const {
  std::vector<std::byte> bytes(layout_.run.bytes);
  begun_.journal.read(layout_.replicate(scenario, replicate), bytes);
  return outcomes_in(bytes, layout_.run);
}

std::size_t ResultsFile::finished() const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::ranges::count(finished_, true));
}

void ResultsFile::finish() {
  const std::size_t done = finished();
  if (discarded_) throw std::logic_error("a results file is finished after it was closed");
  if (done < finished_.size()) {
    throw std::logic_error(fmt::format("only {} of {} replicates are finished", done, finished_.size()));
  }
  std::vector<std::uint32_t> all(plan_.replicates);
  std::iota(all.begin(), all.end(), 0U);
  begun_.journal.settle();
  assemble({plan_, layout_, begun_.journal, finished_, std::move(all), "complete"}, path_, begun_.existing);
  begun_.existing = Existing::replace;  // it is this run's own from here on
  remove_partial_files(plan_, path_);
}

std::optional<std::filesystem::path> ResultsFile::keep_partial() {
  const std::size_t done = finished();
  if (done == 0) return std::nullopt;
  std::vector<std::uint32_t> kept;
  for (std::uint32_t replicate = 0; replicate < plan_.replicates; ++replicate) {
    for (std::size_t scenario = 0; scenario < plan_.scenarios.size(); ++scenario) {
      if (!finished_[scenario * plan_.replicates + replicate]) continue;
      kept.push_back(replicate);
      break;
    }
  }
  const std::string status = fmt::format("interrupted: {} of {} replicates", done, finished_.size());
  const PartialName name = partial_name(plan_, path_);
  assemble({plan_, layout_, begun_.journal, finished_, std::move(kept), status}, name.path, name.existing);
  return name.path;
}

void ResultsFile::discard_journal() {
  begun_.journal.remove();
  discarded_ = true;
}

}  // namespace coadopt
