#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
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

  // What the first signal was, once there was one: 128 and its number, and in words. Also known afterwards.
  [[nodiscard]] static ExitCode exit_code();
  [[nodiscard]] static std::string_view word();
};

// Where progress goes: a bar on a terminal, plain lines elsewhere, nowhere when quiet. Always standard error.
enum class ProgressStyle : std::uint8_t { none, lines, bar };

[[nodiscard]] ProgressStyle progress_style(bool quiet);

// Shows how far a run has come, at what rate, and how long it will take. Safe from several threads.
class Progress {
 public:
  // `months` of replicates to do in all; `agents_per_month` on average, for the rate.
  Progress(ProgressStyle style, std::uint64_t months, double agents_per_month);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void month_done();

 private:
  using Clock = std::chrono::steady_clock;

  void report(Clock::time_point now);

  ProgressStyle style_;
  std::uint64_t months_;
  double agents_per_month_;
  Clock::time_point began_ = Clock::now();
  Clock::time_point reported_ = began_;
  std::uint64_t done_ = 0;
  bool shown_ = false;
  std::mutex mutex_;
};

// Seconds in words: "8 s", "3 min 20 s", "2 h 05 min".
[[nodiscard]] std::string duration_text(double seconds);

}  // namespace coadopt
