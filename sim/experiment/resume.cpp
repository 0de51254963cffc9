#include "experiment/resume.hpp"

#include <fmt/format.h>

#include <cstring>
#include <functional>
#include <unordered_map>

#include "results/failure.hpp"
#include "results/sweep_identity.hpp"
#include "results/sweep_reader.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

// Runs that are there already, of a journal or a results file.
struct There {
  fs::path file;
  std::uint32_t replicates;
  std::size_t points;
  const std::vector<double>& values;
  std::function<void(const SweepReader::Done&, const SweepReader::Failed&)> each_run;
};

[[noreturn]] void refuse_other_sweep(const fs::path& file, const std::vector<std::string>& differences) {
  throw OutputRefused(fmt::format(
      "{} is of another sweep, and its runs cannot be taken over: {}. Go on as that one was begun, name "
      "another output with -o, or start over with --force.",
      file.string(), fmt::join(differences, "; ")));
}

std::string_view row_of(const std::vector<double>& values, std::size_t row, std::size_t columns) {
  return {reinterpret_cast<const char*>(values.data() + row * columns), columns * sizeof(double)};
}

// The rows of the plan that have the same values as each row there.
std::vector<std::vector<std::size_t>> rows_now(const SweepPlan& plan, const There& there) {
  const std::size_t columns = plan.columns.size();
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_values;
  for (std::size_t row = 0; row < plan.points.size(); ++row) {
    by_values[row_of(plan.points.values, row, columns)].push_back(row);
  }
  std::vector<std::vector<std::size_t>> rows(there.points);
  std::size_t lost = 0;
  for (std::size_t row = 0; row < there.points; ++row) {
    const auto found = by_values.find(row_of(there.values, row, columns));
    if (found != by_values.end()) rows[row] = found->second;
    lost += found == by_values.end() ? 1 : 0;
  }
  if (lost > 0) {
    refuse_other_sweep(there.file,
        {fmt::format("the design is {} with {} points, and {} of the {} points that are there are none of them",
            plan.design, plan.points.size(), lost, there.points)});
  }
  return rows;
}

void check_replicates(const SweepPlan& plan, const There& there, Before before) {
  if (there.replicates == plan.results.replicates) return;
  if (there.replicates < plan.results.replicates && before == Before::extend) return;
  const std::string way_out =
      there.replicates < plan.results.replicates
          ? fmt::format("Give --extend-replicates {} to add them.", plan.results.replicates)
          : fmt::format("Replicates are only added: give --extend-replicates {} or more.", there.replicates);
  throw OutputRefused(fmt::format("{} has {} replicates, and the sweep now asks for {}. {}",
      there.file.string(), there.replicates, plan.results.replicates, way_out));
}

// A new journal with what is there, under its name only when all of it is in.
Journal grown(const SweepPlan& plan, const There& there, const fs::path& path, bool retry_failed) {
  const std::vector<std::vector<std::size_t>> rows = rows_now(plan, there);
  fs::path growing = path;
  growing += ".growing";
  Journal journal = Journal::create(growing, journal_header(plan));
  try {
    const auto each_new = [&](std::uint64_t run, const auto& put) {
      const auto replicate = static_cast<std::uint32_t>(run % there.replicates);
      const std::uint64_t rest = run / there.replicates;
      for (const std::size_t row : rows[rest / plan.scenarios()]) {
        put(plan.run(row, rest % plan.scenarios(), replicate));
      }
    };
    there.each_run(
        [&](std::uint64_t run, std::span<const std::byte> bytes) {
          each_new(run, [&](std::uint64_t now) { journal.append(now, bytes); });
        },
        [&](std::uint64_t run, const std::string& reason) {
          if (!retry_failed) each_new(run, [&](std::uint64_t now) { journal.append_failure(now, reason); });
        });
    journal.settle();
    journal.rename(path);
  } catch (...) {
    journal.remove();
    throw;
  }
  return journal;
}

void each_run_of(const Journal& journal, const SweepReader::Done& done, const SweepReader::Failed& failed) {
  const JournalHeader& header = journal.header();
  const std::uint64_t runs = std::uint64_t{header.numbers.size()} * header.scenarios * header.replicates;
  std::vector<std::byte> bytes(header.run_bytes);
  for (std::uint64_t run = 0; run < runs; ++run) {
    if (journal.status(run) == RunStatus::done) {
      journal.read(run, bytes);
      done(run, bytes);
    } else if (journal.status(run) == RunStatus::failed) {
      failed(run, journal.reason(run));
    }
  }
}

Journal gone_on_with(const SweepPlan& plan, const fs::path& path, Before before, bool retry_failed) {
  std::optional<Journal> journal = Journal::open(path);
  if (!journal) return Journal::create(path, journal_header(plan));
  const JournalHeader now = journal_header(plan);
  const JournalHeader& header = journal->header();
  const std::vector<std::string> differences = identity_differences(now.identity, header.identity);
  if (!differences.empty()) refuse_other_sweep(path, differences);
  // Its checksums are right, which says nothing of who wrote it.
  if (header.scenarios != now.scenarios || header.run_bytes != now.run_bytes || header.replicates == 0 ||
      header.values.size() != header.numbers.size() * plan.columns.size()) {
    refuse_other_sweep(path, {"its scenarios, values or points are not as many as it says"});
  }
  const There there = {path, header.replicates, header.numbers.size(), header.values,
      [&](const auto& done, const auto& failed) { each_run_of(*journal, done, failed); }};
  check_replicates(plan, there, before);
  if (header.numbers != now.numbers || header.values != now.values || header.replicates != now.replicates) {
    return grown(plan, there, path, retry_failed);
  }
  if (retry_failed) journal->forget_failures();
  return std::move(*journal);
}

std::optional<Journal> gone_on_from_results(
    const SweepPlan& plan, const fs::path& output, Before before, bool retry_failed) {
  const SweepReader reader(output);
  const std::vector<std::string> differences = identity_differences(identity_text(plan), reader.identity());
  if (!differences.empty()) refuse_other_sweep(output, differences);
  const PointTable& points = reader.plan().points;
  const There there = {output, reader.plan().results.replicates, points.size(), points.values,
      [&](const auto& done, const auto& failed) { reader.each_run(done, failed); }};
  check_replicates(plan, there, before);
  Journal journal = grown(plan, there, journal_path(output), retry_failed);
  if (journal.count(RunStatus::missing) > 0) return journal;
  journal.remove();
  return std::nullopt;
}

}  // namespace

std::optional<Journal> begin_journal(
    const SweepPlan& plan, const fs::path& output, Before before, bool retry_failed) {
  const fs::path path = journal_path(output);
  const bool goes_on = before == Before::keep || before == Before::extend;
  const Existing existing = before == Before::refuse ? Existing::refuse : Existing::replace;
  std::string problem = existing_file_problem(output, existing);
  if (!problem.empty()) throw OutputRefused(problem + " Or go on from it with --resume.");
  if (fs::exists(path)) {
    if (goes_on) return gone_on_with(plan, path, before, retry_failed);
    if (before == Before::refuse) {
      throw OutputRefused(
          fmt::format("{} holds finished runs of a sweep that was not finished. Go on from them with "
                      "--resume, or throw them away with --force.",
              path.string()));
    }
    Journal::check_may_be_replaced(path);
  } else if (goes_on && fs::exists(output)) {
    return gone_on_from_results(plan, output, before, retry_failed);
  }
  return Journal::create(path, journal_header(plan));
}

}  // namespace coadopt
