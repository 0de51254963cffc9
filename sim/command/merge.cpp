#include "experiment/merge.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/execute.hpp"
#include "command/failed.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/presentation.hpp"
#include "command/standard_streams.hpp"
#include "results/file_lock.hpp"

namespace coadopt {

void add_merge(CLI::App& program, Action& action, const Typed& typed) {
  CLI::App* const command =
      program.add_subcommand("merge", "Join the shards of one sweep into one results file");
  command->footer("Example:\n  coadopt merge small-1.h5 small-2.h5 -o small.h5");
  const auto options = std::make_shared<RunOptions>();
  command->add_option("SHARD", options->inputs, "Results files of all shards, in any order")
      ->required()
      ->expected(1, -1);
  add_output_option(*command, *options)->required();
  command->add_flag("--force", options->force, "Replace the results file if it exists");
  command->add_flag("--quiet", options->quiet, "No summary");
  command->callback([options, &action, &typed] {
    action = [options, &typed] {
      spare_inputs(options->output, options->inputs);
      const OutputLock lock(options->output);
      about_to(fmt::format("joining {} into {}", counted(options->inputs.size(), "shard"), options->output));
      const ResultsProvenance provenance = provenance_of(typed);
      const Merged merged = merge_shards({options->inputs.begin(), options->inputs.end()}, options->output,
          existing_of(*options), provenance.command, provenance.created);
      if (!options->quiet) {
        say("{} of {} points from {}\n", counted(merged.runs, "run"), merged.points,
            counted(options->inputs.size(), "shard"));
        if (merged.failed > 0) say("{} of them failed; the group `failures` says why.\n", merged.failed);
        say("Results: {}\n", visible_line(options->output));
      }
      if (merged.failed < merged.runs) return ExitCode::done;
      complain("coadopt: every run of the sweep failed; {} holds no results.\n", options->output);
      return ExitCode::failed;
    };
  });
}

}  // namespace coadopt
