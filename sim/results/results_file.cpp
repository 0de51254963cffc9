#include "results/results_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <stdexcept>

#include "results/assemble.hpp"
#include "results/failure.hpp"

namespace coadopt {

namespace {

std::size_t snapshots_kept(const ResultsPlan& plan) {
  switch (plan.agents) {
    case AgentsKept::none: return 0;
    case AgentsKept::final: return 1;
    case AgentsKept::monthly: return plan.months;
  }
  return 0;
}

void check_plan(const ResultsPlan& plan) {
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
}

// Writes a file beside its name first, so that the name never stands for less than the whole.
void assemble_and_publish(const Contents& contents, const std::filesystem::path& path, Existing existing) {
  const std::filesystem::path temporary = temporary_beside(path);
  assemble(contents, temporary, path);
  try {
    publish(temporary, path, existing);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    throw;
  }
}

}  // namespace

ResultsFile::ResultsFile(std::filesystem::path path, ResultsPlan plan, Existing existing)
    : path_(std::move(path)),
      plan_(std::move(plan)),
      existing_(existing),
      slabs_(slabs_of(plan_.months, plan_.observed)) {
  check_plan(plan_);
  const std::string problem = existing_file_problem(path_, existing_);
  if (!problem.empty()) throw OutputRefused(problem);
  cells_.assign(plan_.cells(), {std::nullopt, {snapshots_kept(plan_), std::nullopt}});
  scratch_ = std::make_unique<Scratch>(path_, plan_.cells() * total_bytes(slabs_));
}

ResultsFile::~ResultsFile() = default;

void ResultsFile::check_open() const {
  if (!scratch_) throw std::logic_error("a results file is written to after it was closed");
}

Cell& ResultsFile::cell(std::size_t scenario, std::uint32_t replicate) {
  check_open();
  if (scenario >= plan_.scenarios.size() || replicate >= plan_.replicates) {
    throw std::out_of_range(fmt::format("results have no scenario {} and replicate {}", scenario, replicate));
  }
  Cell& found = cells_[scenario * plan_.replicates + replicate];
  if (found.record) {
    throw std::logic_error(fmt::format("scenario {}, replicate {} comes twice", scenario, replicate));
  }
  return found;
}

void ResultsFile::write_agents(
    std::size_t scenario, std::uint32_t replicate, Month month, const AgentSnapshot& snapshot) {
  check_shape(snapshot);
  const bool wanted = plan_.agents == AgentsKept::monthly
                          ? month >= 1 && month <= plan_.months
                          : plan_.agents == AgentsKept::final && month == plan_.months;
  if (!wanted) throw std::logic_error(fmt::format("a snapshot of month {} is not to be kept", month));
  {
    const std::lock_guard lock(mutex_);
    static_cast<void>(cell(scenario, replicate));
  }
  std::vector<std::byte> bytes;
  for (const AgentVariable& variable : agent_variables) {
    const std::span<const std::byte> column = bytes_of(variable, snapshot);
    bytes.insert(bytes.end(), column.begin(), column.end());
  }
  const std::uint64_t place = scratch_->append(bytes);
  const std::lock_guard lock(mutex_);
  cell(scenario, replicate).snapshots[plan_.agents == AgentsKept::monthly ? month - 1 : 0] = {
      place, snapshot.numbers()};
}

void ResultsFile::write(std::size_t scenario, std::uint32_t replicate, const Record& record) {
  {
    const std::lock_guard lock(mutex_);
    if (!std::ranges::all_of(
            cell(scenario, replicate).snapshots, [](const auto& one) { return one.has_value(); })) {
      throw std::logic_error(
          fmt::format("scenario {}, replicate {} has not all its snapshots of agents", scenario, replicate));
    }
  }
  const std::uint64_t place = scratch_->append(packed(record, plan_.months, slabs_));
  const std::lock_guard lock(mutex_);
  cell(scenario, replicate).record = place;
}

std::size_t ResultsFile::finished() const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(
      std::ranges::count_if(cells_, [](const Cell& one) { return one.record.has_value(); }));
}

void ResultsFile::finish() {
  const std::size_t done = finished();
  const std::lock_guard lock(mutex_);
  check_open();
  if (done < cells_.size()) {
    throw std::logic_error(fmt::format("only {} of {} replicates are finished", done, cells_.size()));
  }
  std::vector<std::uint32_t> all(plan_.replicates);
  std::iota(all.begin(), all.end(), 0U);
  assemble_and_publish({plan_, *scratch_, cells_, std::move(all), "complete"}, path_, existing_);
  scratch_.reset();
}

std::optional<std::filesystem::path> ResultsFile::keep_partial(const std::filesystem::path& path) {
  const std::size_t done = finished();
  const std::lock_guard lock(mutex_);
  check_open();
  if (done == 0) return std::nullopt;
  std::vector<std::uint32_t> kept;
  for (std::uint32_t replicate = 0; replicate < plan_.replicates; ++replicate) {
    for (std::size_t scenario = 0; scenario < plan_.scenarios.size(); ++scenario) {
      if (!cells_[scenario * plan_.replicates + replicate].record) continue;
      kept.push_back(replicate);
      break;
    }
  }
  const std::string status = fmt::format("interrupted: {} of {} replicates", done, cells_.size());
  const std::filesystem::path name = existing_ == Existing::replace ? path : free_name(path);
  assemble_and_publish({plan_, *scratch_, cells_, std::move(kept), status}, name, existing_);
  scratch_.reset();
  return name;
}

}  // namespace coadopt
