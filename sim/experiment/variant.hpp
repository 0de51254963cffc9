#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/comparison/comparison.hpp"
#include "experiment/replicates.hpp"

namespace coadopt {

// The compared scenarios under something else that might be so.
enum class VariantKind : std::uint8_t { rule, workload, draw };
inline constexpr std::array<std::string_view, 3> variant_kind_names = {"rule", "workload", "draw"};

struct Variant {
  std::string name;  // of the rule or workload; or "draw 3"
  VariantKind kind = VariantKind::draw;
  std::vector<Scenario> scenarios;
};

// How many replicates variants have: fewer than the comparison, since only signs are asked for. A quarter, but
// three where it has as many.
[[nodiscard]] std::uint32_t variant_replicates(std::uint32_t of_comparison);

// Under each rival of the reference's rules, with other workloads, and under `draws` draws of other guesses.
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

// That one scenario has more, or less, of an outcome than another: made only where the interval of the
// comparison leaves out 0.
struct Claim {
  std::size_t than = 0;
  std::size_t scenario = 0;
  std::size_t outcome = 0;
  bool more = true;
};

[[nodiscard]] std::optional<Claim> claim_of(
    const Comparison& comparison, std::size_t than, std::size_t scenario, std::size_t outcome);

// What became of a claim under one variant: its sign holds, it turns round, or the difference is nil.
enum class Fate : std::uint8_t { holds, reversed, vanishes };

// Nothing where the variant was not finished, or the outcome is not known under it.
[[nodiscard]] std::optional<Fate> fate_under(const Claim& claim, const std::optional<Comparison>& variant);

// A claim under the variants that were finished.
struct Survival {
  struct Under {
    std::string name;  // of the rule or workload
    PairedDifference difference;
    Fate fate;
  };
  std::vector<Under> rules;
  std::vector<Under> workloads;
  std::vector<Under> draws;

  [[nodiscard]] std::size_t checked() const { return rules.size() + workloads.size() + draws.size(); }
  [[nodiscard]] std::size_t rules_held() const;
  [[nodiscard]] std::size_t workloads_held() const;
  [[nodiscard]] std::size_t draws_held() const;
  [[nodiscard]] std::size_t held() const { return rules_held() + workloads_held() + draws_held(); }
  // Under every rule and workload and in every draw, of at least one.
  [[nodiscard]] bool survives() const;
};

[[nodiscard]] Survival judge(const Claim& claim, const std::vector<Variant>& variants,
    const std::vector<std::optional<Comparison>>& comparisons);

}  // namespace coadopt
