#pragma once

#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"
#include "session/meet.hpp"

namespace coadopt {

struct AnswerParameters {
  COADOPT_PARAMETERS(AnswerParameters, "answer");

  COADOPT_PARAMETER(float, hours_per_person, 3, {0.1, 744}, "hours",
      "Hours of enabling staff or helpers that answering one person's offer takes in a month, with the way "
      "there and what follows.",
      cited(
          "NHS England, link workers: 200 to 250 people a year, 6 to 12 contacts each, 6 to 7.5 hours in all"));
  COADOPT_PARAMETER(float, skill, 0.85, {0, 1}, "level 0..1",
      "Skill of those who answer to enable users and communities.",
      assumed("model prototype", "Users after a session with enabling staff: did it go well? (yes, no)"));
};

// How many offers the hours answer: a whole number, and one more with the chance of the fraction left over.
[[nodiscard]] inline std::uint32_t answers(const AnswerParameters& p, float hours, float u) {
  expects(is_amount(static_cast<double>(hours)) && is_level(u), "hours, and a draw within 0..1");
  return static_cast<std::uint32_t>(hours / p.hours_per_person + u);
}

// Phase, last of meeting: hours that interventions provide answer offers that no session answered, in turn from
// a random person on.
void answer_offers(Partnership& partnership, CommunityId community, const AnswerParameters& p,
    const SessionParameters& meet, const Moment& moment);

}  // namespace coadopt
