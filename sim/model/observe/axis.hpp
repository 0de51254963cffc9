#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "barrier/barrier.hpp"
#include "partnership/co.hpp"
#include "partnership/organisation.hpp"
#include "workload/ledger.hpp"

namespace coadopt {

// What a measure is split by, besides scenario, replicate and month; each is a dimension of the results file,
// but role_co, kind_co and removal, which are several.
enum class Axis : std::uint8_t {
  none,
  co,
  barrier,
  group,
  role,
  step,
  cos,
  item,
  bearer,
  held_by,
  kind,
  role_co,
  kind_co,
  removal,  // role, Co, kind of organisation and barrier
};

// Groups of persons that results are given for; all but the last two are of users.
enum class Group : std::uint8_t { users, seldom_heard, low_efficacy, high_need, neighbours, everyone };
inline constexpr std::size_t group_count = 6;
inline constexpr std::array<std::string_view, group_count> group_names = {
    "users", "seldom_heard", "low_efficacy", "high_need", "neighbours", "everyone"};

// Who holds sessions: staff, or posts and helpers whose hours interventions provide.
enum class HeldBy : std::uint8_t { staff, posts };
inline constexpr std::size_t held_by_count = 2;
inline constexpr std::array<std::string_view, held_by_count> held_by_names = {"staff", "posts"};

// How many of the Four Co's an organisation has in use.
inline constexpr std::size_t cos_count = 5;
inline constexpr std::array<std::string_view, cos_count> cos_names = {"0", "1", "2", "3", "4"};

// What hours and money go to.
enum class Item : std::uint8_t { duties, casework, sessions, interventions, free, set_up, running, posts };
inline constexpr std::size_t item_count = 8;
inline constexpr std::array<std::string_view, item_count> item_names = {
    "duties", "casework", "sessions", "interventions", "free", "set_up", "running", "posts"};

// How many values there are along it.
[[nodiscard]] constexpr std::size_t extent(Axis axis) {
  switch (axis) {
    case Axis::none: return 1;
    case Axis::co: return co_count;
    case Axis::barrier: return barrier_count;
    case Axis::group: return group_count;
    case Axis::role: return role_count;
    case Axis::step: return star_step_count;
    case Axis::cos: return cos_count;
    case Axis::item: return item_count;
    case Axis::bearer: return bearer_count;
    case Axis::held_by: return held_by_count;
    case Axis::kind: return organisation_kind_count;
    case Axis::role_co: return role_count * co_count;
    case Axis::kind_co: return organisation_kind_count * co_count;
    case Axis::removal: return role_count * co_count * organisation_kind_count * barrier_count;
  }
  return 0;
}

}  // namespace coadopt
