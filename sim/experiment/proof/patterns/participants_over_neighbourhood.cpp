#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace participants_over_neighbourhood {

constexpr Month months = 60;

// Wellbeing beyond people's own, summed over users who take part and over all residents, and how many they are.
void read(const Simulation& simulation, std::vector<double>& reading) {
  if (simulation.moment.month != months) return;
  const Persons& persons = simulation.partnership.persons;
  reading.assign(4, 0.0);
  for (const PersonId one : persons.need.ids()) {
    const double gain =
        static_cast<double>(persons.wellbeing[one]) - static_cast<double>(persons.own_wellbeing[one]);
    if (persons.participation[one] == Participation::active) {
      reading[0] += gain;
      reading[1] += 1.0;
    }
    reading[2] += gain;
    reading[3] += 1.0;
  }
}

std::vector<Check> try_out(Laboratory& laboratory) {
  Case reference = laboratory.reference(months);
  reference.name += ", wellbeing of participants";
  // One case where taking part does good: the prior's mean.
  reference.parameters.benefit_start.effect_deviation = 0.0F;
  Numbers participants;
  Numbers residents;
  for (const std::vector<double>& one : laboratory.run(reference, &read).readings) {
    participants.push_back(one[0] / one[1]);
    residents.push_back(one[2] / one[3]);
  }
  return {check_mean("participants' wellbeing beyond their own, 0..1", ShownAs::plain, participants, positive),
      check_ratio("gain of all residents as a share of the gain of participants", ShownAs::percent, residents,
          participants, {0.0, 0.35})};
}

}  // namespace participants_over_neighbourhood

}  // namespace

Pattern participants_over_neighbourhood() {
  return {11, "participants over neighbourhood",
      "Those who take part gain, while the neighbourhood's mean hardly moves where few are reached.",
      Use::hold_out, "Well London: cluster trial of 20 pairs (Phillips 2014) against participants' own reports",
      &participants_over_neighbourhood::try_out,
      {"that a success raises wellbeing", {"benefit.wellbeing_gain=0"}}};
}

}  // namespace coadopt
