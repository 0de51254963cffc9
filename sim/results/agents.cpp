#include "results/agents.hpp"

#include <stdexcept>

namespace coadopt {

namespace {

template <class AnyId, class T>
std::vector<std::uint8_t> codes(const Column<AnyId, T>& column) {
  std::vector<std::uint8_t> codes(column.size());
  for (const AnyId id : column.ids()) codes[id.value] = static_cast<std::uint8_t>(column[id]);
  return codes;
}

template <class AnyId>
std::vector<float> levels(const Column<AnyId, float>& column) {
  return {column.data(), column.data() + column.size()};
}

template <class AnyId, class Value>
std::vector<std::uint8_t> by_co(Range<AnyId> agents, Value&& value) {
  std::vector<std::uint8_t> codes;
  codes.reserve(agents.size() * co_count);
  for (const AnyId agent : agents) {
    for (const Co co : all_cos) codes.push_back(static_cast<std::uint8_t>(value(agent, co)));
  }
  return codes;
}

std::vector<std::uint8_t> bit_of(const Column<PersonId, Nature>& nature, std::uint8_t bit) {
  std::vector<std::uint8_t> bits(nature.size());
  for (const PersonId person : nature.ids()) bits[person.value] = nature[person].is(bit) ? 1 : 0;
  return bits;
}

}  // namespace

AgentSnapshot snapshot_of(const Partnership& partnership) {
  const Staff& staff = partnership.staff;
  const Persons& persons = partnership.persons;
  return {
      .role = codes(staff.role),
      .practice = by_co(staff.role.ids(), [&](StaffId one, Co co) { return staff.practice[co][one]; }),
      .espoused = by_co(staff.role.ids(), [&](StaffId one, Co co) { return staff.espoused[one].has(co); }),
      .skill = levels(staff.skill),
      .attitude = levels(staff.attitude),
      .burnout = levels(staff.burnout),
      .participation = codes(persons.participation),
      .user = bit_of(persons.nature, Nature::user),
      .seldom_heard = bit_of(persons.nature, Nature::seldom_heard),
      .wellbeing = levels(persons.wellbeing),
      .need = levels(persons.need),
  };
}

std::span<const std::byte> bytes_of(const AgentVariable& variable, const AgentSnapshot& snapshot) {
  return std::visit([&](auto member) { return std::as_bytes(std::span(snapshot.*member)); }, variable.member);
}

void check_shape(const AgentSnapshot& snapshot) {
  for (const AgentVariable& variable : agent_variables) {
    if (bytes_of(variable, snapshot).size() !=
        variable.agents_of(snapshot.numbers()) * variable.bytes_per_agent()) {
      throw std::invalid_argument(
          "a snapshot of agents has too few or too many values of " + std::string(variable.name));
    }
  }
}

}  // namespace coadopt
