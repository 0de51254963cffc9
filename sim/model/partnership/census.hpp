#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partnership/organisation.hpp"
#include "partnership/start.hpp"

namespace coadopt {

// What a real place says of its staff of one role in one organisation at the start: means over them. What is
// not given is as everywhere else.
struct StaffLevels {
  std::optional<float> attitude;
  std::optional<float> skill;
  std::optional<float> power_threat;
  std::optional<float> perceived_risk;
  std::optional<float> burnout;
  std::optional<float> espoused;
  std::optional<float> more_duties;  // share of contract hours beyond workload.duties, -1..1

  friend bool operator==(const StaffLevels&, const StaffLevels&) = default;
};

struct StaffLevel {
  std::string_view name;
  std::optional<float> StaffLevels::*given;
  float StaffStart::*usual;
};

// All but more_duties, which no StaffStart has.
inline constexpr auto staff_levels = std::to_array<StaffLevel>({
    {"attitude", &StaffLevels::attitude, &StaffStart::attitude},
    {"skill", &StaffLevels::skill, &StaffStart::skill},
    {"power_threat", &StaffLevels::power_threat, &StaffStart::power_threat},
    {"perceived_risk", &StaffLevels::perceived_risk, &StaffStart::perceived_risk},
    {"burnout", &StaffLevels::burnout, &StaffStart::burnout},
    {"espoused", &StaffLevels::espoused, &StaffStart::espoused},
});

// One organisation of a real place. Its levels, where given, are its own and are not drawn.
struct CountedOrganisation {
  std::string name;
  OrganisationKind kind{};
  std::optional<float> commitment;
  std::optional<float> evidence;
  std::optional<PerCo<float>> friction;
  std::optional<float> blame;
  std::optional<float> short_termism;
  std::optional<float> jargon;
  std::optional<float> funding;
  std::optional<float> incentive;
  std::optional<float> expectation;
  PerRole<StaffLevels> staff;

  friend bool operator==(const CountedOrganisation&, const CountedOrganisation&) = default;
};

struct OrganisationLevel {
  std::string_view name;
  std::optional<float> CountedOrganisation::*given;
  Column<OrganisationId, float> OrganisationLevels::*level;
};

// All but friction, which has a value for each Co.
inline constexpr auto organisation_levels = std::to_array<OrganisationLevel>({
    {"commitment", &CountedOrganisation::commitment, &OrganisationLevels::commitment},
    {"evidence", &CountedOrganisation::evidence, &OrganisationLevels::evidence},
    {"blame", &CountedOrganisation::blame, &OrganisationLevels::blame},
    {"short_termism", &CountedOrganisation::short_termism, &OrganisationLevels::short_termism},
    {"jargon", &CountedOrganisation::jargon, &OrganisationLevels::jargon},
    {"funding", &CountedOrganisation::funding, &OrganisationLevels::funding},
    {"incentive", &CountedOrganisation::incentive, &OrganisationLevels::incentive},
    {"expectation", &CountedOrganisation::expectation, &OrganisationLevels::expectation},
});

struct CountedCommunity {
  std::string name;
  std::uint32_t neighbours = 0;

  friend bool operator==(const CountedCommunity&, const CountedCommunity&) = default;
};

// The users of a team are shared out evenly over its frontline staff.
struct CountedTeam {
  std::string name;
  std::uint32_t organisation = 0;  // its place in the census
  std::uint32_t community = 0;     // its place in the census
  PerRole<std::uint32_t> staff;
  std::uint32_t users = 0;

  [[nodiscard]] std::uint64_t all_staff() const {
    return std::uint64_t{staff.values[0]} + staff.values[1] + staff.values[2];
  }

  friend bool operator==(const CountedTeam&, const CountedTeam&) = default;
};

inline constexpr std::uint32_t most_staff_of_a_role = 100'000;     // in a team
inline constexpr std::uint32_t most_users_of_a_worker = 200;       // a caseload is counted in a byte
inline constexpr std::uint32_t most_neighbours = 1'000'000'000;    // of a community
inline constexpr std::uint32_t most_users_of_a_team = 20'000'000;  // most_users_of_a_worker for everyone

// Who there is in a real place, counted, in place of sizes that people are laid out evenly from.
struct Census {
  std::string description;
  std::string source;
  std::vector<CountedOrganisation> organisations;
  std::vector<CountedCommunity> communities;
  std::vector<CountedTeam> teams;

  friend bool operator==(const Census&, const Census&) = default;
};

// What those who start in a role of an organisation are drawn from.
[[nodiscard]] StaffStart staff_start(
    const Census& census, OrganisationId organisation, Role role, const StaffStart& usual);

// Puts the levels that are given in place of those that were drawn.
void set_levels(OrganisationLevels& levels, const Census& census);

}  // namespace coadopt
