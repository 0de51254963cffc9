#pragma once

namespace coadopt {

// Money booked for interventions in the current month, GBP.
struct Ledger {
  double set_up = 0.0;
  double running = 0.0;
};

}  // namespace coadopt
