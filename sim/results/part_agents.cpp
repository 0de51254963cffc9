#include <algorithm>

#include "results/attribute.hpp"
#include "results/describe.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

using Names = std::vector<std::string>;

constexpr std::size_t most_chunk_bytes = 1U << 20U;

// Calls use(scenario, replicate, snapshot) for every snapshot of every finished replicate.
template <class Use>
void each_snapshot(const Contents& contents, const Use& use) {
  for (std::size_t s = 0; s < contents.plan.scenarios.size(); ++s) {
    for (std::size_t r = 0; r < contents.replicates.size(); ++r) {
      for (std::size_t i = 0; contents.has(s, r) && i < contents.layout.snapshots; ++i) use(s, r, i);
    }
  }
}

std::uint64_t column_of(const Contents& contents, const AgentVariable& variable, std::size_t scenario,
    std::size_t replicate, std::size_t snapshot) {
  const auto number = static_cast<std::size_t>(&variable - agent_variables.data());
  return contents.layout.column(scenario, contents.replicates[replicate], snapshot, number);
}

// The most there are in any snapshot to be written; where there are fewer the rest is missing.
std::uint32_t most(const Contents& contents, const DimensionDescription& whose) {
  const AgentVariable& variable = *std::ranges::find(agent_variables, &whose, &AgentVariable::whose);
  std::uint32_t most = 0;
  each_snapshot(contents, [&](std::size_t scenario, std::size_t replicate, std::size_t snapshot) {
    const std::uint64_t column = column_of(contents, variable, scenario, replicate, snapshot);
    const std::size_t agents = contents.journal.bytes(column) / variable.bytes_per_agent();
    most = std::max(most, static_cast<std::uint32_t>(agents));
  });
  return most;
}

Names dimensions_of(const AgentVariable& variable, AgentsKept kept) {
  Names names = {"scenario", "replicate"};
  if (kept == AgentsKept::monthly) names.emplace_back("month");
  names.emplace_back(variable.whose->name);
  if (variable.axis != Axis::none) names.emplace_back(dimension_of(variable.axis)->name);
  return names;
}

// Every snapshot of every finished replicate; `agents_at` tells which dimension the agents are.
void write_snapshots(const Contents& contents, const AgentVariable& variable, const h5::Handle& dataset,
    const h5::Extents& extents, std::size_t agents_at) {
  h5::Extents start(extents.size(), 0);
  h5::Extents count(extents.size(), 1);
  if (variable.axis != Axis::none) count.back() = extents.back();
  std::vector<std::byte> bytes;
  each_snapshot(contents, [&](std::size_t scenario, std::size_t replicate, std::size_t snapshot) {
    start[0] = scenario;
    start[1] = replicate;
    if (contents.plan.agents == AgentsKept::monthly) start[2] = snapshot;
    const std::uint64_t column = column_of(contents, variable, scenario, replicate, snapshot);
    bytes.resize(contents.journal.bytes(column));
    count[agents_at] = bytes.size() / variable.bytes_per_agent();
    contents.journal.read(column, bytes);
    if (count[agents_at] == 0) return;
    h5::write_box(dataset, variable.element(), start, count, bytes, std::string(variable.name));
  });
}

void write_variable(
    const Contents& contents, const h5::Handle& group, const Scales& scales, const AgentVariable& variable) {
  const Names names = dimensions_of(variable, contents.plan.agents);
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
  write_snapshots(contents, variable, dataset, extents, agents_at);
  dataset.close("writing the variable " + std::string(variable.name));
}

}  // namespace

void write_agent_variables(const Contents& contents, Target& target) {
  if (contents.plan.agents == AgentsKept::none) return;
  const AgentNumbers numbers = {most(contents, dimension::staff), most(contents, dimension::person)};
  h5::Handle group = h5::create_group(target.file.get(), "agents");
  h5::write_attribute(group.get(), "kept", agents_kept_names[static_cast<std::size_t>(contents.plan.agents)]);
  Scales scales(group, target.next_dimension_id);
  scales.add(scenario_scale(contents.plan.scenarios));
  scales.add(replicate_scale(contents));
  if (contents.plan.agents == AgentsKept::monthly) add_months(contents, scales);
  if (numbers.staff > 0) scales.add(labelled(dimension::co));
  if (numbers.staff > 0) scales.add(counted(dimension::staff, 0, numbers.staff));
  if (numbers.persons > 0) scales.add(counted(dimension::person, 0, numbers.persons));
  for (const AgentVariable& variable : agent_variables) {
    if (variable.agents_of(numbers) == 0) continue;
    write_variable(contents, group, scales, variable);
    target.sink.check();
  }
  scales.close();
  group.close("writing the group agents");
}

}  // namespace coadopt
