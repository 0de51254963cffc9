#pragma once

#include <span>
#include <string>
#include <string_view>

#include "month/column_set.hpp"
#include "month/simulation.hpp"

namespace coadopt {

// One phase of the month. Each reads what earlier phases wrote and writes only its own. What a phase does in a
// community concerns that community alone: its persons and staff, and last month's news from elsewhere.
struct Phase {
  int number;
  std::string_view name;
  std::string_view does;
  std::string_view reads;
  std::string_view writes;
  ColumnSet reads_columns;   // besides those it writes and who belongs where
  ColumnSet writes_columns;  // and no others, which run_phase checks in debug builds
  void (*in_community)(Simulation&, CommunityId);
  void (*overall)(Simulation&);  // after all communities; neither for the last, which only looks
};

// The ten phases in their order: the table that runs the month is the table that describes it.
[[nodiscard]] std::span<const Phase> schedule();

// Runs one phase for everyone.
void run_phase(Simulation& simulation, const Phase& phase);

// Runs the phases of the next month, up to the last, in which observers look at the world.
void run_month(Simulation& simulation);

}  // namespace coadopt
