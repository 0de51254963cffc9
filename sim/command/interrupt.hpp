#pragma once

#include "experiment/replicates.hpp"

namespace coadopt {

// While it lives, Ctrl-C (and a request to terminate) raises a stop instead of ending the program; the second
// one ends it at once.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] const Stop& stop() const;
};

}  // namespace coadopt
