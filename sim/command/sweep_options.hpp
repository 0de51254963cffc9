#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "command/run_options.hpp"
#include "experiment/resume.hpp"
#include "experiment/sweep.hpp"

namespace coadopt {

// What `coadopt sweep` is asked for.
struct SweepOptions {
  RunOptions run;  // without scenarios
  std::string experiment;
  std::string shard;
  std::optional<std::uint32_t> extend_replicates;
  bool resume = false;
  bool retry_failed = false;
  bool dry_run = false;
  bool so_far = false;
};

void add_sweep_options(CLI::App& subcommand, SweepOptions& options);

// K/N as a shard; all where nothing was said.
[[nodiscard]] Shard shard_of(const SweepOptions& options);
[[nodiscard]] Before before_of(const SweepOptions& options);

}  // namespace coadopt
