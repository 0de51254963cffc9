#include "command/run_control.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <exception>

#include "command/failed.hpp"
#include "command/standard_streams.hpp"

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

constexpr auto between_bars = std::chrono::milliseconds(100);
constexpr auto between_lines = std::chrono::seconds(10);
constexpr int bar_width = 30;

// Where standard error cannot be written to, progress is not shown; no run fails for that.
void write(const std::string& text) {
  std::fputs(text.c_str(), stderr);
  std::fflush(stderr);
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

ExitCode Interrupt::exit_code() {
  switch (first_signal) {
    case SIGTERM: return ExitCode::terminated;
    case SIGHUP: return ExitCode::hung_up;
    default: return ExitCode::interrupted;
  }
}

std::string_view Interrupt::word() {
  switch (first_signal) {
    case SIGTERM: return "terminated";
    case SIGHUP: return "the terminal was closed";
    default: return "interrupted";
  }
}

ProgressStyle progress_style(bool quiet) {
  if (quiet) return ProgressStyle::none;
  return isatty(STDERR_FILENO) != 0 ? ProgressStyle::bar : ProgressStyle::lines;
}

std::string duration_text(double seconds) {
  const auto whole = std::llround(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

RunWatch RunControl::watch() {
  return {.stop = interrupt_.stop(),
      .begin = [this](std::uint64_t months,
                   double agents) { progress_.emplace(progress_style(quiet_), months, agents); },
      .month_done = [this] { progress_->month_done(); },
      .notice =
          [this](const std::string& text) {
            if (!quiet_) complain("coadopt: {}\n", text);
          },
      .warn = [](const std::string& text) { complain("coadopt: {}\n", text); }};
}

ExitCode RunControl::exit_code(const Ending& end) const {
  if (end.how == RunEnd::stopped) return interrupt_.exit_code();
  return end.how == RunEnd::complete ? ExitCode::done : ExitCode::failed;
}

std::string RunControl::why(const Ending& end) const {
  if (end.how == RunEnd::stopped) return fmt::format("{}: {}", interrupt_.word(), end.why);
  if (!end.failure) return end.why;
  try {
    std::rethrow_exception(end.failure);
  } catch (const std::exception& failure) {
    return end.why + what_failed(failure);
  }
}

Progress::Progress(ProgressStyle style, std::uint64_t months, double agents_per_month)
    : style_(style), months_(months), agents_per_month_(agents_per_month) {}

Progress::~Progress() {
  if (style_ == ProgressStyle::bar && shown_) write("\n");
}

void Progress::month_done() {
  const std::lock_guard lock(mutex_);
  ++done_;
  if (style_ == ProgressStyle::none) return;
  const Clock::time_point now = Clock::now();
  const bool due =
      style_ == ProgressStyle::bar ? now - reported_ >= between_bars : now - reported_ >= between_lines;
  if (due || (done_ == months_ && shown_)) report(now);
}

void Progress::report(Clock::time_point now) {
  reported_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  const double share = static_cast<double>(done_) / static_cast<double>(months_);
  const double rate = static_cast<double>(done_) * agents_per_month_ / seconds * 1e-6;
  const double left = seconds / share - seconds;
  const std::string text = fmt::format(
      "{:3.0f}%  {:.1f} million agent-months a second, {} left", 100.0 * share, rate, duration_text(left));
  if (style_ == ProgressStyle::lines) {
    write(text + "\n");
    return;
  }
  const auto filled = static_cast<int>(share * bar_width);
  write(fmt::format("\r[{}{}] {}\033[K", std::string(static_cast<std::size_t>(filled), '#'),
      std::string(static_cast<std::size_t>(bar_width - filled), '.'), text));
}

}  // namespace coadopt
