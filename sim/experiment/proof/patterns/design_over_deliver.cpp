#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace design_over_deliver {

constexpr Month months = 72;
// Mean of the need that users come with, before sessions lower it; about the highest tenth or fifth.
constexpr float high = 0.6F;

// Of frontline staff whose caseloads are in high need: how many practise design, how many deliver, how many
// there are.
void read(const Simulation& simulation, std::vector<double>& reading) {
  if (simulation.moment.month != months) return;
  const Partnership& who = simulation.partnership;
  double design = 0.0;
  double deliver = 0.0;
  double all = 0.0;
  for (const StaffId one : who.staff.role.ids()) {
    const Range<PersonId> caseload = who.staff.caseload[one];
    float needs = 0.0F;
    for (const PersonId user : caseload) needs += who.persons.own_need[user];
    if (caseload.empty() || needs < high * static_cast<float>(caseload.size())) continue;
    all += 1.0;
    design += who.staff.practice[Co::design][one] == Practice::in_use ? 1.0 : 0.0;
    deliver += who.staff.practice[Co::deliver][one] == Practice::in_use ? 1.0 : 0.0;
  }
  reading = {design, deliver, all};
}

std::vector<Check> try_out(Laboratory& laboratory) {
  Case reference = laboratory.reference(months);
  reference.name += ", caseloads in high need";
  Numbers difference;
  for (const std::vector<double>& one : laboratory.run(reference, &read).readings) {
    difference.push_back(one[2] > 0.0 ? (one[0] - one[1]) / one[2] : 0.0);
  }
  return {check_mean("design in use minus deliver in use, staff whose users came in high need", ShownAs::points,
      difference, positive)};
}

}  // namespace design_over_deliver

}  // namespace

Pattern design_over_deliver() {
  return {8, "design over deliver", "Where need is high, co-design is more common than co-delivery.",
      Use::hold_out,
      "learning from the 2012 workshops: planning before design before delivery, least for high needs",
      &design_over_deliver::try_out,
      {"that people in high need take more casework", {"workload.casework_hours=0"}}};
}

}  // namespace coadopt
