#include <cmath>

#include "experiment/proof/patterns/patterns.hpp"
#include "workload/hours.hpp"

namespace coadopt {

namespace {

namespace exemplars {

constexpr Month first = 12;
constexpr Month last = 72;  // five years of the best that is known

std::vector<double> need_by_team(const Partnership& who) {
  std::vector<double> needs;
  for (const TeamId team : who.teams.staff.ids()) {
    double sum = 0.0;
    for (const StaffId one : who.teams.staff[team]) sum += static_cast<double>(needs_of(who, one));
    needs.push_back(sum);
  }
  return needs;
}

// Need of each team's users before, then the yearly change of it since.
void read(const Simulation& simulation, std::vector<double>& reading) {
  if (simulation.moment.month == first) reading = need_by_team(simulation.partnership);
  if (simulation.moment.month != last) return;
  const std::vector<double> now = need_by_team(simulation.partnership);
  for (std::size_t i = 0; i < now.size(); ++i) {
    reading[i] = reading[i] > 0.0 ? std::pow(now[i] / reading[i], 12.0 / (last - first)) - 1.0 : 0.0;
  }
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const Case best = laboratory.with("coaches, leaders and pooled budgets", last,
      {laboratory.entry("coaches"), laboratory.entry("leadership_commitment"),
          laboratory.entry("pooled_budgets")});
  Numbers share;
  for (const std::vector<double>& teams : laboratory.run(best, &read).readings) {
    double so_much = 0.0;
    for (const double change : teams) so_much += change <= -0.05 ? 1.0 : 0.0;
    share.push_back(so_much / static_cast<double>(teams.size()));
  }
  return {check_mean("teams whose users' need falls by 5% a year or more over five years", ShownAs::percent,
      share, {0.001, 0.10})};
}

}  // namespace exemplars

}  // namespace

Pattern exemplars() {
  return {14, "exemplars",
      "Only the most successful teams reach what celebrated cases report: use falls by 5 to 9% a year.",
      Use::hold_out,
      "Esther 1998 to 2003: -4.7% a year; Highland 1998 to 2005: -8.9% (before and after, no control)",
      &exemplars::try_out, {"that successes lower need", {"benefit.need_fall=0"}}};
}

}  // namespace coadopt
