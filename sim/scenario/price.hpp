#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "month/simulation.hpp"
#include "policy/choose_targets.hpp"
#include "policy/intervention.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// What an intervention takes in twelve months.
struct YearlyCost {
  double money = 0.0;          // GBP
  double staff_hours = 0.0;    // of contracts; those of paid posts are in the money
  double citizen_hours = 0.0;  // of users and neighbours, beyond sessions
};

// What an intervention would come to in a place: whom it reaches once all have joined, and what its first two
// years take.
struct InPlace {
  std::size_t targets = 0;
  std::size_t staff = 0;      // whom effects can reach: targets or those within them
  std::size_t residents = 0;  // the same of users and neighbours
  std::array<YearlyCost, 2> years;
};

// Staff of whom interventions take more hours than their contracts have, in the month when they are most.
struct Overbooked {
  Month month = 0;
  std::size_t staff = 0;
  std::size_t of = 0;                              // all staff
  double hours = 0.0;                              // taken of the one of whom most is taken beyond the contract
  double contract = 0.0;                           // of the same
  std::vector<std::pair<std::string, double>> by;  // intervention and its hours of the same
};

// The people of a scenario, as they are at its start, for whom interventions are priced.
class Pricing {
 public:
  explicit Pricing(const Scenario& scenario);
  Pricing(const Pricing&) = delete;
  Pricing& operator=(const Pricing&) = delete;
  ~Pricing() = default;

  // Books what the intervention takes as a run would, at its own coverage, with nothing else happening.
  [[nodiscard]] InPlace of(const Intervention& intervention) const;

  // How many targets an intervention has at its start, and at what dose.
  [[nodiscard]] Affordable afforded(const Intervention& intervention) const;

  // Nothing where the hours that the interventions take stay within contracts, with nothing else happening.
  [[nodiscard]] std::optional<Overbooked> overbooked(
      const std::vector<Intervention>& interventions, Month months) const;

 private:
  Parameters parameters_;
  PersonTraits traits_;
  Simulation start_;
};

}  // namespace coadopt
