#pragma once

#include <array>
#include <optional>

#include "barrier/barrier.hpp"
#include "partnership/census.hpp"

namespace coadopt {

// A barrier score of 1 (none) to 5 (complete) as a level: (score - 1) / 4. That scores are evenly spaced, and
// that the ends of the scale are the ends of the level, is assumed.
[[nodiscard]] constexpr double hindrance(double score) { return (score - 1.0) / 4.0; }

// What a barrier's score says of the state it lives on: where nothing hinders, where it hinders completely, and
// evenly in between. All assumed.

template <class Holder>
struct Score {
  Barrier barrier;
  std::optional<float> Holder::*level;
  double unhindered;
  double hindered;
};
using StaffScore = Score<StaffLevels>;
using OrganisationScore = Score<CountedOrganisation>;

// 0.2 of contract hours are 30 hours a month, about what casework leaves frontline staff: so time as a
// complete barrier leaves next to none of them, and time as no barrier leaves twice as many.
inline constexpr auto staff_scores = std::to_array<StaffScore>({
    {Barrier::power, &StaffLevels::power_threat, 0, 1},
    {Barrier::culture, &StaffLevels::attitude, 1, 0},
    {Barrier::time, &StaffLevels::more_duties, -0.2, 0.2},
    {Barrier::risk, &StaffLevels::perceived_risk, 0, 1},
    {Barrier::skill, &StaffLevels::skill, 1, 0},
});

// Systems are friction, which has a value for each Co: their mean is the score's level, and they differ as
// they do by default. Citizens are the capability and trust of persons.
inline constexpr auto organisation_scores = std::to_array<OrganisationScore>({
    {Barrier::language, &CountedOrganisation::jargon, 0, 1},
    {Barrier::evidence, &CountedOrganisation::evidence, 1, 0},
    {Barrier::resources, &CountedOrganisation::funding, 1, 0},
    {Barrier::leadership, &CountedOrganisation::commitment, 1, 0},
    {Barrier::short_termism, &CountedOrganisation::short_termism, 0, 1},
});

// A level to three digits, so that files can be read.
[[nodiscard]] float level_of(double score, double unhindered, double hindered);
[[nodiscard]] PerCo<float> friction_of(double score);

}  // namespace coadopt
