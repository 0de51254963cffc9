#pragma once

#include <array>
#include <cstdint>
#include <tuple>
#include <type_traits>

#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "partnership/partnership.hpp"
#include "policy/intervention.hpp"
#include "policy/lever.hpp"
#include "policy/within.hpp"
#include "session/benefit.hpp"

namespace coadopt {

namespace detail {

// The columns of a struct that have the name of a lever, by levers.
template <class AnyId, class Holder>
inline constexpr auto columns_of_levers = [] {
  using Level = Column<AnyId, float> Holder::*;
  std::array<Level, lever_count> all{};
  const auto look_at = [&](const auto& declared) {
    if constexpr (std::is_same_v<decltype(declared.member), Level>) {
      for (std::size_t i = 0; i < lever_count; ++i) {
        if (levers[i].name == declared.name) all[i] = declared.member;
      }
    }
  };
  std::apply([&](const auto&... declared) { (look_at(declared), ...); }, columns<Holder>);
  return all;
}();

}  // namespace detail

// The column that a lever moves, which has its name: of staff, persons, communities or organisations' levels.
template <class AnyId, class Holder>
[[nodiscard]] Column<AnyId, float>& column_of(Holder& holder, Lever lever) {
  const auto member = detail::columns_of_levers<AnyId, Holder>[static_cast<std::size_t>(lever)];
  expects(member != nullptr, "a lever of this kind of holder");
  return holder.*member;
}

// What interventions have given persons of levels that nothing else returns, such as free time, and has not yet
// been lost again. Kept only for a lever that an intervention has acted on.
class Gifts {
 public:
  // A person's level has moved by so much.
  void give(Lever lever, PersonId person, float change, std::uint32_t persons);

  // A share of every gift is lost, as levels return that sessions move too; newcomers have been given nothing.
  void fade(Partnership& partnership, const BenefitParameters& p, const Moment& moment);

 private:
  static constexpr std::size_t count = 2;  // levers: `gifts_of` in close_gap.cpp
  std::array<Column<PersonId, float>, count> given_;
};

// A level moved by a share of its gap to the ideal; a negative share moves it by that share of its distance to
// the worst, which is 1 - ideal.
//   x + share (ideal - x)              share >= 0
//   x + |share| ((1 - ideal) - x)      share < 0
[[nodiscard]] inline float moved(float x, float ideal, float share) {
  expects(are_levels(x, ideal) && share >= -1.0F && share <= 1.0F, "levels, and a share within -1..1");
  const float next = share >= 0.0F ? x + share * (ideal - x) : x - share * (1.0F - ideal - x);
  ensures(is_level(next), "a level");
  return next;
}

// An effect closes a share of the remaining gap between a lever and its ideal, as strongly as each one acted on
// gets it; a negative share opens it. Effects that close so compose in any order, none overshoots, and a share
// of 0 changes nothing at all. In an organisation's window of opportunity they move also what its levels drift
// back to. `key` separates one intervention's draws from another's.
void close_gap(Partnership& partnership, Gifts& gifts, const Effect& effect, const ActedOn& on,
    std::uint32_t key, const Moment& moment);

}  // namespace coadopt
