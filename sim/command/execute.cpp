#include "command/execute.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <boost/crc.hpp>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>

#include "command/complain.hpp"
#include "command/failed.hpp"
#include "command/interrupt.hpp"
#include "command/progress.hpp"
#include "provenance.hpp"
#include "results/failure.hpp"
#include "results/results_file.hpp"
#include "scenario/resolved.hpp"

namespace coadopt {

namespace {

ResultsPlan plan_of(const std::vector<Scenario>& scenarios, const RunOptions& options, const Typed& typed) {
  const RunSettings& run = scenarios.front().run;
  ResultsPlan plan;
  for (const Scenario& one : scenarios)
    plan.scenarios.push_back({one.name, resolved_text(one), one.parameters});
  plan.replicates = run.replicates;
  plan.months = run.months;
  plan.first_month = run.first_month;
  plan.observed = run.observe;
  plan.agents = options.agents;
  plan.provenance = provenance_of(typed);
  plan.provenance.seed = run.seed;
  return plan;
}

// FILE.h5 -> FILE.partial.h5
std::filesystem::path partial_name(const std::filesystem::path& output) {
  std::filesystem::path name = output;
  name.replace_extension(".partial" + output.extension().string());
  return name;
}

// Puts replicates aside as they finish, and sums them up.
class Keeper {
 public:
  Keeper(ResultsFile& file, const std::vector<Scenario>& scenarios, AgentsKept agents)
      : file_(file), agents_(agents), summaries_(scenarios.size()) {
    for (const Scenario& one : scenarios) {
      sizes_.push_back(sizes_of(one.parameters));
      months_.push_back(one.run.months);
    }
    for (auto& of_scenario : summaries_) of_scenario.resize(scenarios.front().run.replicates);
  }

  void month(std::size_t scenario, const World& world) {
    if (agents_ == AgentsKept::none) return;
    if (agents_ == AgentsKept::final && world.moment.month != months_[scenario]) return;
    file_.write_agents(
        scenario, world.moment.stream.replicate, world.moment.month, snapshot_of(world.partnership));
  }

  void replicate(std::size_t scenario, std::uint32_t replicate, const Record& record) {
    file_.write(scenario, replicate, record);
    const std::lock_guard lock(mutex_);
    summaries_[scenario][replicate] = summarise(record, sizes_[scenario]);
  }

  // Of the replicates that every scenario has finished.
  [[nodiscard]] std::vector<std::vector<Summary>> summaries() const {
    std::vector<std::vector<Summary>> common(summaries_.size());
    for (std::size_t replicate = 0; replicate < summaries_.front().size(); ++replicate) {
      bool everywhere = true;
      for (const auto& of_scenario : summaries_) everywhere = everywhere && of_scenario[replicate].has_value();
      if (!everywhere) continue;
      for (std::size_t i = 0; i < common.size(); ++i) common[i].push_back(*summaries_[i][replicate]);
    }
    return common;
  }

 private:
  ResultsFile& file_;
  AgentsKept agents_;
  std::vector<Sizes> sizes_;
  std::vector<Month> months_;
  std::vector<std::vector<std::optional<Summary>>> summaries_;
  std::mutex mutex_;
};

void keep_finished(ResultsFile& file, const RunOptions& options, Executed& executed) {
  const auto kept = file.keep_partial(partial_name(options.output));
  if (kept) executed.file = kept->string();
}

}  // namespace

double agents_of(const Scenario& scenario) {
  const Sizes sizes = sizes_of(scenario.parameters);
  return static_cast<double>(sizes.persons() + sizes.staff);
}

namespace {

// Of the program itself, where its sources are no commit's, so that runs of another build are told apart.
std::string build_of_this_program() {
  const std::string_view commit = provenance::git_commit;
  if (commit != "unknown" && !commit.ends_with("-dirty")) return "";
  std::ifstream self("/proc/self/exe", std::ios::binary);
  boost::crc_32_type crc;
  std::vector<char> piece(1U << 16U);
  while (self.read(piece.data(), static_cast<std::streamsize>(piece.size())) || self.gcount() > 0) {
    crc.process_bytes(piece.data(), static_cast<std::size_t>(self.gcount()));
  }
  return fmt::format("{:08x}", crc.checksum());
}

}  // namespace

ResultsProvenance provenance_of(const Typed& typed) {
  return {.command = typed.command,
      .seed = 0,
      .created = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))),
      .version = std::string(provenance::version),
      .git_commit = std::string(provenance::git_commit),
      .compiler = std::string(provenance::compiler),
      .build = build_of_this_program()};
}

Executed execute(const std::vector<Scenario>& scenarios, const RunOptions& options, const Typed& typed) {
  const auto began = std::chrono::steady_clock::now();
  ResultsFile file(
      options.output, plan_of(scenarios, options, typed), options.force ? Existing::replace : Existing::refuse);
  Keeper keeper(file, scenarios, options.agents);
  const RunSettings& run = scenarios.front().run;
  const std::uint64_t months = std::uint64_t{run.months} * run.replicates * scenarios.size();
  double agents = 0.0;
  for (const Scenario& one : scenarios) agents += agents_of(one) / static_cast<double>(scenarios.size());

  Executed executed;
  const Interrupt interrupt;
  try {
    {
      Progress progress(progress_style(options.quiet), months, agents);
      run_replicates(scenarios, threads_of(options), interrupt.stop(),
          {.month =
                  [&](std::size_t scenario, const World& world) {
                    keeper.month(scenario, world);
                    progress.month_done();
                  },
              .replicate = [&](std::size_t scenario, std::uint32_t replicate,
                               const Record& record) { keeper.replicate(scenario, replicate, record); }});
    }
    if (file.finished() == scenarios.size() * run.replicates) {
      file.finish();
      executed.file = options.output;
    } else {
      executed.exit = ExitCode::interrupted;
      executed.why = fmt::format(
          "interrupted: {} of {} replicates are finished. Run the same command again to have "
          "them all; the same seed gives the same results.",
          file.finished(), scenarios.size() * run.replicates);
      keep_finished(file, options, executed);
    }
  } catch (const std::exception& failure) {
    executed.exit = ExitCode::failed;
    executed.why = what_failed(failure);
    try {
      keep_finished(file, options, executed);
    } catch (const std::exception& again) {
      executed.why += fmt::format("\nWhat was finished could not be kept either: {}", what_failed(again));
    }
  }
  executed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  executed.agent_months = agents * static_cast<double>(run.months) * static_cast<double>(file.finished());
  executed.summaries = keeper.summaries();
  return executed;
}

void tell_end(const Executed& executed, const RunOptions& options) {
  if (executed.exit != ExitCode::done) {
    complain("coadopt: {}\n", executed.why);
    if (executed.file.empty()) {
      const bool none = executed.exit == ExitCode::interrupted;
      complain("coadopt: {}no results were kept.\n", none ? "no replicate was finished, so " : "");
    } else {
      complain("coadopt: what was finished is in {}\n", executed.file);
    }
  } else if (!options.quiet && !options.json) {
    say("\nResults: {}\n", executed.file);
  }
}

}  // namespace coadopt
