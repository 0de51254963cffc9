#pragma once

#include <string>
#include <utility>

#include "command/command.hpp"
#include "command/options.hpp"
#include "command/run_control.hpp"
#include "experiment/request.hpp"

namespace coadopt {

// What a command's runs came to.
template <class Result>
struct Executed : Result {
  ExitCode exit = ExitCode::done;
  std::string why;  // of an end that is not `done`
};

// What the options ask of an experiment.
[[nodiscard]] RunRequest request_of(const RunOptions& options, const Typed& typed);

// Calls `make`, which makes runs and returns a RunResult, and shows how far it is. SIGINT, SIGTERM and SIGHUP
// stop it. Throws what `make` throws.
template <class Make>
[[nodiscard]] auto execute(const RunOptions& options, const Make& make) {
  RunControl control(options.quiet);
  auto result = make(control.watch());
  const ExitCode exit = control.exit_code(result.end);
  std::string why = control.why(result.end);
  return Executed<decltype(result)>{std::move(result), exit, std::move(why)};
}

// Reports on standard error why runs ended early and where their results are.
void report_end(const RunResult& result, ExitCode exit, const std::string& why, const RunOptions& options);
template <class Result>
void report_end(const Executed<Result>& executed, const RunOptions& options) {
  report_end(executed, executed.exit, executed.why, options);
}

}  // namespace coadopt
