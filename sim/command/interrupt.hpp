#pragma once

#include <string_view>

#include "command/command.hpp"
#include "experiment/replicates.hpp"

namespace coadopt {

// While it lives, SIGINT (Ctrl-C), SIGTERM and SIGHUP raise a stop instead of ending the program; the second of
// a kind ends it at once.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] const Stop& stop() const;

  // What the first signal was, once there was one: 128 and its number, and in words.
  [[nodiscard]] ExitCode exit_code() const;
  [[nodiscard]] std::string_view word() const;
};

}  // namespace coadopt
