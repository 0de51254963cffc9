#pragma once

#include <cstdint>
#include <vector>

#include "experiment/budget/split.hpp"
#include "experiment/budget/tried.hpp"

namespace coadopt {

// What is asked for: splits of a space, found from those given, by chance of one seed.
struct SearchTask {
  SplitSpace space;
  std::vector<NamedSplit> given;
  SearchSettings settings;
  std::uint64_t seed = 0;
};

// The shape of the journal that a search needs.
[[nodiscard]] TriedShape shape_of(const SearchTask& task);

// The most runs that a search makes.
[[nodiscard]] std::uint64_t most_runs(const SearchTask& task);

// Which splits were tried, by their numbers, and which stand for choice at the end.
struct Searched {
  std::size_t given = 0;               // how many of the finalists were given; they come first
  std::vector<std::size_t> finalists;  // of those found, none that came to the same as one before it
};

// Tries the splits given, plain ones and some by chance, then evolves them in two rounds: for the front between
// result, equity and cost, and from the best of all tried so far for the expected result and the worst-case
// regret. Finalists are those given; then, as many as there may be, the best by expected result and by
// worst-case regret, the best of every world, and the front. They are run anew, with replicates that the search
// has not seen, so that luck in the search is not taken for worth. The same for a task whatever the number of
// threads and however often it was ended and begun anew. Throws what Tried::run throws.
[[nodiscard]] Searched search(const SearchTask& task, Tried& tried, const Stop& stop);

// By how much a split's result falls short of the best known in each world.
[[nodiscard]] std::vector<double> regrets_of(
    const std::vector<double>& results, const std::vector<double>& best);

}  // namespace coadopt
