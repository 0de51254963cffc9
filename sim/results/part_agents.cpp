#include <algorithm>

#include "results/attribute.hpp"
#include "results/describe.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

using Names = std::vector<std::string>;

constexpr std::size_t most_chunk_bytes = 1024 * 1024;

struct Numbers {
  std::uint32_t staff = 0;
  std::uint32_t persons = 0;
};

std::uint32_t agents_of(const AgentVariable& variable, std::uint32_t staff, std::uint32_t persons) {
  return variable.whose == &dimension::staff ? staff : persons;
}

// The most there are in any snapshot to be written; where there are fewer the rest is missing.
Numbers most(const Contents& contents) {
  Numbers numbers;
  for (std::size_t s = 0; s < contents.plan.scenarios.size(); ++s) {
    for (std::size_t r = 0; r < contents.replicates.size(); ++r) {
      const Cell& cell = contents.cell(s, r);
      if (!cell.record) continue;
      for (const auto& snapshot : cell.snapshots) {
        numbers.staff = std::max(numbers.staff, snapshot->staff);
        numbers.persons = std::max(numbers.persons, snapshot->persons);
      }
    }
  }
  return numbers;
}

Names dimensions_of(const AgentVariable& variable, AgentsKept kept) {
  Names names = {"scenario", "replicate"};
  if (kept == AgentsKept::monthly) names.emplace_back("month");
  names.emplace_back(variable.whose->name);
  if (variable.axis != Axis::none) names.emplace_back(dimension_of(variable.axis)->name);
  return names;
}

std::uint64_t place_of(const AgentVariable& variable, const SnapshotPlace& snapshot) {
  std::uint64_t place = snapshot.place;
  for (const AgentVariable& earlier : agent_variables) {
    if (earlier.name == variable.name) break;
    place += agents_of(earlier, snapshot.staff, snapshot.persons) * earlier.bytes_per_agent();
  }
  return place;
}

class Writer {
 public:
  Writer(const Contents& contents, const AgentVariable& variable, h5::Handle dataset, h5::Extents extents)
      : contents_(contents),
        variable_(variable),
        dataset_(std::move(dataset)),
        agents_at_(contents.plan.agents == AgentsKept::monthly ? 3 : 2),
        start_(extents.size(), 0),
        count_(extents.size(), 1) {
    if (variable.axis != Axis::none) count_.back() = extents.back();
  }

  // Every snapshot of a replicate.
  void write(std::size_t scenario, std::size_t replicate) {
    start_[0] = scenario;
    start_[1] = replicate;
    const Cell& cell = contents_.cell(scenario, replicate);
    if (!cell.record) return;
    for (std::size_t month = 0; month < cell.snapshots.size(); ++month) {
      if (agents_at_ == 3) start_[2] = month;
      write(*cell.snapshots[month]);
    }
  }

  void close() { dataset_.close("writing the variable " + std::string(variable_.name)); }

 private:
  void write(const SnapshotPlace& snapshot) {
    count_[agents_at_] = agents_of(variable_, snapshot.staff, snapshot.persons);
    if (count_[agents_at_] == 0) return;
    bytes_.resize(count_[agents_at_] * variable_.bytes_per_agent());
    contents_.scratch.read(place_of(variable_, snapshot), bytes_);
    h5::write_box(dataset_, variable_.element(), start_, count_, bytes_, std::string(variable_.name));
  }

  const Contents& contents_;
  const AgentVariable& variable_;
  h5::Handle dataset_;
  std::size_t agents_at_;  // which dimension the agents are
  h5::Extents start_;
  h5::Extents count_;
  std::vector<std::byte> bytes_;
};

void write_variable(
    const Contents& contents, const h5::Handle& group, const Scales& scales, const AgentVariable& variable) {
  const Names names = dimensions_of(variable, contents.plan.agents);
  const h5::Extents extents = scales.extents(names);
  h5::Extents chunk(extents.size(), 1);
  const std::size_t agents_at = contents.plan.agents == AgentsKept::monthly ? 3 : 2;
  chunk[agents_at] = std::min<hsize_t>(extents[agents_at], most_chunk_bytes / variable.bytes_per_agent());
  if (variable.axis != Axis::none) chunk.back() = extents.back();
  h5::Handle dataset =
      h5::create_chunked_dataset(group.get(), std::string(variable.name), variable.element(), extents, chunk);
  describe(dataset, variable.long_name, "1");
  if (!variable.meanings.empty()) describe_flags(dataset, variable.meanings);
  scales.attach(dataset, names);
  Writer writer(contents, variable, std::move(dataset), extents);
  for (std::size_t s = 0; s < extents[0]; ++s) {
    for (std::size_t r = 0; r < extents[1]; ++r) writer.write(s, r);
  }
  writer.close();
}

}  // namespace

void write_agent_variables(const Contents& contents, const h5::Handle& file, std::int32_t& next_id) {
  if (contents.plan.agents == AgentsKept::none) return;
  const Numbers numbers = most(contents);
  h5::Handle group = h5::create_group(file.get(), "agents");
  h5::write_attribute(group.get(), "kept", agents_kept_names[static_cast<std::size_t>(contents.plan.agents)]);
  Scales scales(group, next_id);
  scales.add(scenario_scale(contents));
  scales.add(replicate_scale(contents));
  if (contents.plan.agents == AgentsKept::monthly) add_months(contents, scales);
  if (numbers.staff > 0) scales.add(labelled(dimension::co));
  if (numbers.staff > 0) scales.add(counted(dimension::staff, 0, numbers.staff));
  if (numbers.persons > 0) scales.add(counted(dimension::person, 0, numbers.persons));
  for (const AgentVariable& variable : agent_variables) {
    if (agents_of(variable, numbers.staff, numbers.persons) == 0) continue;
    write_variable(contents, group, scales, variable);
  }
  scales.close();
  group.close("writing the group agents");
}

}  // namespace coadopt
