#include "command/interrupt.hpp"

#include <csignal>

namespace coadopt {

namespace {

// A signal handler can reach nothing but this.
Stop stop_raised = false;
static_assert(Stop::is_always_lock_free);

void raise_stop(int signal) {
  stop_raised = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

Interrupt::Interrupt() {
  stop_raised = false;
  std::signal(SIGINT, &raise_stop);
  std::signal(SIGTERM, &raise_stop);
  std::signal(SIGHUP, &raise_stop);
}

Interrupt::~Interrupt() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGHUP, SIG_DFL);
}

const Stop& Interrupt::stop() const { return stop_raised; }

}  // namespace coadopt
