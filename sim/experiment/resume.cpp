#include "experiment/resume.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <unordered_map>

#include "experiment/variant.hpp"
#include "results/failure.hpp"
#include "results/identity.hpp"
#include "results/records.hpp"
#include "results/results_reader.hpp"
#include "results/seal.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

// Whose runs are there already: of a journal or a results file.
struct There {
  fs::path file;
  std::uint32_t replicates;
  std::size_t points;
  const std::vector<double>& values;
};

using EachRun = std::function<void(const ResultsReader::Done&, const ResultsReader::Failed&)>;

std::string_view row_of(const std::vector<double>& values, std::size_t row, std::size_t columns) {
  return {reinterpret_cast<const char*>(values.data() + row * columns), columns * sizeof(double)};
}

// How many of so many rows of values are rows of no point of the plan; `found` is called for each of the
// others, with the plan's rows that have its values.
template <class Found>
std::size_t match_points(
    const ResultsPlan& plan, const std::vector<double>& values, std::size_t points, const Found& found) {
  const std::size_t columns = plan.columns.size();
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_values;
  for (std::size_t row = 0; row < plan.points.size(); ++row) {
    by_values[row_of(plan.points.values, row, columns)].push_back(row);
  }
  std::size_t lost = 0;
  for (std::size_t row = 0; row < points; ++row) {
    const auto same = by_values.find(row_of(values, row, columns));
    if (same == by_values.end()) {
      ++lost;
    } else {
      found(row, same->second);
    }
  }
  return lost;
}

// Whether a results file has nothing but runs of the plan, so that nothing is lost where it is written anew.
// Throws OutputRefused where it has them, and another program changed it.
bool is_of(const ResultsPlan& plan, const fs::path& file) {
  try {
    const ResultsReader reader(file);
    const ResultsPlan& its = reader.plan();
    if (!identity_differences(identity_text(plan), reader.identity()).empty() ||
        its.replicates > plan.replicates ||
        match_points(plan, its.points.values, its.points.size(), [](auto&&...) {}) > 0)
      return false;
  } catch (const OutputRefused&) {
    return false;
  }
  check_seal(file);
  return true;
}

// The rows of the plan that have the same values as each row there.
std::vector<std::vector<std::size_t>> rows_now(const ResultsPlan& plan, const There& there) {
  std::vector<std::vector<std::size_t>> rows(there.points);
  const std::size_t lost = match_points(plan, there.values, there.points,
      [&](std::size_t row, const std::vector<std::size_t>& same) { rows[row] = same; });
  if (lost > 0) {
    refuse_other(there.file,
        {fmt::format("the design is {} with {} points, and {} of {} existing points are not in this design",
            plan.design, plan.points.size(), lost, there.points)});
  }
  return rows;
}

void check_replicates(const ResultsPlan& plan, const There& there, Before before) {
  if (there.replicates == plan.replicates) return;
  if (plan.agents != AgentsKept::none || plan.variants > 0) {
    throw OutputRefused(fmt::format(
        "{} has {} replicates and {}. The number of replicates of such a file cannot be changed. For {} "
        "replicates make all of them anew: give --replicates {} and another output with -o, or --force to "
        "replace the file.",
        there.file.string(), there.replicates,
        plan.agents != AgentsKept::none ? "keeps what each agent did (--agents)"
                                        : "a check of robustness (--robust)",
        plan.replicates, plan.replicates));
  }
  if (there.replicates < plan.replicates && before == Before::extend) return;
  const std::string way_out =
      there.replicates < plan.replicates
          ? fmt::format("Give --extend-replicates {} to add them.", plan.replicates)
          : fmt::format("Replicates can only be added: give --extend-replicates {} or more.", there.replicates);
  throw OutputRefused(fmt::format("{} has {} replicates, but {} are requested. {}", there.file.string(),
      there.replicates, plan.replicates, way_out));
}

// A new journal with what is there, under its name only when all of it is in.
BegunJournal grown(const ResultsPlan& plan, const There& there, const EachRun& each_run, const fs::path& path,
    const std::string& replaceable, bool retry_failed, const Stop& stop) {
  const std::vector<std::vector<std::size_t>> rows = rows_now(plan, there);
  fs::path growing = path;
  growing += ".growing";
  Journal journal = Journal::create(growing, journal_header(plan, replaceable));
  try {
    const auto each_new = [&](std::uint64_t run, const auto& put) {
      throw_if(stop);
      const auto replicate = static_cast<std::uint32_t>(run % there.replicates);
      const std::uint64_t rest = run / there.replicates;
      for (const std::size_t row : rows[rest / plan.scenarios.size()]) {
        put(plan.run(row, rest % plan.scenarios.size(), replicate));
      }
    };
    each_run(
        [&](std::uint64_t run, std::span<const std::byte> bytes) {
          each_new(run, [&](std::uint64_t now) { journal.append(now, bytes); });
        },
        [&](std::uint64_t run, const std::string& reason) {
          if (!retry_failed) each_new(run, [&](std::uint64_t now) { journal.append_failure(now, reason); });
        });
    journal.flush();
    journal.rename(path);
  } catch (...) {
    journal.remove();
    throw;
  }
  return {std::move(journal), replaceable};
}

