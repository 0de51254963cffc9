#include "experiment/diagnosis/run_diagnosis.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "experiment/replicates.hpp"
#include "experiment/run_search.hpp"
#include "partnership/build.hpp"
#include "results/diagnosis_file.hpp"
#include "results/failure.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

constexpr std::uint32_t set_count = BarrierSet::all().bits() + 1;

PracticeShape shape_of(const Scenario& scenario) {
  return {.months = scenario.run.months, .communities = sizes_of(scenario.parameters).communities};
}

// The number of a run in the journal.
std::uint64_t number_of(const Scenario& scenario, BarrierSet removed, std::uint32_t replicate) {
  return std::uint64_t{removed.bits()} * scenario.run.replicates + replicate;
}

std::string diagnosis_identity_of(
    const Scenario& scenario, std::uint32_t permutations, const ResultsProvenance& provenance) {
  const nlohmann::ordered_json all = {{"version of coadopt", provenance.version},
      {"commit that coadopt was built from", provenance.git_commit}, {"build of coadopt", provenance.build},
      {"seed", scenario.run.seed}, {"number of permutations", permutations},
      {"number of replicates", scenario.run.replicates}, {"scenario", resolved_text(scenario)}};
  return all.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// A run with barriers removed: practice in use as a table of the shape; nothing where it was stopped.
std::optional<Values> run_without(const Scenario& scenario, BarrierSet removed, std::uint32_t replicate,
    const PracticeShape& shape, const RunWatch& watch) {
  Scenario changed = scenario;
  changed.removed = removed;
  PracticeCourse course(shape);
  const auto record =
      simulate(changed, replicate, {.measures = {.groups = {}}}, watch.stop, [&](const Simulation& simulation) {
        course.add(simulation);
        watch.month_done();
      });
  if (!record) return std::nullopt;
  return course.means();
}

// One replicate's runs: what is removed, and what it came to.
using ReplicateRuns = std::map<std::uint32_t, Values>;

class Diagnosing {
 public:
  Diagnosing(const Scenario& scenario, std::uint32_t permutations, const PracticeShape& shape)
      : scenario_(scenario), shape_(shape), runs_(scenario.run.replicates) {
    for (std::uint32_t i = 0; i < scenario.run.replicates; ++i) {
      orders_.push_back(removal_orders({scenario.run.seed, i}, permutations));
      for (const BarrierSet set : sets_of(orders_.back())) {
        planned_.push_back({set, i});
        runs_[i][set.bits()] = {};
      }
    }
  }

  // Makes all runs that a journal does not have, if there is one. Throws Stopped where it was stopped.
  void run(Journal* journal, std::uint32_t threads, const RunWatch& watch) {
    std::vector<Planned> missing;
    for (const Planned& one : planned_) {
      if (!take(journal, one)) missing.push_back(one);
    }
    watch.begin(std::max<std::uint64_t>(1, missing.size()) * scenario_.run.months, agents_of(scenario_));
    do_all(missing.size(), {threads, replicates_at_once({scenario_}, threads)}, watch.stop,
        [&](std::uint64_t number) {
          const auto [removed, replicate] = missing[number];
          std::optional<Values> values = run_without(scenario_, removed, replicate, shape_, watch);
          if (!values) return;
          const std::uint64_t run = number_of(scenario_, removed, replicate);
          if (journal != nullptr) journal->append(run, std::as_bytes(std::span<const double>(*values)));
          runs_[replicate].at(removed.bits()) = std::move(*values);
        });
    throw_if(watch.stop);
  }

  [[nodiscard]] DiagnosisFound found() const {
    DiagnosisFound found = {.shape = shape_, .replicates = {}, .runs = run_count()};
    for (std::uint32_t i = 0; i < runs_.size(); ++i) {
      found.replicates.push_back(contributions(
          orders_[i], [&](BarrierSet removed) -> const Values& { return runs_[i].at(removed.bits()); }));
    }
    return found;
  }

  // Takes all runs from a finished file, each a table of one number. Throws OutputRefused where they are
  // others.
  void take(const DiagnosisRuns& finished, const std::filesystem::path& path) {
    for (std::size_t i = 0; i < planned_.size(); ++i) {
      const auto [removed, replicate] = planned_[i];
      const bool same = finished.practice.size() == planned_.size() &&
                        std::cmp_equal(finished.removed[i], removed.bits()) &&
                        std::cmp_equal(finished.replicates[i], replicate);
      if (!same) throw OutputRefused(path.string() + " has runs of another diagnosis. Make it again.");
      runs_[replicate].at(removed.bits()) = {finished.practice[i]};
    }
  }

  [[nodiscard]] std::size_t run_count() const { return planned_.size(); }

  [[nodiscard]] DiagnosisRuns runs(std::size_t number) const {
    DiagnosisRuns runs;
    for (const auto& [removed, replicate] : planned_) {
      runs.removed.push_back(static_cast<std::int32_t>(removed.bits()));
      runs.replicates.push_back(static_cast<std::int32_t>(replicate));
      runs.practice.push_back(runs_[replicate].at(removed.bits())[number]);
    }
    return runs;
  }

 private:
  struct Planned {
    BarrierSet removed;
    std::uint32_t replicate;
  };

  // Whether the run is in the journal; takes it from there.
  bool take(const Journal* journal, const Planned& one) {
    const std::uint64_t number = number_of(scenario_, one.removed, one.replicate);
    if (journal == nullptr || journal->status(number) != RunStatus::done) return false;
    Values& values = runs_[one.replicate].at(one.removed.bits());
    values.resize(shape_.size());
    journal->read(number, std::as_writable_bytes(std::span(values)));
    return true;
  }

  const Scenario& scenario_;
  PracticeShape shape_;
  std::vector<std::vector<Order>> orders_;  // of each replicate
  std::vector<Planned> planned_;
  std::vector<ReplicateRuns> runs_;
};

using Table = std::array<Values, barrier_count> Contributions::*;

void add_estimate(
    const DiagnosisFound& found, Table table, std::size_t barrier, std::size_t number, Estimates& to) {
  const PairedDifference mean = over_replicates(
      found.replicates, [&](const Contributions& one) { return (one.*table)[barrier][number]; });
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();  // of one replicate's interval
  to.means.push_back(mean.mean);
  to.lows.push_back(std::isfinite(mean.low) ? mean.low : unknown);
  to.highs.push_back(std::isfinite(mean.high) ? mean.high : unknown);
}

DiagnosedPlace diagnosed(const DiagnosisFound& found, By by, const DimensionDescription* dimension) {
  DiagnosedPlace results = {.dimension = dimension, .contributions = {}, .practice = {}};
  const PracticeShape& shape = found.shape;
  const auto each_cell = [&](const auto& add) {
    for (std::size_t cell = 0; cell < shape.count(by); ++cell) {
      for (std::size_t year = 0; year < shape.years(); ++year)
        add(year * shape.cells() + shape.first(by) + cell);
    }
  };
  for (std::size_t i = 0; i < barrier_count; ++i) {
    each_cell([&](std::size_t number) {
      add_estimate(found, &Contributions::shares, i, number, results.contributions);
    });
  }
  each_cell([&](std::size_t number) {
    results.practice.push_back(
        over_replicates(found.replicates, [&](const Contributions& one) { return one.as_is[number]; }).mean);
  });
  return results;
}

std::vector<std::string> community_names(const Scenario& scenario, std::size_t communities) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < communities; ++i) {
    names.push_back(scenario.parameters.census ? scenario.parameters.census->communities[i].name
                                               : fmt::format("{}", i + 1));
  }
  return names;
}

