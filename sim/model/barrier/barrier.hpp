#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "contract/contract.hpp"
#include "partnership/propensity.hpp"

namespace coadopt {

enum class Barrier : std::uint8_t {
  power,
  culture,
  time,
  systems,
  risk,
  language,
  skill,
  evidence,
  resources,
  leadership,
  short_termism,
  citizens,
};

struct BarrierDescription {
  Barrier barrier;
  std::string_view name;
  std::string_view where;  // in the decision to try
  std::string_view lives_on;
  std::string_view register_codes;
  std::string_view meaning;
};

// The twelve barriers, from the workshops' table, the survey's dimensions and the literature. Each is the lack
// of an enabling factor. Codes are those of the register of sources.
inline constexpr auto all_barriers = std::to_array<BarrierDescription>({
    {Barrier::power, "power", "motivation: - power_threat", "staff", "B01 B01b",
        "Fear of losing power, status and control."},
    {Barrier::culture, "culture", "motivation: + attitude; what is espoused, and for how long", "staff, team",
        "B02 B02b B02c B02d B17 B27",
        "Deficit thinking: citizens are seen as problems, not as people with something to give."},
    {Barrier::time, "time", "opportunity: slack against session time", "staff", "B03 B03b B03c",
        "Co-producing takes hours that staff do not have."},
    {Barrier::systems, "systems", "opportunity: - friction per Co", "organisation", "B04 B04b B04c B04d B24",
        "Targets, governance, separate funding and tenders get in the way."},
    {Barrier::risk, "risk", "motivation: - perceived_risk x blame; what those above permit",
        "staff, organisation", "B05 B05b B05c", "Fear of failure and of its repercussions."},
    {Barrier::language, "language", "before the gate: slows talk among colleagues, turns people away",
        "organisation", "B06 B06b B06c B18", "Jargon, and words taken for deeds."},
    {Barrier::skill, "skill", "capability", "staff", "B07 B07b B22",
        "Too little skill to enable users and communities."},
    {Barrier::evidence, "evidence", "motivation: + evidence; persuades to espouse", "organisation",
        "B08 B08b B11", "Too little evidence of value, for staff and for funders."},
    {Barrier::resources, "resources", "opportunity: funding", "organisation", "B10 B10b",
        "Funding does not cover co-production."},
    {Barrier::leadership, "leadership", "motivation: + commitment, also in the norm", "organisation",
        "B13 B14 B19 B21", "Leaders are not committed."},
    {Barrier::short_termism, "short_termism", "motivation: - short_termism; the horizon of results",
        "organisation", "B09", "Results must show too soon."},
    {Barrier::citizens, "citizens", "opportunity: partner availability", "persons, communities",
        "B12 B12b B12c B12d B15 B16 B20 B23 B25 B26",
        "People lack capability, time, trust or connection to take part."},
});

inline constexpr std::size_t barrier_count = all_barriers.size();

[[nodiscard]] constexpr std::size_t index(Barrier barrier) { return static_cast<std::size_t>(barrier); }

// Some of the twelve barriers, one bit each.
class BarrierSet {
 public:
  constexpr BarrierSet() = default;
  // Of the bits 0 .. 11, in the order of the barriers.
  explicit constexpr BarrierSet(std::uint32_t bits) : bits_(static_cast<std::uint16_t>(bits)) {
    expects(bits >> barrier_count == 0, "bits of the twelve barriers alone");
  }

  [[nodiscard]] static constexpr BarrierSet all() { return BarrierSet((1U << barrier_count) - 1U); }
  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  [[nodiscard]] constexpr bool has(Barrier barrier) const { return ((bits_ >> index(barrier)) & 1U) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  // The same barriers and this one.
  [[nodiscard]] constexpr BarrierSet with(Barrier barrier) const {
    return BarrierSet(bits_ | (1U << index(barrier)));
  }
  friend constexpr bool operator==(BarrierSet, BarrierSet) = default;

 private:
  std::uint16_t bits_ = 0;
};

// The terms of the decision to try one Co, each 0..1. A barrier is read from its terms and removed by setting
// them.
struct Terms {
  float skill;
  float time;  // free hours against the hours of three sessions
  float friction;
  float funding;
  float partner;
  float attitude;
  float peers;  // what colleagues' practice adds to the norm, or their attitude under persuasion
  float commitment;
  float evidence;
  float incentive;
  float power_threat;
  float perceived_risk;
  float blame;
  float short_termism;
  float propensity = usual_propensity;  // one's own, which lasts; no barrier
  float permission = 1.0F;              // the chance that those above permit a try
  float user_led = 1.0F;  // presence of a user-led organisation to commission with; 1 for other Co's
};

// The terms without one barrier: its enabling factor is at its best.
[[nodiscard]] constexpr Terms without(Barrier barrier, Terms terms) {
  switch (barrier) {
    case Barrier::power: terms.power_threat = 0; break;
    case Barrier::culture: terms.attitude = 1; break;
    case Barrier::time: terms.time = 1; break;
    case Barrier::systems: terms.friction = 0; break;
    case Barrier::risk:
      terms.perceived_risk = terms.blame = 0;
      terms.permission = 1;
      break;
    case Barrier::language: break;  // acts before the decision to try
    case Barrier::skill: terms.skill = 1; break;
    case Barrier::evidence: terms.evidence = 1; break;
    case Barrier::resources: terms.funding = 1; break;
    case Barrier::leadership: terms.commitment = 1; break;
    case Barrier::short_termism: terms.short_termism = 0; break;
    case Barrier::citizens: terms.partner = terms.user_led = 1; break;
  }
  return terms;
}

}  // namespace coadopt
