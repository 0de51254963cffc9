#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chance/stream.hpp"
#include "parameter/members.hpp"
#include "partnership/co.hpp"
#include "partnership/organisation.hpp"
#include "policy/grounds.hpp"
#include "policy/lever.hpp"
#include "structure/structure.hpp"
#include "workload/ledger.hpp"

namespace coadopt {

// How targets are chosen where coverage is less than all.
enum class Choose : std::uint8_t { random, least_practised, best_connected, seldom_heard_first };
inline constexpr std::array<std::string_view, 4> choose_names = {
    "random", "least_practised", "best_connected", "seldom_heard_first"};

// Who an intervention is for: an entity, narrowed by whatever is given.
struct Targets {
  Entity entity = Entity::staff;
  std::optional<Role> role;
  std::optional<OrganisationKind> organisation_kind;
  std::optional<std::uint32_t> organisation;  // counted from 0
  std::optional<std::uint32_t> community;     // counted from 0
  std::optional<bool> user;                   // persons: users, or neighbours
  std::optional<bool> seldom_heard;           // persons
  Choose choose = Choose::random;

  friend bool operator==(const Targets&, const Targets&) = default;
};

// How often an effect acts.
enum class Every : std::uint8_t { once, month };
inline constexpr std::array<std::string_view, 2> every_names = {"once", "month"};

// Closes a share of the gap between a lever and its ideal; or, where it does harm, opens it by a share of what
// is left to the worst.
struct Effect {
  Lever lever;
  float closes = 0.0F;  // share of the remaining gap, -1..1
  Every every = Every::once;
  Grounds grounds = {};

  friend bool operator==(const Effect&, const Effect&) = default;
};

// What one target is called.
[[nodiscard]] constexpr std::string_view one_of(Entity entity) {
  return entity == Entity::staff ? "member of staff" : name_of(entity);
}

struct Cost;

// An amount of a cost: its key in files, its unit, and how it is described, with {} for the amount and for a
// target.
struct CostAmount {
  std::string_view name;
  double Cost::*member;
  std::string_view unit;
  std::string_view words;
};

#define COADOPT_AMOUNT(name, unit, words) \
  COADOPT_MEMBER(double, name, ::coadopt::CostAmount{#name, &Self::name, unit, words}) = 0.0

// What an intervention costs: money in GBP; hours of staff, which come out of the same slack that sessions
// need; hours of users and residents beyond sessions. The hours that a structure buys for a target are in
// proportion as its amounts are.
struct Cost {
  COADOPT_MEMBERS(Cost);

  COADOPT_AMOUNT(set_up, "GBP", "GBP {} to set up");
  COADOPT_AMOUNT(per_target, "GBP", "GBP {} per {}");
  COADOPT_AMOUNT(per_target_month, "GBP a month", "GBP {} per {} per month");
  // For paid posts of its structure.
  COADOPT_AMOUNT(per_post_month, "GBP a month", "GBP {} per post per month");
  // Once, in the month of joining.
  COADOPT_AMOUNT(staff_hours_per_target, "hours", "{} staff hours per {}");
  COADOPT_AMOUNT(staff_hours_per_target_month, "hours a month", "{} staff hours per {} per month");
  COADOPT_AMOUNT(
      citizen_hours_per_target_month, "hours a month", "{} hours of users and residents per {} per month");
  // What a target is like that the amounts per target are for; they are in proportion for others. 0: alike for
  // every target.
  COADOPT_AMOUNT(for_staff, "staff", "for {} staff and in proportion");
  COADOPT_AMOUNT(for_residents, "residents", "for {} residents and in proportion");
  Bearer borne_by = Bearer::organisation;

  friend bool operator==(const Cost&, const Cost&) = default;
};

inline constexpr auto cost_amounts = declared_array<Cost>();
static_assert(sizeof(Cost) == sizeof(double) * (cost_amounts.size() + 1), "an amount is not declared");

// Whether an amount is multiplied by the targets.
[[nodiscard]] constexpr bool is_per_target(const CostAmount& one) {
  return one.words.find("per {}") != std::string_view::npos;
}

// One for each amount of a cost, in the order of `cost_amounts`.
using CostGrounds = std::array<Grounds, cost_amounts.size()>;

// Within what the share that an effect closes may lie, -1..1.
[[nodiscard]] inline Bounds range_of(const Effect& effect) {
  const Bounds range = range_of(static_cast<double>(effect.closes), effect.grounds, &BasisDescription::effect);
  return {std::max(range.low, -1.0), std::min(range.high, 1.0)};
}

// An intervention as data: when, whom, how many, what it does, what it costs, where that comes from.
struct Intervention {
  std::string name;
  std::string entry;  // of the catalogue, if it comes from there
  std::string title;  // of that entry, for people; empty if it comes from elsewhere
  std::string sure;   // how sure its effect is, in the catalogue's words
  // Whom the entry is for, and so its evidence about, where the targets are others; empty where they are not.
  std::string evidence_about;
  std::string catalogue;  // which catalogue that was, and the checksum of the entry's file
  std::string description;
  std::string source;
  Month start_month = 1;
  Month end_month = 0;           // its last month; 0: to the end of the run
  Month ramp_months = 0;         // months over which its targets join, evenly
  float coverage = 1.0F;         // share of those eligible, organisations and communities by their people
  std::optional<double> budget;  // GBP from start to end; in place of coverage, what it buys
  Targets targets;
  std::vector<Effect> effects;
  Cost cost;
  CostGrounds cost_grounds;  // what each amount of the cost rests on
  Structure structure;

  friend bool operator==(const Intervention&, const Intervention&) = default;
};

// Within what the amount of a cost may lie that stands at this place of `cost_amounts`, in its unit.
[[nodiscard]] inline Bounds cost_range_of(const Intervention& one, std::size_t amount) {
  return range_of(one.cost.*cost_amounts[amount].member, one.cost_grounds[amount], &BasisDescription::cost);
}

}  // namespace coadopt