SearchIdentity search_identity_of(
    const Scenario& scenario, std::uint32_t permutations, const ResultsProvenance& provenance) {
  const std::string identity = diagnosis_identity_of(scenario, permutations, provenance);
  // By itself, and not within what is returned: g++ 12 frees its parts twice where a later one gets no memory.
  JournalHeader header;
  header.identity = identity;
  header.replicates = scenario.run.replicates;
  header.scenarios = 1;
  header.run_bytes = static_cast<std::uint32_t>(shape_of(scenario).size() * sizeof(double));
  header.numbers.resize(set_count);
  std::iota(header.numbers.begin(), header.numbers.end(), 0);
  return {.header = std::move(header),
      .differences =
          [identity](const std::string& other) {
            return search_differences("number of permutations", identity, other);
          },
      .in_output = diagnosis_identity};
}

DiagnosisContents diagnosis_contents(const Scenario& scenario, const DiagnosisFound& found,
    const DiagnosisRuns& runs, std::uint32_t permutations, const ResultsProvenance& provenance) {
  DiagnosisContents contents;
  contents.results.replicates = scenario.run.replicates;
  contents.communities = community_names(scenario, found.shape.communities);
  contents.years = found.shape.years();
  contents.results.scenarios = {{scenario.name, resolved_text(scenario), scenario.parameters}};
  contents.results.months = scenario.run.months;
  contents.results.first_month = scenario.run.first_month;
  contents.results.provenance = provenance;
  contents.results.provenance.seed = scenario.run.seed;
  contents.identity = diagnosis_identity_of(scenario, permutations, provenance);
  contents.permutations = permutations;
  const std::size_t summary = found.summary();
  for (std::size_t i = 0; i < barrier_count; ++i) {
    add_estimate(found, &Contributions::shares, i, summary, contents.contributions);
    add_estimate(found, &Contributions::alone, i, summary, contents.alone);
    add_estimate(found, &Contributions::last, i, summary, contents.last);
  }
  contents.places = {diagnosed(found, By::everyone, nullptr), diagnosed(found, By::role, &dimension::role),
      diagnosed(found, By::co, &dimension::co), diagnosed(found, By::kind, &dimension::kind),
      diagnosed(found, By::community, &dimension::community)};
  for (const Contributions& one : found.replicates) {
    for (std::size_t i = 0; i < barrier_count; ++i) {
      contents.contributions_of_each.push_back(one.shares[i][summary]);
      contents.alone_of_each.push_back(one.alone[i][summary]);
      contents.last_of_each.push_back(one.last[i][summary]);
    }
    contents.practice_as_is.push_back(one.as_is[summary]);
    contents.practice_without_any.push_back(one.as_is[summary] + one.whole[summary]);
  }
  contents.runs = runs;
  return contents;
}

}  // namespace

