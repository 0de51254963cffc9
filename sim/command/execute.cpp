#include "command/execute.hpp"

#include <fmt/format.h>

#include "command/failed.hpp"
#include "command/output.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"

namespace coadopt {

RunRequest request_of(const RunOptions& options, const Typed& typed) {
  return {.output = options.output,
      .before = before_of(options),
      .so_far = options.so_far,
      .agents = options.agents,
      .threads = threads_of(options),
      .provenance = provenance_of(typed)};
}

Executed execute(const Experiment& experiment, const RunRequest& request, const RunOptions& options) {
  RunControl control(options.quiet);
  Executed executed = {run_experiment(experiment, request, control.watch()), {}, {}};
  executed.exit = control.exit_code(executed.end);
  executed.why = control.why(executed.end);
  return executed;
}

void report_end(const Executed& executed, const RunOptions& options) {
  if (executed.exit == ExitCode::done) {
    if (!executed.file.empty() && !options.quiet && !options.json) say("\nResults: {}\n", executed.file);
    return;
  }
  complain("coadopt: {}\n", executed.why);
  if (options.output.empty()) return;
  if (!executed.file.empty()) complain("coadopt: the results are in {}\n", executed.file);
  if (!executed.kept.empty()) {
    complain(
        "coadopt: finished runs are kept in {}. Resume with the same command and --resume; with --resume "
        "--so-far they are written to {}.\n",
        executed.kept, so_far_name(options.output).string());
  } else if (executed.file.empty()) {
    const bool none = executed.exit != ExitCode::failed;
    complain("coadopt: {}no results were kept.\n", none ? "no run was finished, so " : "");
  }
}

}  // namespace coadopt
