#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace overuse {

double withdrawn(const Record& record) {
  return mean_of_year(record.months(), [&](Month month) {
    const auto group = static_cast<std::size_t>(Group::neighbours);
    const double gone = record.at(MeasureId::withdrawn, month)[group];
    return gone / (gone + record.at(MeasureId::participation, month)[group]);
  });
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(72));
  // As many calls, but nearly all of them on those who are active already.
  Case same_few = laboratory.reference(72);
  same_few.name = "calls on the same few";
  same_few.parameters.session.open_seats *= 0.2F;
  return {
      check_mean("neighbours withdrawn among those active or withdrawn, with nearly all calls on the same few, "
                 "minus as usual",
          ShownAs::points, minus(each(laboratory.run(same_few), &withdrawn), each(reference, &withdrawn)),
          {0.10, positive.high})};
}

}  // namespace overuse

}  // namespace

Pattern overuse() {
  return {6, "overuse", "Volunteers withdraw where the same few are asked again and again.", Use::calibrate,
      "NCVO Time Well Spent 2018; the size is conjecture", &overuse::try_out,
      {"that tired people withdraw", {"community.withdraw_fatigue=0"}}};
}

}  // namespace coadopt