RunsPlanned plan_runs(const Scenario& scenario, std::uint32_t permutations, const RunRequest& request) {
  const std::size_t runs = Diagnosing(scenario, permutations, shape_of(scenario)).run_count();
  return plan_search(search_identity_of(scenario, permutations, request.provenance), request, runs);
}

double seconds_of_a_run(const Scenario& scenario, const Stop& stop) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point began = Clock::now();
  const RunWatch nobody = {.stop = stop, .begin = {}, .month_done = [] {}, .notice = {}, .warn = {}};
  static_cast<void>(run_without(scenario, BarrierSet(), 0, shape_of(scenario), nobody));
  return std::chrono::duration<double>(Clock::now() - began).count();
}

DiagnosisRun run_diagnosis(
    const Scenario& scenario, std::uint32_t permutations, const RunRequest& request, const RunWatch& watch) {
  Diagnosing diagnosing(scenario, permutations, shape_of(scenario));
  DiagnosisRun result;
  const auto find = [&](Journal* journal) {
    diagnosing.run(journal, request.threads, watch);
    result.found = diagnosing.found();
  };
  if (request.output.empty()) {
    try {
      find(nullptr);
    } catch (const Stopped&) {
      result.end = {RunEnd::stopped, "nothing is kept without -o FILE.h5."};
    } catch (const std::exception&) {
      result.end = {RunEnd::failed, "", std::current_exception()};
    }
    return result;
  }
  const SearchIdentity search = search_identity_of(scenario, permutations, request.provenance);
  const auto write = [&](const std::string& replaceable) {
    const DiagnosisRuns runs = diagnosing.runs(result.found->summary());
    write_diagnosis(diagnosis_contents(scenario, *result.found, runs, permutations, request.provenance),
        request.output, replaceable);
  };
  const std::string state = state_of(request.output);
  run_search(
      search, request, watch, result, [&](Journal& journal) { find(&journal); }, write);
  if (!result.found && result.end.how == RunEnd::complete) {  // it was complete before
    Diagnosing finished(scenario, permutations, {});
    finished.take(read_diagnosis_runs(request.output), request.output);
    check_state(request.output, state);
    result.found = finished.found();
  }
  return result;
}

}  // namespace coadopt
