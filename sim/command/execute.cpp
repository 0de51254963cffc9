#include "command/execute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <mutex>

#include "command/failed.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"
#include "experiment/comparison_contents.hpp"
#include "experiment/resume.hpp"
#include "results/failure.hpp"
#include "results/results_file.hpp"
#include "results/results_reader.hpp"
#include "results/run_layout.hpp"

namespace coadopt {

double agents_of(const Scenario& scenario) {
  const Sizes sizes = sizes_of(scenario.parameters);
  return static_cast<double>(sizes.persons() + sizes.staff);
}

void report_losses(const Journal& journal, const std::string& output) {
  const std::string path = journal_path(output).string();
  if (journal.damaged() > 0) {
    complain("coadopt: {} bytes within {} are damaged. The runs in them are made again; the rest is kept.\n",
        journal.damaged(), path);
  }
  if (journal.dropped() > 0) {
    complain("coadopt: {} bytes at the end of {} were an incomplete record and were dropped.\n",
        journal.dropped(), path);
  }
}

namespace {

double mean_agents(const std::vector<Scenario>& scenarios) {
  double agents = 0.0;
  for (const Scenario& one : scenarios) agents += agents_of(one);
  return agents / static_cast<double>(scenarios.size());
}

// The summaries of runs of scenarios that are not varied, as they finish.
class Summaries {
 public:
  explicit Summaries(const ResultsPlan& plan) : plan_(plan), layout_(layout_of(plan)), all_(plan.runs()) {
    std::ranges::fill(all_, missing_summary());
  }

  // From any thread; the bytes are those of the plan's layout.
  void add(std::uint64_t run, std::span<const std::byte> bytes) {
    const std::lock_guard lock(mutex_);
    std::ranges::copy(outcomes_in(bytes, layout_), all_[run].begin());
  }
  void add(const Journal& journal) {
    std::vector<std::byte> bytes(layout_.bytes);
    for (std::uint64_t run = 0; run < plan_.runs(); ++run) {
      if (journal.status(run) != RunStatus::done) continue;
      journal.read(run, bytes);
      add(run, bytes);
    }
  }

  // Shape (scenarios, replicates), with missing_summary() where one is not finished.
  [[nodiscard]] std::vector<std::vector<Summary>> all() const {
    std::vector<std::vector<Summary>> all;
    for (auto from = all_.begin(); from != all_.end(); from += plan_.replicates)
      all.emplace_back(from, from + plan_.replicates);
    return all;
  }

