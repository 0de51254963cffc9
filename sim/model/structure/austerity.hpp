#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Cuts, while they last: funding is held down, those who remain take over the casework of posts that are gone,
// user-led organisations lose cash, and horizons shorten.
struct Austerity {
  COADOPT_PARAMETERS(Austerity, "austerity");
  static constexpr Entity entity = Entity::organisation;

  COADOPT_PARAMETER(float, funding_cut, 0.3, {0, 1}, "share of funding",
      "Funding is at most its base less this share.", assumed("a guess"));
  COADOPT_PARAMETER(float, posts_cut, 0.1, {0, 0.9}, "share of posts",
      "Posts whose casework falls to those who remain.", assumed("a guess"));
  COADOPT_PARAMETER(float, cash_cut, 0.3, {0, 1}, "share of cash",
      "Cash of user-led organisations is at most its base less this share.", assumed("a guess"));
  COADOPT_PARAMETER(float, short_termism, 0.05, {0, 1}, "share of gap to 1 per month",
      "How fast horizons shorten.", assumed("a guess"));
};

void act(const Austerity& cuts, Acting& acting);

}  // namespace coadopt
