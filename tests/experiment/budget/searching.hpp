#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <set>

#include "experiment/budget/judge.hpp"
#include "results/folder.hpp"

namespace coadopt {

// A test that searches splits of 1,000 over three interventions, of which the answer is known: what GBP x does
// for intervention i is pull[i] sqrt(x), so that the best split goes by the squares of the pulls, 1 : 4 : 16.
// Worlds pull differently; equity is what the first gets; luck differs by replicate and is shared by all splits
// but for a part of each split's own.
class Searching : public InFolder {
 protected:
  static constexpr double total = 1000.0;
  std::vector<std::vector<double>> pulls = {{1.0, 2.0, 4.0}, {1.0, 2.5, 3.5}, {1.5, 2.0, 4.5}, {0.5, 1.5, 4.0}};

  SearchTask task_for(std::uint32_t generations = 12) const {
    SearchTask task;
    task.space = {total, 3, 0.01};
    task.given = {{"even", {300.0, 300.0, 400.0}}, {"first", {1000.0, 0.0, 0.0}}};
    task.settings.worlds = static_cast<std::uint32_t>(pulls.size());
    task.settings.population = 16;
    task.settings.generations = generations;
    task.settings.refine = 4;
    task.settings.finalists = 10;
    task.seed = 5;
    return task;
  }

  double worth(const Parts& parts, std::size_t world) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) sum += pulls[world][i] * std::sqrt(parts[i]);
    return sum;
  }
  double expected(const Parts& parts) const {
    double sum = 0.0;
    for (std::size_t world = 0; world < pulls.size(); ++world) sum += worth(parts, world);
    return sum / static_cast<double>(pulls.size());
  }
  // The most that any split is worth: sqrt(total * sum of squares of the mean pulls), by Cauchy and Schwarz.
  double most() const {
    double squares = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
      double mean = 0.0;
      for (const auto& world : pulls) mean += world[i] / static_cast<double>(pulls.size());
      squares += mean * mean;
    }
    return std::sqrt(total * squares);
  }

  RunSplits stub() {
    return [this](const std::vector<const Parts*>& splits, std::size_t world, std::uint32_t replicate,
               const Stop&, const SplitDone& done) {
      for (std::size_t i = 0; i < splits.size() && !stop; ++i) {
        Parts parts = *splits[i];
        for (double& part : parts) part = std::min(part, enough);
        ++runs;
        {
          const std::lock_guard lock(mutex);
          replicates.insert(replicate);
        }
        const double luck =
            0.01 * replicate + 1e-4 * std::fmod(7.0 * parts[0] + 3.0 * parts[1] + replicate, 5.0);
        if (runs >= stop_at) stop = true;
        done(i, Reached{worth(parts, world) + luck, parts[0], sum_of(parts)});
      }
    };
  }

  // Searches to its end, or until it is stopped.
  BudgetJudgement found(const SearchTask& task, const std::string& name, std::uint32_t threads = 2) {
    const auto path = in_folder(name);
    Journal journal = std::filesystem::exists(path)
                          ? std::move(*Journal::open(path))
                          : Journal::create(path, journal_header(shape_of(task), "test"));
    Tried tried(shape_of(task), stub(), journal, {threads, threads});
    const Searched searched = search(task, tried, stop);
    return judge(task, searched, tried, 0);
  }

  double enough = total;  // of an intervention; it spends no more
  std::atomic<int> runs = 0;
  int stop_at = 1'000'000;
  Stop stop = false;
  std::set<std::uint32_t> replicates;
  std::mutex mutex;
};

// All that a judgement says, to be compared to the bit.
inline std::vector<double> numbers_of(const BudgetJudgement& judgement) {
  std::vector<double> all = {static_cast<double>(judgement.best), static_cast<double>(judgement.most_robust)};
  for (const JudgedSplit& one : judgement.splits) {
    all.push_back(static_cast<double>(one.number));
    all.insert(all.end(), one.parts.begin(), one.parts.end());
    all.insert(all.end(), one.expected.begin(), one.expected.end());
    all.insert(all.end(), one.regrets.begin(), one.regrets.end());
    all.insert(all.end(), {one.more[0].low, one.regret_low, one.regret_high, one.behind.high});
  }
  return all;
}

}  // namespace coadopt
