#include "experiment/run_experiment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <mutex>
#include <span>

#include "experiment/comparison_contents.hpp"
#include "experiment/resume.hpp"
#include "experiment/sweep.hpp"
#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/results_file.hpp"
#include "results/results_reader.hpp"
#include "results/run_layout.hpp"
#include "results/seal.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

double mean_agents(const std::vector<Scenario>& scenarios) {
  double agents = 0.0;
  for (const Scenario& one : scenarios) agents += agents_of(one);
  return agents / static_cast<double>(scenarios.size());
}

// The summaries of runs of scenarios that are not varied, as they finish.
class Summaries {
 public:
  explicit Summaries(const ResultsPlan& plan)
      : plan_(plan),
        layout_(layout_of(plan)),
        all_(plan.runs(), Summary(plan.outcomes.size(), std::numeric_limits<double>::quiet_NaN())) {}

  // From any thread; the bytes are those of the plan's layout.
  void add(std::uint64_t run, std::span<const std::byte> bytes) {
    const std::lock_guard lock(mutex_);
    all_[run] = outcomes_in(bytes, layout_);
  }
  void add(const Journal& journal) {
    std::vector<std::byte> bytes(layout_.bytes);
    for (std::uint64_t run = 0; run < plan_.runs(); ++run) {
      if (journal.status(run) != RunStatus::done) continue;
      journal.read(run, bytes);
      add(run, bytes);
    }
  }

  // Shape (scenarios, replicates), with NaN where one is not finished.
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

// An experiment while it is run.
struct Running {
  const Experiment& experiment;
  const RunRequest& request;
  const RunWatch& watch;
  const ResultsPlan& plan;
  ExperimentRun& run;

