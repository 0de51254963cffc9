#include <algorithm>
#include <numeric>

#include "results/parts.hpp"
#include "results/records.hpp"

namespace coadopt {

namespace {

using Names = std::vector<std::string>;

constexpr std::size_t most_chunk_bytes = 1U << 20U;

// Calls use(run, snapshot) for every snapshot of every finished run.
template <class Use>
void each_snapshot(const ResultsPlan& plan, const Journal& journal, const Use& use) {
  for (std::uint64_t run = 0; run < plan.runs(); ++run) {
    if (journal.status(run) != RunStatus::done) continue;
    for (std::uint32_t snapshot = 0; snapshot < snapshots_kept(plan); ++snapshot) use(run, snapshot);
  }
}

std::uint64_t column_of(
    const ResultsPlan& plan, const AgentVariable& variable, std::uint64_t run, std::uint32_t snapshot) {
  return column_record(plan, run, snapshot, static_cast<std::size_t>(&variable - agent_variables.data()));
}

// The most there are in any snapshot; where there are fewer the rest is missing.
std::uint32_t most(const ResultsPlan& plan, const Journal& journal, const DimensionDescription& whose) {
  const AgentVariable& variable = *std::ranges::find(agent_variables, &whose, &AgentVariable::whose);
  std::uint32_t most = 0;
  each_snapshot(plan, journal, [&](std::uint64_t run, std::uint32_t snapshot) {
    const std::size_t agents =
        journal.bytes(column_of(plan, variable, run, snapshot)) / variable.bytes_per_agent();
    most = std::max(most, static_cast<std::uint32_t>(agents));
  });
  return most;
}

Names dimensions_of(const ResultsPlan& plan, const AgentVariable& variable) {
  Names names = run_dimensions(plan);
  if (plan.agents == AgentsKept::monthly) names.emplace_back("month");
  names.emplace_back(variable.whose->name);
  for (const auto* axis : dimensions_of(variable.axis)) names.emplace_back(axis->name);
  return names;
}

// Every snapshot of every finished run; `agents_at` is the place of the agents among the dimensions.
void write_snapshots(const ResultsPlan& plan, const Journal& journal, const AgentVariable& variable,
    const h5::Handle& dataset, const h5::Extents& extents, std::size_t agents_at) {
  h5::Extents start(extents.size(), 0);
  h5::Extents count(extents.size(), 1);
  if (variable.axis != Axis::none) count.back() = extents.back();
  std::vector<std::byte> bytes;
  each_snapshot(plan, journal, [&](std::uint64_t run, std::uint32_t snapshot) {
    const std::uint64_t scenario = run / plan.replicates;
    std::ranges::copy(in_file(plan, {scenario / plan.scenarios.size(), scenario % plan.scenarios.size(),
                                        run % plan.replicates}),
        start.begin());
    if (plan.agents == AgentsKept::monthly) start[agents_at - 1] = snapshot;
    const std::uint64_t column = column_of(plan, variable, run, snapshot);
    bytes.resize(journal.bytes(column));
    count[agents_at] = bytes.size() / variable.bytes_per_agent();
    journal.read(column, bytes);
    if (count[agents_at] == 0) return;
    h5::write_box(dataset, variable.element(), start, count, bytes, std::string(variable.name));
  });
}

void write_variable(const ResultsPlan& plan, const Journal& journal, const h5::Handle& group,
    const Scales& scales, const AgentVariable& variable) {
  const Names names = dimensions_of(plan, variable);
  const auto agents_at =
      static_cast<std::size_t>(std::ranges::find(names, variable.whose->name) - names.begin());
  const h5::Extents extents = scales.extents(names);
  h5::Extents chunk(extents.size(), 1);
  chunk[agents_at] = std::min<hsize_t>(extents[agents_at], most_chunk_bytes / variable.bytes_per_agent());
  if (variable.axis != Axis::none) chunk.back() = extents.back();
  h5::Handle dataset =
      h5::create_chunked_dataset(group.get(), std::string(variable.name), variable.element(), extents, chunk);
  describe(dataset, variable.long_name, "1");
  if (!variable.meanings.empty()) describe_flags(dataset, variable.meanings);
  scales.attach(dataset, names);
  write_snapshots(plan, journal, variable, dataset, extents, agents_at);
  dataset.close("writing the variable " + std::string(variable.name));
}

}  // namespace

void write_agent_variables(const ResultsPlan& plan, const Journal& journal, Target& target) {
  if (plan.agents == AgentsKept::none) return;
  const AgentNumbers numbers = {most(plan, journal, dimension::staff), most(plan, journal, dimension::person)};
  write_group(target, "agents", [&](const h5::Handle& group, Scales& scales) {
    h5::write_attribute(group.get(), "kept", agents_kept_names[static_cast<std::size_t>(plan.agents)]);
    add_run_scales(plan, scales);
    if (plan.agents == AgentsKept::monthly) {
      std::vector<Month> months(plan.months);
      std::iota(months.begin(), months.end(), Month{1});
      add_months(plan, months, scales);
    }
    if (numbers.staff > 0) scales.add(labelled(dimension::co));
    if (numbers.staff > 0) scales.add(counted(dimension::staff, 0, numbers.staff));
    if (numbers.persons > 0) scales.add(counted(dimension::person, 0, numbers.persons));
    for (const AgentVariable& variable : agent_variables) {
      if (variable.agents_of(numbers) == 0) continue;
      write_variable(plan, journal, group, scales, variable);
      target.sink.check();
    }
  });
}

}  // namespace coadopt
