#include "command/execute.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
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
#include "scenario/resolved.hpp"

namespace coadopt {

namespace {

ResultsPlan plan_of(const std::vector<Scenario>& scenarios, const RunOptions& options, const Typed& typed,
    std::uint32_t variants) {
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
  plan.outcomes = outcome_count;
  plan.variants = variants;
  return plan;
}

// Keeps replicates as they finish, and sums them up.
class Keeper {
 public:
  Keeper(ResultsFile& file, const std::vector<Scenario>& scenarios, AgentsKept agents)
      : file_(file), agents_(agents), summaries_(scenarios.size()) {
    for (const Scenario& one : scenarios) {
      sizes_.push_back(sizes_of(one.parameters));
      months_.push_back(one.run.months);
    }
    for (auto& of_scenario : summaries_) of_scenario.resize(scenarios.front().run.replicates);
    for (std::size_t scenario = 0; scenario < summaries_.size(); ++scenario) {
      for (std::uint32_t replicate = 0; replicate < summaries_[scenario].size(); ++replicate) {
        if (!file_.is_finished(scenario, replicate)) continue;
        std::ranges::copy(
            file_.outcomes(scenario, replicate), summaries_[scenario][replicate].emplace().begin());
      }
    }
  }

  void month(std::size_t scenario, const World& world) {
    if (agents_ == AgentsKept::none) return;
    if (agents_ == AgentsKept::final && world.moment.month != months_[scenario]) return;
    file_.write_agents(
        scenario, world.moment.stream.replicate, world.moment.month, snapshot_of(world.partnership));
  }

  void replicate(std::size_t scenario, std::uint32_t replicate, const Record& record) {
    const Summary summary = summarise(record, sizes_[scenario]);
    file_.write(scenario, replicate, record, summary);
    const std::lock_guard lock(mutex_);
    summaries_[scenario][replicate] = summary;
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

// Of a run that ended early.
void keep_finished(ResultsFile& file, const RunOptions& options, Executed& executed) {
  if (file.finished() == 0) return;
  std::error_code ignored;
  if (std::filesystem::exists(journal_path(options.output), ignored)) {
    executed.kept = journal_path(options.output).string();
  }
  if (file.is_complete()) return;  // only the results file could not be written
  try {
    if (const auto partial = file.keep_partial()) executed.file = partial->string();
  } catch (const std::exception& failure) {
    executed.why_no_partial = what_failed(failure);
  }
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

void tell_losses(const Journal& journal, const std::string& output) {
  const std::string path = journal_path(output).string();
  if (journal.damaged() > 0) {
    complain("coadopt: {} bytes within {} are damaged. What they held is run again; the rest is kept.\n",
        journal.damaged(), path);
  }
  if (journal.dropped() > 0) {
    complain(
        "coadopt: {} bytes at the end of {} were no whole run and were dropped.\n", journal.dropped(), path);
  }
}

Executed execute(const std::vector<Scenario>& scenarios, const RunOptions& options, const Typed& typed,
    std::uint32_t variants) {
  const auto began = std::chrono::steady_clock::now();
  const Interrupt interrupt;
  auto lock = std::make_unique<OutputLock>(options.output);
  const ResultsPlan plan = plan_of(scenarios, options, typed, variants);
  Executed executed;
  std::optional<BegunRuns> begun = begin_runs(plan, options.output, before_of(options));
  if (!begun) {
    executed.file = options.output;
    executed.was_there = true;
    executed.summaries.resize(scenarios.size());
    if (!options.quiet) complain("coadopt: {} has every replicate already.\n", options.output);
    return executed;
  }
  if (!options.quiet) tell_losses(begun->journal, options.output);
  executed.lock = std::move(lock);
  executed.results = std::make_unique<ResultsFile>(options.output, plan, std::move(*begun));
  ResultsFile& file = *executed.results;
  Keeper keeper(file, scenarios, options.agents);
  const RunSettings& run = scenarios.front().run;
  const std::size_t were_there = file.finished();
  const std::uint64_t months = std::uint64_t{run.months} * (plan.cells() - were_there);
  double agents = 0.0;
  for (const Scenario& one : scenarios) agents += agents_of(one) / static_cast<double>(scenarios.size());

  try {
    if (!file.is_complete()) {
      Progress progress(progress_style(options.quiet), months, agents);
      run_replicates(scenarios, threads_of(options), interrupt.stop(),
          {.month =
                  [&](std::size_t scenario, const World& world) {
                    keeper.month(scenario, world);
                    progress.month_done();
                  },
              .replicate = [&](std::size_t scenario, std::uint32_t replicate,
                               const Record& record) { keeper.replicate(scenario, replicate, record); },
              .is_there = [&](std::size_t scenario,
                              std::uint32_t replicate) { return file.is_finished(scenario, replicate); }});
    }
    if (file.is_complete()) {
      file.finish();
      executed.file = options.output;
    } else {
      executed.exit = interrupt.exit_code();
      executed.why =
          fmt::format("{}: {} of {} replicates are finished.", interrupt.word(), file.finished(), plan.cells());
      keep_finished(file, options, executed);
    }
  } catch (const std::exception& failure) {
    executed.exit = ExitCode::failed;
    executed.why = what_failed(failure);
    keep_finished(file, options, executed);
  }
  executed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  executed.agent_months =
      agents * static_cast<double>(run.months) * static_cast<double>(file.finished() - were_there);
  executed.summaries = keeper.summaries();
  return executed;
}

void finish_up(Executed& executed) {
  if (executed.exit == ExitCode::done && executed.results) executed.results->discard_journal();
}

void tell_end(const Executed& executed, const RunOptions& options) {
  if (executed.exit == ExitCode::done) {
    if (!options.quiet && !options.json) say("\nResults: {}\n", executed.file);
    return;
  }
  complain("coadopt: {}\n", executed.why);
  if (!executed.why_no_partial.empty()) {
    complain("coadopt: there is no file of what is finished so far: {}\n", executed.why_no_partial);
  }
  if (!executed.file.empty()) complain("coadopt: what was finished is in {}\n", executed.file);
  if (!executed.kept.empty()) {
    complain("coadopt: finished replicates are kept in {}. Go on with the same command and --resume.\n",
        executed.kept);
  } else if (executed.file.empty()) {
    const bool none = executed.exit != ExitCode::failed;
    complain("coadopt: {}no results were kept.\n", none ? "no replicate was finished, so " : "");
  }
}

}  // namespace coadopt
