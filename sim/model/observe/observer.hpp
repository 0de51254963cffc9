#pragma once

#include "month/simulation.hpp"
#include "observe/record.hpp"

namespace coadopt {

// One for each group of measures.
void observe_practice(const Simulation& simulation, Record& record);
void observe_people(const Simulation& simulation, Record& record);
void observe_organisations(const Simulation& simulation, Record& record);
void observe_barriers(const Simulation& simulation, Record& record);
void observe_money(const Simulation& simulation, Record& record);
void observe_detail(const Simulation& simulation, Record& record);
void observe_removal(const Simulation& simulation, Record& record);

// Writes what a month of a world measures into its record: the schedule's tenth phase. Observers see a
// constant world and have nothing to draw from, so that taking a measure cannot change a result.
inline void observe(const Simulation& simulation, const Observed& observed, Record& record) {
  if (observed.has(MeasureGroup::practice)) observe_practice(simulation, record);
  if (observed.has(MeasureGroup::people)) observe_people(simulation, record);
  if (observed.has(MeasureGroup::organisations)) observe_organisations(simulation, record);
  if (observed.has(MeasureGroup::barriers)) observe_barriers(simulation, record);
  if (observed.has(MeasureGroup::money)) observe_money(simulation, record);
  if (observed.has(MeasureGroup::detail)) observe_detail(simulation, record);
  if (observed.has(MeasureGroup::removal)) observe_removal(simulation, record);
}

// Whether somebody lacks time: for the sessions they want to hold, or, who practises no Co, for trying one.
[[nodiscard]] bool is_short_of_time(const Simulation& simulation, StaffId one);

// The quotient, and 0 for 0 divided by 0.
[[nodiscard]] inline double share_of(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

}  // namespace coadopt
