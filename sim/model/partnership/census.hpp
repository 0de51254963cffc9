#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parameter/members.hpp"
#include "partnership/organisation.hpp"
#include "partnership/start.hpp"

namespace coadopt {

struct StaffLevels;
struct CountedOrganisation;

// A level that may be given of staff, and what is drawn from where it is not.
struct StaffLevel {
  std::string_view name;
  std::optional<float> StaffLevels::*given;
  void (*put)(StaffStart& in_place_of_usual, float level);
};

constexpr void put_level(float& into, float level) { into = level; }
constexpr void put_level(PerCo<float>& into, float level) { into.values.fill(level); }

// A level that may be given of an organisation, and where its own stands.
struct OrganisationLevel {
  std::string_view name;
  std::optional<float> CountedOrganisation::*given;
  OfOrganisation<float> OrganisationLevels::*level;
};

#define COADOPT_STAFF_LEVEL(name)            \
  COADOPT_MEMBER(std::optional<float>, name, \
      ::coadopt::StaffLevel{                 \
          #name, &Self::name, [](StaffStart& start, float level) { put_level(start.name, level); }})
#define COADOPT_ORGANISATION_LEVEL(name) \
  COADOPT_MEMBER(                        \
      std::optional<float>, name, ::coadopt::OrganisationLevel{#name, &Self::name, &OrganisationLevels::name})

// What a real place says of its staff of one role in one organisation at the start: means over them. What is
// not given is as everywhere else.
struct StaffLevels {
  COADOPT_MEMBERS(StaffLevels);

  COADOPT_STAFF_LEVEL(attitude);
  COADOPT_STAFF_LEVEL(skill);
  COADOPT_STAFF_LEVEL(power_threat);
  COADOPT_STAFF_LEVEL(perceived_risk);
  COADOPT_STAFF_LEVEL(burnout);
  COADOPT_STAFF_LEVEL(espoused);
  std::optional<float> more_duties;  // share of contract hours beyond workload.duties, -1..1
  // Share of the role's staff who have each Co in use; those not given are as everywhere else, without what an
  // organisation's lead Co has beyond.
  std::optional<PerCo<std::optional<float>>> in_use;

  friend bool operator==(const StaffLevels&, const StaffLevels&) = default;
};

// One organisation of a real place. Its levels, where given, are its own and are not drawn.
struct CountedOrganisation {
  COADOPT_MEMBERS(CountedOrganisation);

  std::string name;
  OrganisationKind kind{};
  COADOPT_ORGANISATION_LEVEL(commitment);
  COADOPT_ORGANISATION_LEVEL(evidence);
  std::optional<PerCo<float>> friction;
  COADOPT_ORGANISATION_LEVEL(blame);
  COADOPT_ORGANISATION_LEVEL(short_termism);
  COADOPT_ORGANISATION_LEVEL(jargon);
  COADOPT_ORGANISATION_LEVEL(funding);
  COADOPT_ORGANISATION_LEVEL(incentive);
  COADOPT_ORGANISATION_LEVEL(expectation);
  PerRole<StaffLevels> staff;

  friend bool operator==(const CountedOrganisation&, const CountedOrganisation&) = default;
};

// All but more_duties, which no StaffStart has, and all but in_use and friction, which have a value for each
// Co.
inline constexpr auto staff_levels = declared_array<StaffLevels>();
inline constexpr auto organisation_levels = declared_array<CountedOrganisation>();

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
