#pragma once

#include "month/simulation.hpp"
#include "observe/record.hpp"

namespace coadopt {

// One for each group of measures.
void observe_practice(const Simulation& world, Record& record);
void observe_people(const Simulation& world, Record& record);
void observe_organisations(const Simulation& world, Record& record);
void observe_barriers(const Simulation& world, Record& record);
void observe_money(const Simulation& world, Record& record);

// Writes what a month of a world measures into its record: the schedule's tenth phase. Observers see a
// constant world and have nothing to draw from, so that taking a measure cannot change a result.
inline void observe(const Simulation& world, const Observed& observed, Record& record) {
  if (observed.has(MeasureGroup::practice)) observe_practice(world, record);
  if (observed.has(MeasureGroup::people)) observe_people(world, record);
  if (observed.has(MeasureGroup::organisations)) observe_organisations(world, record);
  if (observed.has(MeasureGroup::barriers)) observe_barriers(world, record);
  if (observed.has(MeasureGroup::money)) observe_money(world, record);
}

// The quotient, and 0 for 0 divided by 0.
[[nodiscard]] inline double share_of(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

}  // namespace coadopt
