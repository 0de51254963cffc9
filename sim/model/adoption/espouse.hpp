#pragma once

#include "barrier/barrier.hpp"
#include "chance/uniforms.hpp"
#include "number/elementary.hpp"
#include "parameter/parameter.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

struct EspouseParameters {
  COADOPT_PARAMETERS(EspouseParameters, "adoption");

  COADOPT_PARAMETER(float, push, 0.004, {0, 1}, "chance per month",
      "Policy's push to espouse a Co, before commitment weighs in.",
      assumed("model prototype: espousal near 60%"));
  COADOPT_PARAMETER(float, push_floor, 0.5, {0, 10}, "multiple of push",
      "What is added to commitment before it multiplies the push.", assumed("model prototype"));
  COADOPT_PARAMETER(float, talk, 0.063, {0, 1}, "chance per month",
      "Chance to take up the idea where all colleagues espouse and practise it.",
      calibrated("docs/calibrate, patterns 1 to 6"));
  COADOPT_PARAMETER(float, jargon_weight, 0.6, {0, 1}, "share of talk",
      "Share of talk that full jargon swallows.",
      assumed("awkward term, 2012 workshops; size from the prototype"));
  COADOPT_PARAMETER(float, espousal_fade, 0.015, {0, 1}, "chance per month",
      "Chance that a Co espoused and not practised is no longer espoused.", assumed("model prototype"));
  COADOPT_PARAMETER(float, market_push, 0.004, {0, 1}, "chance per month",
      "Push that reaches everyone where all organisations hold the step \"market it\" of the Star.",
      assumed("as strong as policy's push"));
};

// Share of talk that jargon leaves.
[[nodiscard]] inline float talk_understood(const EspouseParameters& p, float jargon) {
  return 1.0F - p.jargon_weight * jargon;
}

// Espousal: taking up the idea of a Co, apart from using it (Argyris: espoused theory against theory in use).
//   1 - (1 - push (0.5 + commitment)) (1 - talk/2 (E + P) (1 - 0.6 jargon))
// with E and P the shares of colleagues seen to espouse and to practise it.
struct Surroundings {
  float commitment = 0.0F;        // of the organisation
  float marketing = 0.0F;         // share of organisations that hold "market it"
  float espousing_peers = 0.0F;   // share of colleagues seen to espouse it
  float practising_peers = 0.0F;  // share of colleagues seen to practise it
  float jargon = 0.0F;            // of the organisation
};
[[nodiscard]] inline float chance_to_espouse(const EspouseParameters& p, const Surroundings& of) {
  const float pushed = level(p.push * (p.push_floor + of.commitment) + p.market_push * of.marketing);
  const float talked =
      level(p.talk * 0.5F * (of.espousing_peers + of.practising_peers) * talk_understood(p, of.jargon));
  return 1.0F - (1.0F - pushed) * (1.0F - talked);
}

// The surroundings as they would be without one barrier.
[[nodiscard]] inline Surroundings without(Barrier barrier, Surroundings of) {
  if (barrier == Barrier::language) of.jargon = 0.0F;
  if (barrier == Barrier::leadership) of.commitment = 1.0F;
  return of;
}

// What that chance cannot exceed whatever colleagues do, but for rounding.
[[nodiscard]] inline float most_chance_to_espouse(
    const EspouseParameters& p, float commitment, float marketing) {
  return chance_to_espouse(p, {.commitment = commitment,
                                  .marketing = marketing,
                                  .espousing_peers = 1.0F,
                                  .practising_peers = 1.0F,
                                  .jargon = 0.0F}) +
         1e-5F;
}

// Share of organisations that hold the step "market it".
[[nodiscard]] float marketing_of(const Organisations& organisations);

// Phase: reads what colleagues showed last month, writes who espouses what.
void espouse(Partnership& partnership, const EspouseParameters& p, float team_weight, const Moment& moment);

}  // namespace coadopt
