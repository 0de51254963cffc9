#include "experiment/budget/search.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

#include "experiment/budget/evolve.hpp"
#include "experiment/design/design.hpp"

namespace coadopt {

namespace {

constexpr std::size_t best_run_again = 3;  // by expected result, and by regret

std::uint32_t by_chance(const SearchTask& task) {
  const std::size_t plain = task.space.interventions + 2;
  const std::size_t known = task.given.size() + plain;
  const std::size_t population = task.settings.population;
  return static_cast<std::uint32_t>(std::max(population / 4, population > known ? population - known : 0));
}

// The search under way: every question goes to Tried.
class Search {
 public:
  Search(const SearchTask& task, Tried& tried, const Stop& stop) : task_(task), tried_(tried), stop_(stop) {}

  Searched run() {
    std::vector<Parts> first;
    for (const NamedSplit& one : task_.given) first.push_back(one.parts);
    const std::vector<std::size_t> given = tried_.numbers_of(first);
    const std::vector<Parts> plain = plain_splits(task_.space);
    first.insert(first.end(), plain.begin(), plain.end());
    const std::vector<Parts> chance = chance_splits();
    first.insert(first.end(), chance.begin(), chance.end());
    ask(first);
    evolve_for(
        front_start(), [&](std::size_t split) { return front_worth(split); }, 1);
    const std::vector<double> best = best_by_world();
    const auto worth = [&](std::size_t split) { return Worth{-result(split), regret(split, best)}; };
    evolve_for(best_start(best), worth, 2);
    return finish(given);
  }

