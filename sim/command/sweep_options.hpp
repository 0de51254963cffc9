#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "command/run_options.hpp"
#include "experiment/sweep.hpp"

namespace coadopt {

// What `coadopt sweep` is asked for.
struct SweepOptions {
  RunOptions run;  // without scenarios
  std::string experiment;
  std::string shard;
  bool retry_failed = false;
  bool dry_run = false;
};

void add_sweep_options(CLI::App& subcommand, SweepOptions& options);

// K/N as a shard; all where nothing was said.
[[nodiscard]] Shard shard_of(const SweepOptions& options);

}  // namespace coadopt
