#include "command/sweep_options.hpp"

#include <charconv>

#include "command/decimal.hpp"
#include "command/output_kind.hpp"

namespace coadopt {

namespace {

constexpr std::uint32_t most_shards = 1'000'000;

// Nothing where it is not K/N with 1 <= K <= N.
std::optional<Shard> parsed(const std::string& text) {
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto [slash, first] = std::from_chars(text.data(), end, shard.number);
  if (first != std::errc() || slash == end || *slash != '/') return std::nullopt;
  const auto [rest, second] = std::from_chars(slash + 1, end, shard.of);
  if (second != std::errc() || rest != end) return std::nullopt;
  if (shard.number < 1 || shard.number > shard.of || shard.of > most_shards) return std::nullopt;
  return shard;
}

}  // namespace

void add_sweep_options(CLI::App& subcommand, SweepOptions& options) {
  subcommand.add_option("EXPERIMENT", options.experiment, "Experiment file")->required()->expected(1);
  subcommand.add_option("-o,--output", options.run.output, "Results file to write (HDF5)")
      ->check(&unfit_as_results)
      ->type_name("FILE.h5");
  add_setting_options(subcommand, options.run);
  add_resume_options(subcommand, options.run);
  subcommand.add_flag("--retry-failed", options.retry_failed, "With --resume: run failed runs again")
      ->needs("--resume");
  subcommand
      .add_option("--shard", options.shard, "Only the points of shard K of N; coadopt merge joins shards")
      ->check([](const std::string& text) {
        return parsed(text) ? std::string()
                            : text + " is not a shard; write K/N, such as 1/8, with K from 1 to N";
      })
      ->type_name("K/N");
  subcommand.add_flag(
      "--dry-run", options.dry_run, "Time one run and print how much there is to do; write nothing");
  subcommand.add_flag("--quiet", options.run.quiet, "No progress and no summary");
  subcommand.add_flag("--json", options.run.json, "A machine-readable summary on standard output");
}

Shard shard_of(const SweepOptions& options) { return parsed(options.shard).value_or(Shard{}); }

}  // namespace coadopt