  void begin(std::uint64_t runs) const { watch.begin(runs * plan.months, mean_agents(experiment.scenarios)); }
};

// With the comparison of scenarios that are not varied.
void write_file(
    const Running& running, const Journal& journal, const fs::path& file, const std::string& replaceable) {
  std::optional<FileGroup> comparison;
  if (!running.plan.is_sweep()) {
    Summaries summaries(running.plan);
    summaries.add(journal);
    running.run.summaries = summaries.all();
    comparison = comparison_group(running.plan, running.run.comparison());
  }
  running.run.seal = write_results(running.plan, journal, file, replaceable, comparison);
  running.run.file = file.string();
}

// FILE.h5 -> FILE.so-far.h5
fs::path so_far_name(const fs::path& output) {
  return fs::path(output).replace_extension(".so-far" + output.extension().string());
}

void write_so_far(const Running& running, Journal& journal) {
  if (running.run.done == 0) {
    if (running.run.failed == 0) journal.remove();  // there was none before
    throw OutputRefused(fmt::format("no run of {} is finished so far. Run the command without --so-far first.",
        running.request.output.string()));
  }
  const fs::path file = so_far_name(running.request.output);
  const std::string replaceable = mark_of(file);
  check_loses_no_runs(file, running.plan, running.run.done);
  write_file(running, journal, file, replaceable);
}

// Of a file that has all runs already.
void take_from_file(const Running& running) {
  ExperimentRun& run = running.run;
  run.file = running.request.output.string();
  running.watch.notice(fmt::format("{} is complete already: every run is in it.", run.file));
  const ResultsReader reader(run.file);
  const std::vector<std::string> failures = reader.failures();
  run.failed = failures.size();
  run.done = running.plan.runs() - run.failed;
  if (!failures.empty()) run.first_failure = kept_reason(failures.front());
  if (running.plan.is_sweep()) return;
  Summaries summaries(running.plan);
  reader.each_run(
      [&](std::uint64_t one, std::span<const std::byte> bytes) {
        throw_if(running.watch.stop);
        summaries.add(one, bytes);
      },
      [](std::uint64_t, const std::string&) {});
  run.summaries = summaries.all();
  const std::optional<std::uint32_t> draws = running.request.draws;
  if (draws) run.robustness = robustness_in(reader, running.experiment.scenarios, *draws);
}

void count(const Running& running, const Journal& journal) {
  ExperimentRun& run = running.run;
  run.done = journal.count(RunStatus::done);
  run.failed = journal.count(RunStatus::failed);
  if (run.failed == 0) return;
  std::uint64_t first = 0;
  while (journal.status(first) != RunStatus::failed) ++first;
  run.first_failure = journal.reason(first);
}

// Also where the disk has too little room for what is missing.
void reserve_room(const ResultsPlan& plan, Journal& journal) try {
  journal.reserve(journal.count(RunStatus::missing) * layout_of(plan).bytes);
} catch (...) {
  if (journal.count(RunStatus::missing) == journal.runs()) journal.remove();
  throw;
}

void run_and_write(const Running& running, BegunJournal& begun) {
  Journal& journal = begun.journal;
  ExperimentRun& run = running.run;
  const std::uint64_t to_run = journal.count(RunStatus::missing);
  if (to_run > 0) {
    running.begin(to_run);
    run_sweep(running.experiment, running.plan, sink_for(journal, running.plan), running.request.threads,
        running.watch.stop, running.watch.month_done);
  }
  journal.flush();
  count(running, journal);
  if (run.done + run.failed < running.plan.runs()) {
    run.end = {RunEnd::stopped,
        fmt::format("{} of {} runs are finished.", run.done + run.failed, running.plan.runs())};
    return;
  }
  write_file(running, journal, running.request.output, begun.replaceable);
  if (run.done == 0)
    run.end = {RunEnd::failed, fmt::format("every run failed. The first: {}", run.first_failure)};
}

// The results of the comparison are whole by now, whatever becomes of the check. Returns whether the journal is
// still needed.
bool add_robustness_to(const Running& running, Journal& journal) {
  ExperimentRun& run = running.run;
  try {
    run.robustness =
        check_robustness(running.experiment.scenarios, running.plan, journal, running.request, running.watch);
    const Robustness& checked = *run.robustness;
    if (checked.finished() < checked.variants.size()) {
      run.end = {RunEnd::stopped,
          fmt::format("the check of robustness finished {} of {} variants. The comparison itself is complete.",
              checked.finished(), checked.variants.size())};
    }
    if (checked.finished() > 0)
      keep_robustness(checked, running.experiment.scenarios, run.comparison(), run.file, run.seal);
  } catch (const std::exception& failure) {
    if (dynamic_cast<const OutputRefused*>(&failure) != nullptr) run.file.clear();  // another has its name
    run.end = {RunEnd::failed, "the check of robustness was not added: ", std::current_exception()};
  }
  return run.end.how != RunEnd::complete;
}

// What cannot be read back is left out: the ending says already what is wrong.
void sum_up(const Running& running, const Journal& journal) {
  Summaries summaries(running.plan);
  try {
    summaries.add(journal);
  } catch (const std::exception&) {
    if (running.run.end.how == RunEnd::complete) throw;
  }
  running.run.summaries = summaries.all();
}

void run_begun(const Running& running, BegunJournal& begun) {
  Journal& journal = begun.journal;
  ExperimentRun& run = running.run;
  const std::uint64_t were_done = run.done;
  const fs::path output = target_of(running.request.output);  // a link may lead elsewhere later
  reserve_room(running.plan, journal);
  try {
    run_and_write(running, begun);
  } catch (const std::exception&) {
    run.end = {RunEnd::failed, "", std::current_exception()};
    count(running, journal);
  }
  run.agent_months = mean_agents(running.experiment.scenarios) * static_cast<double>(running.plan.months) *
                     static_cast<double>(run.done - were_done);
  if (!running.plan.is_sweep() && run.summaries.empty()) sum_up(running, journal);
  bool needs_journal = run.file.empty();
  if (running.request.draws && run.end.how == RunEnd::complete)
    needs_journal = add_robustness_to(running, journal);
  leave_journal(journal, needs_journal, output, run);
  run.so_far_file = so_far_name(running.request.output).string();
}

void run_in_file(const Running& running) {
  const RunRequest& request = running.request;
  const OutputLock lock(request.output);
  const std::string state = state_of(request.output);
  std::optional<BegunJournal> begun = begin_journal(
      resumable(running.plan, request.output, request.before, request.retry_failed, running.watch.stop));
  if (!begun) {
    take_from_file(running);
    return check_state(request.output, state);
  }
  report_losses(begun->journal, request.output, running.watch);
  count(running, begun->journal);
  if (request.so_far) return write_so_far(running, begun->journal);
  run_begun(running, *begun);
}

void run_without_file(const Running& running) {
  const ResultsPlan& plan = running.plan;
  ExperimentRun& run = running.run;
  Summaries summaries(plan);
  try {
    running.begin(plan.runs());
    run_sweep(running.experiment, plan,
        {.is_missing = [](std::uint64_t) { return true; },
            .month = {},
            .done = [&](std::uint64_t one, std::span<const std::byte> bytes) { summaries.add(one, bytes); },
            .failed = [](std::uint64_t, std::string_view) {}},
        running.request.threads, running.watch.stop, running.watch.month_done);
  } catch (const std::exception&) {
    run.end = {RunEnd::failed, "", std::current_exception()};
  }
  run.summaries = summaries.all();
  const std::size_t finished = run.comparison().replicates();
  if (run.end.how == RunEnd::complete && finished < plan.replicates) {
    run.end = {RunEnd::stopped,
        fmt::format("{} of {} replicates are finished and summarised.", finished, plan.replicates)};
  }
  run.agent_months = mean_agents(running.experiment.scenarios) * static_cast<double>(plan.months) *
                     static_cast<double>(finished * plan.scenarios.size());
}

}  // namespace

RunsPlanned plan_runs(const Experiment& experiment, const ResultsPlan& plan, const RunRequest& request) {
  std::uint64_t of_variants = 0;
  if (request.draws) {
    for (const Variant& variant : variants_of(experiment.scenarios, *request.draws)) {
      for (const Scenario& one : variant.scenarios) of_variants += one.run.replicates;
    }
  }
  std::uint64_t kept = 0;
  if (!request.output.empty())
    kept = count_kept(resumable(plan, request.output, request.before, request.retry_failed));
  return {.runs = plan.runs() + of_variants,
      .kept = std::min(kept, plan.runs()),
      .at_most = of_variants > 0 && kept > 0,  // variants that are kept are not counted
      .bytes = plan.runs() * layout_of(plan).bytes,
      .memory = memory_of_places(journal_header(plan, ""))};
}

ExperimentRun run_experiment(const Experiment& experiment, const RunRequest& request, const RunWatch& watch) {
  const auto began = std::chrono::steady_clock::now();
  ExperimentRun run;
  run.plan = plan_results(experiment, request);
  run.outcomes = experiment.outcomes;
  const Running running = {experiment, request, watch, run.plan, run};
  request.output.empty() ? run_without_file(running) : run_in_file(running);
  run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return run;
}

}  // namespace coadopt
