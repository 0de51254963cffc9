#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "partnership/partnership.hpp"
#include "results/dimension.hpp"
#include "results/element.hpp"

namespace coadopt {

struct AgentNumbers {
  std::uint32_t staff = 0;
  std::uint32_t persons = 0;
};

// Who does what at the end of a month.
struct AgentSnapshot {
  // Shape (staff), or (staff, co) where said.
  std::vector<std::uint8_t> role;
  std::vector<std::uint8_t> practice;  // (staff, co)
  std::vector<std::uint8_t> espoused;  // (staff, co); 0, 1
  std::vector<float> skill;            // levels 0..1
  std::vector<float> attitude;
  std::vector<float> burnout;
  // Shape (person).
  std::vector<std::uint8_t> participation;
  std::vector<std::uint8_t> user;          // 0, 1
  std::vector<std::uint8_t> seldom_heard;  // 0, 1
  std::vector<float> wellbeing;            // levels 0..1
  std::vector<float> need;

  [[nodiscard]] AgentNumbers numbers() const {
    return {static_cast<std::uint32_t>(role.size()), static_cast<std::uint32_t>(participation.size())};
  }
};

[[nodiscard]] AgentSnapshot snapshot_of(const Partnership& partnership);

// One variable of the group `agents`, for the writer and for the documentation.
struct AgentVariable {
  using Member = std::variant<std::vector<std::uint8_t> AgentSnapshot::*, std::vector<float> AgentSnapshot::*>;

  std::string_view name;
  const DimensionDescription* whose;  // staff or person
  Axis axis;                          // co, or none
  std::string_view long_name;
  std::span<const std::string_view> meanings;  // of the values 0, 1, ...; empty for levels
  Member member;

  [[nodiscard]] constexpr std::size_t width() const { return extent(axis); }
  [[nodiscard]] constexpr h5::Element element() const {
    return member.index() == 0 ? h5::Element::uint8 : h5::Element::float32;
  }
  // How many of the agents it has a value of.
  [[nodiscard]] constexpr std::uint32_t agents_of(const AgentNumbers& numbers) const {
    return whose == &dimension::staff ? numbers.staff : numbers.persons;
  }
  [[nodiscard]] std::size_t bytes_per_agent() const { return width() * h5::described(element()).bytes; }
};

inline constexpr std::array<std::string_view, 2> no_yes = {"no", "yes"};

inline constexpr auto agent_variables = std::to_array<AgentVariable>({
    {"role", &dimension::staff, Axis::none, "what the member of staff does", role_names, &AgentSnapshot::role},
    {"practice", &dimension::staff, Axis::co, "practice of the Co", practice_names, &AgentSnapshot::practice},
    {"espoused", &dimension::staff, Axis::co, "whether the member of staff says they are for the Co", no_yes,
        &AgentSnapshot::espoused},
    {"skill", &dimension::staff, Axis::none, "skill to enable users and communities, 0..1", {},
        &AgentSnapshot::skill},
    {"attitude", &dimension::staff, Axis::none, "belief that citizens have something to give, 0..1", {},
        &AgentSnapshot::attitude},
    {"burnout", &dimension::staff, Axis::none, "exhaustion, 0..1", {}, &AgentSnapshot::burnout},
    {"participation", &dimension::person, Axis::none, "whether the person takes part", participation_names,
        &AgentSnapshot::participation},
    {"user", &dimension::person, Axis::none, "whether the person uses services; else a neighbour", no_yes,
        &AgentSnapshot::user},
    {"seldom_heard", &dimension::person, Axis::none, "whether invitations seldom reach the person", no_yes,
        &AgentSnapshot::seldom_heard},
    {"wellbeing", &dimension::person, Axis::none, "wellbeing, 0..1", {}, &AgentSnapshot::wellbeing},
    {"need", &dimension::person, Axis::none, "need, 0..1", {}, &AgentSnapshot::need},
});

// The variable's values in a snapshot, as they are put aside: agents in order, Co's innermost.
[[nodiscard]] std::span<const std::byte> bytes_of(const AgentVariable& variable, const AgentSnapshot& snapshot);

// Throws std::invalid_argument where a snapshot's columns are not of one length.
void check_shape(const AgentSnapshot& snapshot);

}  // namespace coadopt
