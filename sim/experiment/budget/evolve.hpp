#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace coadopt {

// A place in the unit cube, or what it is worth: one number an objective, less is better in each.
using Place01 = std::vector<double>;
using Worth = std::vector<double>;

// How to evolve.
struct Evolution {
  std::uint32_t generations = 1;
  std::uint32_t seed = 1;
};

// What many places are worth, all at once; asked one generation at a time. What it throws ends the evolution.
using WorthOf = std::function<std::vector<Worth>(const std::vector<Place01>&)>;

// Evolves places by NSGA-II (Deb et al. 2002), pagmo's. The number of `first` places is a multiple of four,
// eight at least; `worth` is theirs. Children are crossed over, changed and asked for in an order that depends
// on nothing but the arguments and the answers. Whoever answers remembers: nothing is returned.
void evolve(const std::vector<Place01>& first, const std::vector<Worth>& worth, const Evolution& how,
    const WorthOf& worth_of);

// Which of them no other is as good as in every objective and better in one, ascending.
[[nodiscard]] std::vector<std::size_t> front_of(const std::vector<Worth>& all);

// The `count` best: by fronts, and within the last front those that lie farthest from their neighbours first.
[[nodiscard]] std::vector<std::size_t> best_of(const std::vector<Worth>& all, std::size_t count);

}  // namespace coadopt
