#include "command/execute.hpp"

#include <fmt/format.h>

#include "command/output.hpp"
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

void report_end(const RunResult& result, ExitCode exit, const std::string& why, const RunOptions& options) {
  if (exit == ExitCode::done) {
    if (!result.file.empty() && !options.quiet && !options.json)
      say("\nResults: {}\n", visible_line(result.file));
    return;
  }
  complain("coadopt: {}\n", why);
  if (options.output.empty()) return;
  if (!result.file.empty()) complain("coadopt: the results are in {}\n", result.file);
  if (!result.journal.empty()) {
    const std::string so_far =
        result.so_far_file.empty()
            ? ""
            : fmt::format("; with --resume --so-far they are written to {}", result.so_far_file);
    complain("coadopt: finished runs are kept in {}. Resume with the same command and --resume{}.\n",
        result.journal, so_far);
  } else if (result.file.empty()) {
    const bool none = exit != ExitCode::failed;
    complain("coadopt: {}no results were kept.\n", none ? "no run was finished, so " : "");
  }
}

}  // namespace coadopt
