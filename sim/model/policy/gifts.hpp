#pragma once

#include <array>
#include <tuple>
#include <type_traits>

#include "chance/moment.hpp"
#include "contract/contract.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"
#include "policy/lever.hpp"

namespace coadopt {

struct PolicyParameters {
  COADOPT_PARAMETERS(PolicyParameters, "policy");

  COADOPT_PARAMETER(float, person_return, 0.02, {0, 1}, "share per month",
      "How fast persons lose again what interventions gave them: capability, efficacy, trust, free time, "
      "less "
      "entitlement.",
      assumed("as organisations' levels drift back"));
};

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
  expects(member != nullptr);
  return holder.*member;
}

// What interventions have given persons on each lever and not yet been lost again. What people gain of their
// own, in sessions, stays. Kept only for levers that an intervention has acted on.
class Gifts {
 public:
  // A person's level has moved by so much.
  void give(Lever lever, PersonId person, float change, std::uint32_t persons);

  // A share of every gift is lost; newcomers have been given nothing.
  void fade(Partnership& partnership, const PolicyParameters& p, const Moment& moment);

 private:
  static constexpr std::size_t count = 5;  // levers of persons, which are neighbours in the list of levers
  std::array<Column<PersonId, float>, count> given_;
};

}  // namespace coadopt
