#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace overuse_and_silence {

double withdrawn(const Record& record) {
  return mean_of_year(record.months(), [&](Month month) {
    const auto group = static_cast<std::size_t>(Group::neighbours);
    const double gone = record.at(MeasureId::withdrawn, month)[group];
    return gone / (gone + record.at(MeasureId::participation, month)[group]);
  });
}

double engaged_users(const Record& record) {
  return participation_in_year(record, record.months(), Group::users);
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(72));
  // Twice the calls, and nearly all of them on those who are active already.
  Case overused = laboratory.reference(72);
  overused.name = "twice the calls on the same few";
  overused.parameters.session.open_seats *= 0.2F;
  for (float& seats : overused.parameters.session.seats.values) seats *= 2.0F;
  overused.parameters.session.volunteer_seats *= 2.0F;
  // Nobody loses patience with an offer that is not answered.
  Case patient = laboratory.reference(72);
  patient.name = "unanswered offers do no harm";
  patient.parameters.take_part.unanswered_trust = 0.0F;
  patient.parameters.take_part.willing_idle = 0.0F;
  return {check_mean("neighbours withdrawn among those active or withdrawn, with twice the calls on the same "
                     "few, minus as usual",
              ShownAs::points, minus(each(laboratory.run(overused), &withdrawn), each(reference, &withdrawn)),
              positive),
      check_mean("users taking part where unanswered offers do no harm, minus as usual", ShownAs::points,
          minus(each(laboratory.run(patient), &engaged_users), each(reference, &engaged_users)), positive)};
}

}  // namespace overuse_and_silence

}  // namespace

Pattern overuse_and_silence() {
  return {6, "overuse and silence",
      "Volunteers who are asked too often withdraw, and so do people whose offers nobody answers.",
      Use::calibrate, "NCVO Time Well Spent 2018; Do-it 2015: 20% never answered",
      &overuse_and_silence::try_out};
}

}  // namespace coadopt