 private:
  const ResultsPlan& plan_;
  RunLayout layout_;
  std::vector<Summary> all_;
  std::mutex mutex_;
};

// FILE.h5 -> FILE.so-far.h5
std::filesystem::path so_far_name(const std::filesystem::path& output) {
  std::filesystem::path name = output;
  name.replace_extension(".so-far" + output.extension().string());
  return name;
}

// With the comparison of scenarios that are not varied.
void write_file(const ResultsPlan& plan, const Journal& journal, const std::filesystem::path& file,
    const std::string& replaceable, Executed& executed) {
  if (plan.is_sweep()) {
    write_results(plan, journal, file, replaceable);
    return;
  }
  Summaries summaries(plan);
  summaries.add(journal);
  executed.summaries = summaries.all();
  write_results(plan, journal, file, replaceable, comparison_group(plan, Comparison(executed.summaries)));
}

void write_so_far(const ResultsPlan& plan, BegunJournal& begun, const RunOptions& options, Executed& executed) {
  if (executed.done == 0) {
    if (executed.failed == 0) begun.journal.remove();  // there was none before
    throw OutputRefused(fmt::format(
        "no run of {} is finished so far. Run the command without --so-far first.", options.output));
  }
  const std::filesystem::path file = so_far_name(options.output);
  const std::string replaceable = mark_of(file);
  if (!may_be_replaced(plan, file)) {
    throw OutputRefused(
        fmt::format("{} already exists and belongs to something else. Move it away.", file.string()));
  }
  write_file(plan, begun.journal, file, replaceable, executed);
  executed.file = file.string();
}

// Of a file that has all runs already.
void take_from_file(const ResultsPlan& plan, const RunOptions& options, const Stop& stop, Executed& executed) {
  const ResultsReader reader(options.output);
  executed.file = options.output;
  const std::vector<std::string> failures = reader.failures();
  executed.failed = failures.size();
  executed.done = plan.runs() - executed.failed;
  if (!failures.empty()) executed.first_failure = kept_reason(failures.front());
  if (plan.is_sweep()) return;
  Summaries summaries(plan);
  reader.each_run(
      [&](std::uint64_t run, std::span<const std::byte> bytes) {
        throw_if(stop);
        summaries.add(run, bytes);
      },
      [](std::uint64_t, const std::string&) {});
  executed.summaries = summaries.all();
}

void count(const ResultsPlan& plan, const Journal& journal, Executed& executed) {
  executed.done = journal.count(RunStatus::done);
  executed.failed = journal.count(RunStatus::failed);
  for (std::uint64_t run = 0; executed.failed > 0 && run < plan.runs(); ++run) {
    if (journal.status(run) != RunStatus::failed) continue;
    executed.first_failure = journal.reason(run);
    break;
  }
}

// Also where the disk has too little room for what is missing.
void reserve_room(const ResultsPlan& plan, Journal& journal) {
  try {
    journal.reserve(journal.count(RunStatus::missing) * layout_of(plan).bytes);
  } catch (...) {
    if (journal.count(RunStatus::missing) == journal.runs()) journal.remove();
    throw;
  }
}

// What cannot be read back is left out: the end of the command is reported already.
std::vector<std::vector<Summary>> summaries_in(
    const ResultsPlan& plan, const Journal& journal, const Executed& executed) {
  Summaries summaries(plan);
  try {
    summaries.add(journal);
  } catch (const std::exception&) {
    if (executed.exit == ExitCode::done) throw;
  }
  return summaries.all();
}

void run_and_write(const Experiment& experiment, const ResultsPlan& plan, BegunJournal& begun,
    const RunOptions& options, const Interrupt& interrupt, Executed& executed) {
  Journal& journal = begun.journal;
  const std::uint64_t to_run = journal.count(RunStatus::missing);
  if (to_run > 0) {
    Progress progress(progress_style(options.quiet), to_run * plan.months, mean_agents(experiment.scenarios));
    run_sweep(experiment, plan, kept_in(journal, plan), threads_of(options), interrupt.stop(),
        [&] { progress.month_done(); });
  }
  journal.settle();
  count(plan, journal, executed);
  if (executed.done + executed.failed < plan.runs()) {
    executed.exit = Interrupt::exit_code();
    executed.why = fmt::format(
        "{}: {} of {} runs are finished.", Interrupt::word(), executed.done + executed.failed, plan.runs());
    return;
  }
  write_file(plan, journal, options.output, begun.replaceable, executed);
  executed.file = options.output;
  if (executed.done > 0) return;
  executed.exit = ExitCode::failed;
  executed.why = fmt::format("every run failed. The first: {}", executed.first_failure);
}

}  // namespace

Executed execute(
    const Experiment& experiment, const ResultsPlan& plan, const RunOptions& options, bool retry_failed) {
  const auto began = std::chrono::steady_clock::now();
  const Interrupt interrupt;
  Executed executed;
  executed.lock = std::make_unique<OutputLock>(options.output);
  std::optional<BegunJournal> begun =
      begin_journal(plan, options.output, before_of(options), retry_failed, interrupt.stop());
  if (!begun) {
    if (!options.quiet) complain("coadopt: {} is complete already: every run is in it.\n", options.output);
    take_from_file(plan, options, interrupt.stop(), executed);
    return executed;
  }
  Journal& journal = begun->journal;
  if (!options.quiet) report_losses(journal, options.output);
  count(plan, journal, executed);
  if (options.so_far) {
    write_so_far(plan, *begun, options, executed);
    return executed;
  }
  const std::uint64_t were_done = executed.done;
  reserve_room(plan, journal);
  try {
    run_and_write(experiment, plan, *begun, options, interrupt, executed);
  } catch (const std::exception& failure) {
    executed.exit = ExitCode::failed;
    executed.why = what_failed(failure);
    count(plan, journal, executed);
  }
  std::error_code ignored;
  const std::filesystem::path path = journal_path(options.output);
  if (executed.done + executed.failed == 0) {
    journal.remove();
  } else if (executed.file.empty() && std::filesystem::exists(path, ignored)) {
    executed.kept = path.string();
  }
  executed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  executed.agent_months = mean_agents(experiment.scenarios) * static_cast<double>(plan.months) *
                          static_cast<double>(executed.done - were_done);
  if (!plan.is_sweep() && executed.summaries.empty())
    executed.summaries = summaries_in(plan, journal, executed);
  executed.journal.emplace(std::move(begun->journal));
  return executed;
}

Executed summarise_only(const Experiment& experiment, const ResultsPlan& plan, const RunOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  const double agents = mean_agents(experiment.scenarios);
  Summaries summaries(plan);
  Executed executed;
  const Interrupt interrupt;
  try {
    Progress progress(progress_style(options.quiet), plan.months * plan.runs(), agents);
    run_sweep(experiment, plan,
        {.is_missing = [](std::uint64_t) { return true; },
            .month = {},
            .done = [&](std::uint64_t run, std::span<const std::byte> bytes) { summaries.add(run, bytes); },
            .failed = [](std::uint64_t, std::string_view) {}},
        threads_of(options), interrupt.stop(), [&] { progress.month_done(); });
  } catch (const std::exception& failure) {
    executed.exit = ExitCode::failed;
    executed.why = what_failed(failure);
  }
  executed.summaries = summaries.all();
  const std::size_t finished = Comparison(executed.summaries).replicates();
  if (executed.exit == ExitCode::done && finished < plan.replicates) {
    executed.exit = Interrupt::exit_code();
    executed.why = fmt::format(
        "{}: {} of {} replicates are finished and summarised.", Interrupt::word(), finished, plan.replicates);
  }
  executed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  executed.agent_months = agents * static_cast<double>(plan.months) * static_cast<double>(finished) *
                          static_cast<double>(plan.scenarios.size());
  return executed;
}

void finish_up(Executed& executed) {
  if (!executed.file.empty() && executed.kept.empty() && executed.journal) executed.journal->remove();
}

void report_end(const Executed& executed, const RunOptions& options) {
  if (executed.exit == ExitCode::done) {
    if (!options.quiet && !options.json) say("\nResults: {}\n", executed.file);
    return;
  }
  complain("coadopt: {}\n", executed.why);
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
