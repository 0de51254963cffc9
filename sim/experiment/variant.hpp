#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/comparison/comparison.hpp"
#include "experiment/replicates.hpp"

namespace coadopt {

// The compared scenarios under something else that might be so.
struct Variant {
  std::string name;  // of the decision rule; or "draw 3"
  bool is_rule = false;
  std::vector<Scenario> scenarios;
};

// Under each rival of the reference's decision rule, and under `draws` draws of other guesses. Fewer replicates
// than the comparison has, since only signs are asked for: a quarter, but three where it has as many.
[[nodiscard]] std::vector<Variant> variants_of(const std::vector<Scenario>& scenarios, std::uint32_t draws);

// How many variants there are with so many draws.
[[nodiscard]] std::uint32_t variant_count(std::uint32_t draws);

// Where replicates of variants are kept when they are finished.
struct VariantKeeper {
  // What a replicate came to; nothing where it is not there.
  std::function<std::optional<Summary>(std::size_t variant, std::size_t scenario, std::uint32_t replicate)>
      find = {};
  // Called from several threads.
  std::function<void(std::size_t variant, std::size_t scenario, std::uint32_t replicate, const Summary&)> keep =
      {};
};

// What each variant came to, with the same random numbers as the comparison; nothing where it was stopped
// before. Replicates that are kept are not run again. `month` is called for each month of each replicate that
// is run, from several threads.
[[nodiscard]] std::vector<std::optional<Comparison>> compare_variants(const std::vector<Variant>& variants,
    std::uint32_t threads, const Stop& stop, const std::function<void()>& month,
    const VariantKeeper& keeper = {});

}  // namespace coadopt
