#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "experiment/comparison/comparison.hpp"
#include "experiment/variant.hpp"

namespace coadopt {

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
struct Verdict {
  struct Under {
    std::string name;  // of the rule
    PairedDifference difference;
    Fate fate;
  };
  std::vector<Under> rules;
  std::vector<Under> draws;

  [[nodiscard]] std::size_t rules_held() const;
  [[nodiscard]] std::size_t draws_held() const;
  // Under every rule and in every draw, of at least one.
  [[nodiscard]] bool survives() const;
};

[[nodiscard]] Verdict judge(const Claim& claim, const std::vector<Variant>& variants,
    const std::vector<std::optional<Comparison>>& comparisons);

}  // namespace coadopt
