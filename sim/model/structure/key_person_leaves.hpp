#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// A role, as wide as a choice.
enum class RoleOfOne : std::uint32_t {};

// In each target the one of a role who does most with people leaves at the end of the month and is replaced
// from the labour market. What hung on that person goes at once: part of the organisation's commitment, of its
// funding, and of what the team-mates try or use.
struct KeyPersonLeaves {
  COADOPT_PARAMETERS(KeyPersonLeaves, "key_person_leaves");
  static constexpr Entity entity = Entity::organisation;

  COADOPT_PARAMETER(RoleOfOne, role, 2, {0, 2}, "choice", "Role of the person who leaves.",
      assumed("a leader, unless given"), role_names);
  COADOPT_PARAMETER(float, commitment_lost, 0.3, {0, 1}, "share of commitment",
      "Part of the organisation's commitment that is lost with the person.",
      assumed("a guess: no loss of a key person was measured for co-production"));
  COADOPT_PARAMETER(float, practice_lost, 0.3, {0, 1}, "chance",
      "Chance that a Co that a team-mate tries or uses lapses when the person leaves.",
      assumed("a guess; Peterson 2014: where a supervisor leaves, programmes end"));
  COADOPT_PARAMETER(float, funding_lost, 0.1, {0, 1}, "share of funding",
      "Part of the organisation's funding that is lost with the person.", assumed("a guess"));
};

void act(const KeyPersonLeaves& shock, Acting& acting);

}  // namespace coadopt
