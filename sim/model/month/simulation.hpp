#pragma once

#include <vector>

#include "barrier/barrier.hpp"
#include "chance/uniforms.hpp"
#include "month/parameters.hpp"
#include "policy/policies.hpp"

namespace coadopt {

// One running replicate: who there is, what is done to them, and when and by which chance.
struct Simulation {
  Simulation(const Parameters& parameters, const PersonTraits& traits,
      const std::vector<Intervention>& interventions, const Stream& stream, BarrierSet removed = {});

  // A copy that goes on with other interventions, among which are those that have begun. It shares the
  // parameters.
  Simulation(const Simulation& other, const std::vector<Intervention>& interventions);

  // How many staff left this month.
  [[nodiscard]] std::uint32_t staff_left() const;

  const Parameters& parameters;
  const PersonTraits& traits;
  Partnership partnership;
  Policies policies;
  Ledger ledger;                   // money booked this month
  double casework_at_start = 0.0;  // hours a month
  Moment moment;
  BarrierSet removed;  // barriers that are held at their best from the first month on
};

}  // namespace coadopt
