#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "barrier/barrier.hpp"
#include "chance/uniforms.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// What makes staff espouse a Co: all of it, or one of three rival explanations alone.
enum class EspousalRule : std::uint32_t { mixed, policy, attitude, peers };
inline constexpr std::array<std::string_view, 4> espousal_rule_names = {"mixed", "policy", "attitude", "peers"};

struct EspouseParameters {
  COADOPT_PARAMETERS(EspouseParameters, "adoption");

  COADOPT_PARAMETER(EspousalRule, espousal_rule, 0, {0, 3}, "rule",
      "What makes staff espouse a Co: mixed (all of the following), policy (pushed from above), attitude "
      "(persuaded by evidence, the more the higher their attitude), peers (copied from colleagues).",
      assumed("all three are in the sources, none of which says how much each does",
          "Staff who became for it: what moved you: a duty or manager, evidence, a colleague? (one)"),
      espousal_rule_names);
  COADOPT_PARAMETER(float, push, 0.0013, {0, 1}, "chance per month",
      "Policy's push to espouse a Co, before it is multiplied by commitment.",
      cited("Bass model: external influence 0.03 a year (0.01 to 0.03), half of it here; the other half is "
            "persuasion"));
  COADOPT_PARAMETER(float, push_floor, 0.5, {0, 10}, "multiple of push",
      "What is added to commitment before it multiplies the push.",
      assumed("model prototype",
          "Staff: did you first hear of it from national policy or your own leaders? (one)"));
  COADOPT_PARAMETER(float, persuasion, 0.01, {0, 1}, "chance per month",
      "Chance that staff of full attitude take up a Co where evidence is full or success is seen everywhere.",
      cited("Bass model: half of the external influence of 0.03 a year at usual attitude, evidence and "
            "practice"));
  COADOPT_PARAMETER(float, talk, 0.071, {0, 1}, "chance per month",
      "Chance that someone of full attitude takes up a Co that all colleagues practise.",
      calibrated("docs/calibrate, patterns 2 to 6 and 23"));
  COADOPT_PARAMETER(float, talk_floor, 0.3, {0, 1}, "share of talk",
      "Share of talk that counts for someone whose attitude is 0.",
      assumed("a guess", "Staff who became for it: what moved you, by attitude (0 to 10)"));
  COADOPT_PARAMETER(float, words_weight, 0.61, {0, 1}, "share of a colleague who practises",
      "Weight in talk of a colleague who espouses a Co and does not practise it.",
      cited("Kraft-Todd 2018: those who had done it themselves won over 62.8% more people, 1/1.628"));
  COADOPT_PARAMETER(float, jargon_weight, 0.6, {0, 1}, "share of talk",
      "Share of talk that full jargon removes.",
      assumed("awkward term, 2012 workshops; size from the prototype",
          "Staff: I did not follow what colleagues meant by co-production (0 never to 10 always)"));
  COADOPT_PARAMETER(float, espousal_fade, 0.03, {0, 1}, "chance per month",
      "Chance that someone whose attitude is 0 ceases to espouse a Co that they do not practise.",
      assumed("no source; 0.015 at the usual attitude, as in the prototype",
          "Staff, same people a year apart: are you for it? (0 to 10)"));
  COADOPT_PARAMETER(float, market_push, 0.0013, {0, 1}, "chance per month",
      "Push that reaches everyone where all organisations hold the step \"market it\" of the Star.",
      derived("adoption.push: as strong as policy's"));
  COADOPT_PARAMETER(float, policy_scale, 11.2, {0, 100}, "multiple of the push",
      "Factor on the push under the rule policy.",
      derived("the chance under mixed over that of being pushed, at the start values"));
  COADOPT_PARAMETER(float, attitude_scale, 10.7, {0, 100}, "multiple of persuasion",
      "Factor on persuasion under the rule attitude.",
      derived("the chance under mixed over that of being persuaded, at the start values"));
  COADOPT_PARAMETER(float, peers_scale, 1.22, {0, 100}, "multiple of talk",
      "Factor on talk under the rule peers.",
      derived("the chance under mixed over that of copying, at the start values"));
};

// What decides whether a member of staff comes to espouse a Co.
struct EspousalTerms {
  float attitude = 0.0F;    // one's own
  float commitment = 0.0F;  // of the organisation, as are evidence, success and jargon
  float marketing = 0.0F;   // share of organisations that hold "market it"
  float evidence = 0.0F;
  float success = 0.0F;           // share of last month's sessions that succeeded
  float espousing_peers = 0.0F;   // share of colleagues seen to espouse it
  float practising_peers = 0.0F;  // share of colleagues seen to practise it
  float jargon = 0.0F;
};

