#pragma once

#include <cstdint>
#include <vector>

#include "chance/moment.hpp"
#include "policy/intervention.hpp"
#include "policy/ledger.hpp"

namespace coadopt {

// The interventions of a run and whom each has reached so far.
class Policies {
 public:
  Policies() = default;
  explicit Policies(const std::vector<Intervention>& interventions);

  // Phase: interventions that run this month act on their targets; money is booked in the ledger, hours with
  // the staff who give them. Levers and `intervention_hours` are all it writes.
  void act(Partnership& partnership, Ledger& ledger, const Moment& moment);

 private:
  struct Running {
    const Intervention* intervention;
    std::uint32_t key;
    std::vector<std::uint32_t> targets;  // in the order of joining
    std::size_t joined = 0;
  };

  static void act(Running& running, Partnership& partnership, Ledger& ledger, const Moment& moment);

  std::vector<Running> running_;
};

// Share of its targets an intervention has reached in a month of its run (0 is its first).
[[nodiscard]] double share_joined(const Intervention& intervention, Month month_of_run);

}  // namespace coadopt
