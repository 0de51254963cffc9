#pragma once

#include <algorithm>

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// New leaders come: part of the old commitment is kept, the rest is theirs, drawn anew around what the
// organisation drifts back to, with or against a mandate; and what was achieved under the old ones counts no
// longer.
struct LeadershipChange {
  COADOPT_PARAMETERS(LeadershipChange, "leadership_change");
  static constexpr Entity entity = Entity::organisation;

  COADOPT_PARAMETER(float, kept, 0.3, {0, 1}, "share of commitment",
      "Commitment that outlasts the change; more where succession is planned.", assumed("a guess"));
  COADOPT_PARAMETER(float, mandate, 0, {-1, 1}, "share of the gap",
      "How far new leaders are for (1) or against (-1) co-production.", assumed("neither, unless given"));
  COADOPT_PARAMETER(float, spread, 0.2, {0, 1}, "level 0..1",
      "How far new leaders' commitment may lie from what is usual, either way.", assumed("a guess"));
};

// What new leaders bring: the usual, give or take, moved by their mandate.
[[nodiscard]] inline float commitment_brought(const LeadershipChange& p, float usual, float u) {
  const float own = std::min(1.0F, std::max(0.0F, usual + p.spread * (2.0F * u - 1.0F)));
  return p.mandate >= 0.0F ? own + p.mandate * (1.0F - own) : own + p.mandate * own;
}

void act(const LeadershipChange& change, Acting& acting);

}  // namespace coadopt