// Lip service to policy, whatever one's attitude.
//   push (push_floor + commitment) + market_push × share of organisations that "market it"
[[nodiscard]] inline float chance_pushed(const EspouseParameters& p, const EspousalTerms& of) {
  return level(p.push * (p.push_floor + of.commitment) + p.market_push * of.marketing);
}

// Belief in people, given grounds: what the organisation knows of its value, or success that colleagues show.
//   persuasion × attitude (evidence + (1 - evidence) success × P)
[[nodiscard]] inline float chance_persuaded(const EspouseParameters& p, const EspousalTerms& of) {
  const float grounds = towards(of.evidence, 1.0F, of.success * of.practising_peers);
  return level(p.persuasion * of.attitude * grounds);
}

// Colleagues, who are credible where they do what they say, in words one understands.
//   talk (f + (1 - f) attitude) (P + w (E - P)) (1 - jargon_weight × jargon)       f talk_floor, w words_weight
[[nodiscard]] inline float chance_copied(const EspouseParameters& p, const EspousalTerms& of) {
  const float credible = towards(of.practising_peers, of.espousing_peers, p.words_weight);
  const float understood = 1.0F - p.jargon_weight * of.jargon;
  return level(p.talk * towards(p.talk_floor, 1.0F, of.attitude) * credible * understood);
}

// Espousal: taking up the idea of a Co, apart from using it (Argyris: espoused theory against theory in use).
//   mixed      1 - (1 - pushed) (1 - persuaded) (1 - copied)
//   policy     policy_scale × pushed
//   attitude   attitude_scale × persuaded
//   peers      peers_scale × copied
[[nodiscard]] inline float chance_to_espouse(const EspouseParameters& p, const EspousalTerms& of) {
  expects(are_levels(of.attitude, of.commitment, of.marketing, of.evidence, of.success, of.jargon) &&
              is_nearly_level(of.espousing_peers) && is_nearly_level(of.practising_peers),
      "all that persuades as levels");
  switch (p.espousal_rule) {
    case EspousalRule::policy: return level(p.policy_scale * chance_pushed(p, of));
    case EspousalRule::attitude: return level(p.attitude_scale * chance_persuaded(p, of));
    case EspousalRule::peers: return level(p.peers_scale * chance_copied(p, of));
    case EspousalRule::mixed: break;
  }
  return 1.0F -
         (1.0F - chance_pushed(p, of)) * (1.0F - chance_persuaded(p, of)) * (1.0F - chance_copied(p, of));
}

// The terms as they would be without one barrier.
[[nodiscard]] inline EspousalTerms without(Barrier barrier, EspousalTerms of) {
  switch (barrier) {
    case Barrier::culture: of.attitude = 1; break;
    case Barrier::language: of.jargon = 0; break;
    case Barrier::evidence: of.evidence = 1; break;
    case Barrier::leadership: of.commitment = 1; break;
    default: break;
  }
  return of;
}

// What that chance cannot exceed whatever colleagues do, but for rounding.
[[nodiscard]] inline float most_chance_to_espouse(const EspouseParameters& p, EspousalTerms of) {
  of.espousing_peers = of.practising_peers = 1.0F;
  return chance_to_espouse(p, of) + 1e-5F;
}

// Words that no deeds follow last as long as the belief behind them.
[[nodiscard]] inline float chance_to_let_go(const EspouseParameters& p, float attitude) {
  expects(is_level(attitude), "attitude as a level");
  return p.espousal_fade * (1.0F - attitude);
}

// Share of organisations that hold the step "market it".
[[nodiscard]] float marketing_share(const Organisations& organisations);

// What all staff of an organisation have in common, with nothing known of themselves and of colleagues.
[[nodiscard]] inline EspousalTerms terms_in(
    const Organisations& organisations, OrganisationId own, float marketing) {
  return {.commitment = organisations.now.commitment[own],
      .marketing = marketing,
      .evidence = organisations.now.evidence[own],
      .success = organisations.success[own],
      .jargon = organisations.now.jargon[own]};
}

// Phase: reads what colleagues showed last month, writes who espouses what.
void espouse(Partnership& partnership, const EspouseParameters& p, float team_weight, const Moment& moment);

}  // namespace coadopt
