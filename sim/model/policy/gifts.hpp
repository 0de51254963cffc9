#pragma once

#include <array>

#include "chance/moment.hpp"
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

// The column of a lever of persons.
[[nodiscard]] Column<PersonId, float>& column_of(Persons& persons, Lever lever);

}  // namespace coadopt