 private:
  [[nodiscard]] std::uint32_t replicates() const { return task_.settings.replicates; }
  [[nodiscard]] double result(std::size_t split) const {
    return tried_.mean(split, Aim::result, 0, replicates());
  }
  [[nodiscard]] std::vector<double> results(std::size_t split) const {
    std::vector<double> all;
    for (std::size_t world = 0; world < task_.settings.worlds; ++world) {
      all.push_back(tried_.mean(split, world, Aim::result, 0, replicates()));
    }
    return all;
  }
  [[nodiscard]] double regret(std::size_t split, const std::vector<double>& best) const {
    return std::ranges::max(regrets_of(results(split), best));
  }
  [[nodiscard]] Worth front_worth(std::size_t split) const {
    return {-result(split), -tried_.mean(split, Aim::equity, 0, replicates()),
        tried_.mean(split, Aim::cost, 0, replicates())};
  }
  [[nodiscard]] std::vector<double> best_by_world() const {
    std::vector<double> best(task_.settings.worlds, -std::numeric_limits<double>::infinity());
    for (std::size_t split = 0; split < tried_.size(); ++split) {
      const std::vector<double> all = results(split);
      for (std::size_t i = 0; i < best.size(); ++i) best[i] = std::max(best[i], all[i]);
    }
    return best;
  }
  // All tried, the least by a key first, equals in the order they were tried.
  template <class Key>
  [[nodiscard]] std::vector<std::size_t> ordered(const Key& key) const {
    std::vector<std::size_t> order(tried_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> keys;
    for (const std::size_t split : order) keys.push_back(key(split));
    std::ranges::stable_sort(order, {}, [&](std::size_t split) { return keys[split]; });
    return order;
  }

  std::vector<std::size_t> ask(const std::vector<Parts>& splits) {
    std::vector<std::size_t> numbers = tried_.numbers_of(splits);
    tried_.run(numbers, 0, replicates(), stop_);
    return numbers;
  }

  // Latin, so that few of them lie far apart.
  [[nodiscard]] std::vector<Parts> chance_splits() const {
    const std::uint32_t count = by_chance(task_);
    std::vector<std::vector<double>> places(count);
    for (std::size_t i = 0; i <= task_.space.interventions; ++i) {
      const std::vector<double> along =
          latin_places(Stream{task_.seed, 0}, "search.split." + std::to_string(i), count);
      // Weights cubed, so that there are splits with few large parts.
      for (std::uint32_t j = 0; j < count; ++j) {
        const bool is_share = i == task_.space.interventions;
        places[j].push_back(is_share ? along[j] : along[j] * along[j] * along[j]);
      }
    }
    std::vector<Parts> splits;
    for (const auto& place : places) splits.push_back(split_at_place(task_.space, place));
    return splits;
  }

  [[nodiscard]] std::vector<std::size_t> front_start() const {
    std::vector<Worth> all;
    for (std::size_t split = 0; split < tried_.size(); ++split) all.push_back(front_worth(split));
    return best_of(all, task_.settings.population);
  }
  // The best by result and by regret in turns.
  [[nodiscard]] std::vector<std::size_t> best_start(const std::vector<double>& best) const {
    const std::vector<std::size_t> by_result = ordered([&](std::size_t split) { return -result(split); });
    const std::vector<std::size_t> by_regret = ordered([&](std::size_t split) { return regret(split, best); });
    std::vector<std::size_t> start;
    for (std::size_t i = 0; i < by_result.size(); ++i) {
      for (const std::size_t split : {by_result[i], by_regret[i]}) {
        if (start.size() < task_.settings.population && std::ranges::find(start, split) == start.end()) {
          start.push_back(split);
        }
      }
    }
    return start;
  }

  template <class WorthOfOne>
  void evolve_for(std::vector<std::size_t> start, const WorthOfOne& worth_of, std::uint32_t round) {
    for (std::size_t i = 0; start.size() < task_.settings.population; ++i) start.push_back(start[i]);
    std::vector<Place01> places;
    std::vector<Worth> worth;
    for (const std::size_t split : start) {
      places.push_back(place_of(task_.space, tried_.parts(split)));
      worth.push_back(worth_of(split));
    }
    const auto worth_of_all = [&](const std::vector<Place01>& children) {
      std::vector<Parts> splits;
      for (const Place01& child : children) splits.push_back(split_at_place(task_.space, child));
      std::vector<Worth> all;
      for (const std::size_t split : ask(splits)) all.push_back(worth_of(split));
      return all;
    };
    const auto folded = static_cast<std::uint32_t>(task_.seed ^ (task_.seed >> 32U));
    evolve(places, worth, {task_.settings.generations, folded + round}, worth_of_all);
  }

  // So many of the front that lie farthest from their neighbours, and are none of `but`.
  [[nodiscard]] std::vector<std::size_t> most_spread(
      std::size_t count, const std::vector<std::size_t>& but) const {
    std::vector<Worth> all;
    for (std::size_t split = 0; split < tried_.size(); ++split) all.push_back(front_worth(split));
    std::vector<std::size_t> front = front_of(all);
    std::erase_if(front, [&](std::size_t split) { return std::ranges::find(but, split) != but.end(); });
    if (count == 0 || front.empty()) return {};
    std::vector<Worth> worth;
    for (const std::size_t split : front) worth.push_back(all[split]);
    std::vector<std::size_t> spread;
    for (const std::size_t i : best_of(worth, count)) spread.push_back(front[i]);
    return spread;
  }

  // Whether two splits came to the same in every world, as where all that more money could reach is reached.
  [[nodiscard]] bool come_to_the_same(std::size_t one, std::size_t other) const {
    for (std::size_t world = 0; world < task_.settings.worlds; ++world) {
      for (const Aim aim : {Aim::result, Aim::equity, Aim::cost}) {
        if (tried_.mean(one, world, aim, 0, replicates()) != tried_.mean(other, world, aim, 0, replicates()))
          return false;
      }
    }
    return true;
  }

  Searched finish(const std::vector<std::size_t>& given) {
    Searched searched = {given.size(), given};
    const std::size_t most = given.size() + task_.settings.finalists;
    const auto add = [&](std::size_t split) {
      auto& all = searched.finalists;
      if (all.size() < most &&
          std::ranges::none_of(all, [&](std::size_t there) { return come_to_the_same(there, split); }))
        all.push_back(split);
    };
    const std::vector<double> best = best_by_world();
    const std::vector<std::size_t> by_result = ordered([&](std::size_t split) { return -result(split); });
    const std::vector<std::size_t> by_regret = ordered([&](std::size_t split) { return regret(split, best); });
    for (std::size_t i = 0; i < std::min(best_run_again, tried_.size()); ++i) {
      add(by_result[i]);
      add(by_regret[i]);
    }
    for (std::size_t world = 0; world < best.size(); ++world) {
      add(ordered([&](std::size_t split) { return -results(split)[world]; }).front());
    }
    for (const std::size_t split : most_spread(most - searched.finalists.size(), searched.finalists))
      add(split);
    tried_.run(searched.finalists, replicates(), task_.settings.refine, stop_);
    return searched;
  }

  const SearchTask& task_;
  Tried& tried_;
  const Stop& stop_;
};

}  // namespace

TriedShape shape_of(const SearchTask& task) {
  const SearchSettings& settings = task.settings;
  const std::size_t first = task.given.size() + task.space.interventions + 2 + by_chance(task);
  return {first + std::size_t{2} * settings.generations * settings.population, task.space.interventions,
      settings.worlds, settings.replicates + settings.refine};
}

std::uint64_t most_runs(const SearchTask& task) {
  const SearchSettings& settings = task.settings;
  const std::uint64_t searching = shape_of(task).splits * std::uint64_t{settings.replicates};
  const std::uint64_t finals = (task.given.size() + settings.finalists) * std::uint64_t{settings.refine};
  return (searching + finals) * settings.worlds;
}

Searched search(const SearchTask& task, Tried& tried, const Stop& stop) {
  return Search(task, tried, stop).run();
}

std::vector<double> regrets_of(const std::vector<double>& results, const std::vector<double>& best) {
  std::vector<double> regrets(results.size());
  for (std::size_t i = 0; i < results.size(); ++i) regrets[i] = best[i] - results[i];
  return regrets;
}

}  // namespace coadopt