void each_run_of(const Journal& journal, const ResultsReader::Done& done, const ResultsReader::Failed& failed) {
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

// Refuses a journal of other runs.
void check_journal(const ResultsPlan& plan, const JournalHeader& now, const JournalHeader& there,
    const fs::path& path, Before before) {
  const std::vector<std::string> differences = identity_differences(now.identity, there.identity);
  if (!differences.empty()) refuse_other(path, differences);
  // Its checksums are right, which says nothing of who wrote it.
  const std::size_t points = there.numbers.size();
  const bool is_whole = there.scenarios == now.scenarios && there.run_bytes == now.run_bytes &&
                        there.blocks == now.blocks && there.replicates > 0 &&
                        there.values.size() == points * plan.columns.size();
  const There runs = {path, there.replicates, points, there.values};
  if (is_whole) {
    check_replicates(plan, runs, before);
    static_cast<void>(rows_now(plan, runs));
  }
  if (!is_whole || points > plan.points.size()) {
    refuse_other(path, {"the number of its scenarios, values, points or records is not what it states"});
  }
}

// A journal with the plan's points and replicates.
BegunJournal continued(const ResultsPlan& plan, const JournalHeader& now, BegunJournal begun,
    const fs::path& path, bool retry_failed, const Stop& stop) {
  Journal& journal = begun.journal;
  const JournalHeader& there = journal.header();
  if (there.numbers != now.numbers || there.values != now.values || there.replicates != now.replicates) {
    const auto each_run = [&](const auto& done, const auto& failed) { each_run_of(journal, done, failed); };
    return grown(plan, {path, there.replicates, there.numbers.size(), there.values}, each_run, path,
        begun.replaceable, retry_failed, stop);
  }
  if (retry_failed) journal.forget_failures();
  forget_runs_without_snapshots(journal, plan);
  return begun;
}

// Refuses a results file of other runs; what it has must live as long as the result.
There check_results(
    const ResultsPlan& plan, const fs::path& output, const ResultsReader& reader, Before before) {
  check_seal(output);  // a damaged file may state anything of its runs
  const std::vector<std::string> differences = identity_differences(identity_text(plan), reader.identity());
  if (!differences.empty()) refuse_other(output, differences);
  const ResultsPlan& its = reader.plan();
  const There there = {output, its.replicates, its.points.size(), its.points.values};
  check_replicates(plan, there, before);
  return there;
}

// Whether the check of robustness that the plan asks for is there and was not interrupted.
bool has_all_variants(const ResultsPlan& plan, const ResultsReader& reader) {
  if (plan.variants == 0) return true;
  if (!reader.has("robustness")) return false;
  const std::vector<double> values = reader.variant_values(variant_replicates(plan.replicates));
  const std::size_t of_variant = values.size() / plan.variants;
  for (std::size_t from = 0; from < values.size(); from += of_variant) {
    if (std::ranges::all_of(
            std::span(values).subspan(from, of_variant), [](double x) { return std::isnan(x); }))
      return false;
  }
  return true;
}

std::optional<BegunJournal> missing_in_results(const ResultsPlan& plan, const fs::path& output,
    const std::string& replaceable, Before before, bool retry_failed, const Stop& stop) {
  const std::string state = state_of(output);
  const ResultsReader reader(output);
  const There there = check_results(plan, output, reader, before);
  const auto read = [&](const ResultsReader::Done& done, const ResultsReader::Failed& failed) {
    reader.each_run(done, failed);
    check_state(output, state);
  };
  const ResultsPlan& its = reader.plan();
  const bool has_all = its.replicates == plan.replicates && its.points.numbers == plan.points.numbers &&
                       its.points.values == plan.points.values && reader.status() == "complete" &&
                       (!retry_failed || reader.failures().empty()) &&
                       (plan.is_sweep() || reader.has("comparison")) && has_all_variants(plan, reader);
  if (has_all) {
    read([&](std::uint64_t, std::span<const std::byte>) { throw_if(stop); },
        [](std::uint64_t, const std::string&) {});
    return std::nullopt;  // and none of it is damaged
  }
  BegunJournal begun = grown(plan, there, read, journal_path(output), replaceable, retry_failed, stop);
  forget_runs_without_snapshots(begun.journal, plan);
  return begun;
}

}  // namespace

ResumableRuns resumable(
    const ResultsPlan& plan, const fs::path& output, Before before, bool retry_failed, const Stop& stop) {
  const fs::path path = journal_path(output);
  const JournalHeader now = journal_header(plan, "");
  return {.output = output,
      .before = before,
      .stop = stop,
      .header = now,
      .check = [=, &plan](const auto& there) { check_journal(plan, now, there, path, before); },
      .owns_output = [=, &plan] { return is_of(plan, output); },
      .continued =
          [=, &plan, &stop](
              BegunJournal there) { return continued(plan, now, std::move(there), path, retry_failed, stop); },
      .missing_in_output =
          [=, &plan, &stop](const std::string& replaceable) {
            return missing_in_results(plan, output, replaceable, before, retry_failed, stop);
          },
      .count_in_output =
          [=, &plan] {
            const ResultsReader reader(output);
            check_results(plan, output, reader, before);
            const std::uint64_t failed = retry_failed ? reader.failures().size() : 0;
            return reader.plan().runs() - failed;
          }};
}

void check_loses_no_runs(const fs::path& file, const ResultsPlan& plan, std::uint64_t done) {
  refuse_link(file);
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return;
  if (!is_of(plan, file)) {
    throw OutputRefused(
        fmt::format("{} already exists and belongs to something else. Move it away.", file.string()));
  }
  std::uint64_t there = 0;
  ResultsReader(file).each_run(
      [&](std::uint64_t, std::span<const std::byte>) { ++there; }, [](std::uint64_t, const std::string&) {});
  if (there <= done) return;
  throw OutputRefused(fmt::format(
      "{} has {} finished runs, and only {} are finished now: it would lose some. Move it away, or finish more "
      "runs first.",
      file.string(), there, done));
}

}  // namespace coadopt
