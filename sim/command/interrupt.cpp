#include "command/interrupt.hpp"

#include <atomic>
#include <csignal>

namespace coadopt {

namespace {

// A signal handler can reach nothing but these.
Stop stop_raised = false;
std::atomic<int> first_signal = 0;
static_assert(Stop::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void raise_stop(int signal) {
  int none = 0;
  first_signal.compare_exchange_strong(none, signal);
  stop_raised = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

Interrupt::Interrupt() {
  stop_raised = false;
  first_signal = 0;
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

ExitCode Interrupt::exit_code() const {
  switch (first_signal) {
    case SIGTERM: return ExitCode::terminated;
    case SIGHUP: return ExitCode::hung_up;
    default: return ExitCode::interrupted;
  }
}

std::string_view Interrupt::word() const {
  switch (first_signal) {
    case SIGTERM: return "terminated";
    case SIGHUP: return "the terminal was closed";
    default: return "interrupted";
  }
}

}  // namespace coadopt
