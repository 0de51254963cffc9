#include "experiment/budget/run_budget.hpp"

#include <algorithm>
#include <chrono>

#include "experiment/comparison/verdict.hpp"
#include "outcome/outcome.hpp"
#include "partnership/build.hpp"
#include "results/budget_file.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

void add_finalists(const BudgetFound& found, BudgetContents& contents) {
  const SearchSettings& search = found.budget.task.settings;
  for (std::size_t place = 0; place < found.judgement.splits.size(); ++place) {
    const JudgedSplit& one = found.judgement.splits[place];
    contents.splits.push_back(one.name);
    contents.parts.insert(contents.parts.end(), one.parts.begin(), one.parts.end());
    contents.given.push_back(one.given ? 1 : 0);
    contents.on_front.push_back(one.on_front ? 1 : 0);
    contents.numbers.push_back(static_cast<std::int32_t>(one.number));
    contents.regrets.insert(contents.regrets.end(), one.regrets.begin(), one.regrets.end());
    contents.worst_regrets.push_back(one.worst_regret);
    contents.regret_lows.push_back(one.regret_low);
    contents.regret_highs.push_back(one.regret_high);
    contents.may_regret_least.push_back(one.may_regret_least ? 1 : 0);
    contents.fronts.push_back(static_cast<std::uint8_t>(one.front));
    contents.differences.push_back(one.more[0].mean);
    contents.lows.push_back(one.more[0].low);
    contents.highs.push_back(one.more[0].high);
    contents.verdicts.push_back(static_cast<std::uint8_t>(verdict_of(one.more[0])));
    contents.tied.push_back(place != found.judgement.best && one.may_be_best ? 1 : 0);
    contents.behinds.push_back(one.behind.mean);
    contents.behind_lows.push_back(one.behind.low);
    contents.behind_highs.push_back(one.behind.high);
    for (std::size_t aim = 0; aim < aim_count; ++aim) {
      for (std::uint32_t world = 0; world < search.worlds; ++world) {
        for (std::uint32_t i = 0; i < search.refine; ++i) {
          contents.values[aim].push_back(found.tried.reached(one.number, world, search.replicates + i)[aim]);
        }
      }
    }
  }
}

void add_tried(const BudgetFound& found, BudgetContents& contents) {
  const SearchSettings& search = found.budget.task.settings;
  contents.tried = found.tried.size();
  for (std::size_t split = 0; split < found.tried.size(); ++split) {
    const Parts& parts = found.tried.parts(split);
    contents.tried_parts.insert(contents.tried_parts.end(), parts.begin(), parts.end());
    for (std::size_t aim = 0; aim < aim_count; ++aim) {
      for (std::uint32_t world = 0; world < search.worlds; ++world) {
        contents.tried_values[aim].push_back(
            found.tried.mean(split, world, static_cast<Aim>(aim), 0, search.replicates));
      }
    }
  }
}

// What the results file is written from.
BudgetContents contents_of(
    const BudgetFound& found, const ResultsProvenance& provenance, const std::string& identity) {
  const Scenario& scenario = found.budget.scenario();
  const SearchSettings& search = found.budget.task.settings;
  const BudgetJudgement& judgement = found.judgement;
  BudgetContents contents;
  contents.results.scenarios = {{scenario.name, resolved_text(scenario), scenario.parameters}};
  contents.results.replicates = search.refine;
  contents.results.months = scenario.run.months;
  contents.results.first_month = scenario.run.first_month;
  contents.results.provenance = provenance;
  contents.results.provenance.seed = scenario.run.seed;
  contents.name = found.budget.experiment.name;
  contents.experiment = found.budget.experiment.text;
  contents.identity = identity;
  for (std::size_t aim = 0; aim < aim_count; ++aim) {
    const Outcome& one = found.budget.outcome(aim);
    contents.outcomes.push_back({.name = one.name,
        .units = text_of(one.value.units()),
        .long_name = one.label,
        .percent = percent_of(one)});
  }
  for (const PossibleWorld& one : found.worlds)
    contents.worlds.push_back({one.name, "", one.scenario.parameters});
  contents.interventions = found.budget.interventions();
  contents.first_replicate = search.replicates;
  contents.replicates = search.refine;
  contents.values.resize(aim_count);
  contents.tried_values.resize(aim_count);
  contents.best = judgement.splits[judgement.best].name;
  contents.leader = judgement.splits[judgement.leader].name;
  contents.most_robust = judgement.splits[judgement.most_robust].name;
  contents.reference = judgement.splits[judgement.reference].name;
  add_finalists(found, contents);
  add_tried(found, contents);
  return contents;
}

}  // namespace

RunsPlanned plan_runs(const BudgetExperiment& budget, const RunRequest& request) {
  const SearchTask& task = budget.task;
  RunsPlanned planned = plan_search(
      search_identity(shape_of(task), identity_of(budget, request.provenance)), request, most_runs(task));
  planned.at_most = true;
  return planned;
}

BudgetRun run_budget(const BudgetExperiment& budget, const RunRequest& request, const RunWatch& watch) {
  const SearchTask& task = budget.task;
  const std::string identity = identity_of(budget, request.provenance);
  BudgetRun result;
  const auto find = [&](Journal& journal) {
    std::vector<PossibleWorld> worlds = possible_worlds(budget.scenario(), task.settings.worlds);
    const std::uint64_t most = most_runs(task);
    const std::uint64_t done = std::min(journal.count(RunStatus::done), most);
    watch.begin(
        std::max<std::uint64_t>(1, most - done) * budget.scenario().run.months, agents_of(budget.scenario()));
    Tried tried(shape_of(task), simulated(budget, worlds, watch.month_done), journal,
        {request.threads, replicates_at_once(budget.experiment.scenarios, request.threads)});
    const Searched searched = search(task, tried, watch.stop);
    BudgetJudgement judgement = judge(task, searched, tried, budget.reference);
    result.found = BudgetFound{budget, std::move(worlds), std::move(tried), std::move(judgement)};
  };
  run_search(search_identity(shape_of(task), identity), request, watch, result, find,
      [&](const std::string& replaceable) {
        write_budget(contents_of(*result.found, request.provenance, identity), request.output, replaceable);
      });
  return result;
}

double seconds_of_a_run(const BudgetExperiment& budget, const Stop& stop) {
  using Clock = std::chrono::steady_clock;
  const std::vector<PossibleWorld> worlds = possible_worlds(budget.scenario(), budget.task.settings.worlds);
  const Parts even = *(plain_splits(budget.task.space).end() - 2);
  const RunSplits run = simulated(budget, worlds, [] {});
  const Clock::time_point began = Clock::now();
  run({&even}, worlds.size() - 1, 0, stop, [](std::size_t, const Reached&) {});
  return std::chrono::duration<double>(Clock::now() - began).count();
}

}  // namespace coadopt
