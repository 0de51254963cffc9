#pragma once

#include <algorithm>

#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/organisation.hpp"

namespace coadopt {

struct StarParameters {
  COADOPT_PARAMETERS(StarParameters, "organisation");

  COADOPT_PARAMETER(float, star_rate, 0.08, {0, 1}, "chance per month",
      "Chance to move up a step of the Star where everything the step needs is there.",
      assumed("a guess: all five steps in five to ten years where everything is right",
          "Organisations that used the Star: which step, in which year? (0 to 5; year)"));
  COADOPT_PARAMETER(float, star_steepness, 2, {0.1, 20}, "exponent",
      "Power of what the step needs that the chance is in proportion to.",
      assumed("a guess: with half of what a step needs, the chance is less than half",
          "Organisations that used the Star: which step, in which year, and what was missing? (0 to 5)"));
  COADOPT_PARAMETER(float, engaged_for_connection, 0.15, {0.001, 1}, "share of residents",
      "Engaged residents at which an organisation counts as connected to its communities.",
      cited("Community Life 2021/22: 16% volunteer monthly"));
};

// What the steps of the Star need, each 0..1.
struct StarNeeds {
  float evidence;
  float connection;
  float commitment;
  float friction;  // mean of the four Co's
  float skill;     // mean of staff
  float incentive;
  float funding;
  float short_termism;
};

// How far what the next step needs is there, 0..1:
//   map     mean of evidence and connection      focus  commitment (1 - friction)
//   people  skill                                market mean of evidence and incentive
//   grow    funding (1 - friction) (1 - short_termism)
[[nodiscard]] inline float readiness(StarStep step, const StarNeeds& n) {
  expects(are_levels(n.evidence, n.connection, n.commitment, n.friction, n.skill, n.incentive, n.funding,
              n.short_termism),
      "all that steps need as levels");
  switch (step) {
    case StarStep::none: return 0.5F * (n.evidence + n.connection);
    case StarStep::map: return n.commitment * (1.0F - n.friction);
    case StarStep::focus: return n.skill;
    case StarStep::people: return 0.5F * (n.evidence + n.incentive);
    case StarStep::market: return n.funding * (1.0F - n.friction) * (1.0F - n.short_termism);
    case StarStep::grow: return 0.0F;
  }
  return 0.0F;
}

// Chance to move up from a step in a month, `help` being 1 but for plans that staff were trained to make.
//   [0.08 help readiness^2]
[[nodiscard]] inline float chance_of_next_step(
    const StarParameters& p, StarStep step, const StarNeeds& n, float help) {
  expects(is_amount(static_cast<double>(help)), "a factor that is not negative");
  const float ready = readiness(step, n);
  return ready <= 0.0F ? 0.0F : level(p.star_rate * help * raised(ready, p.star_steepness));
}

[[nodiscard]] constexpr StarStep next(StarStep step) {
  return step == StarStep::grow ? step : static_cast<StarStep>(static_cast<std::uint8_t>(step) + 1);
}

}  // namespace coadopt
