#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "partnership/partnership.hpp"
#include "policy/intervention.hpp"

namespace coadopt {

// Staff of a target, or who serve it; a member of staff or a person counts as one.
[[nodiscard]] std::vector<std::uint32_t> staff_in(
    const Partnership& partnership, Entity entity, std::span<const std::uint32_t> targets);

// What targets count for where a share of them is covered, so that it does not matter into how many
// organisations or communities people are divided: the staff of organisations and teams, the residents of
// communities, one for a member of staff or a person.
[[nodiscard]] std::vector<std::uint32_t> weights_of(
    const Partnership& partnership, Entity entity, std::span<const std::uint32_t> targets);

// How many targets of the size that a cost is meant for each target makes up.
class TargetSizes {
 public:
  TargetSizes() = default;  // every target counts as one
  TargetSizes(
      const Partnership& partnership, const Intervention& intervention, std::span<const std::uint32_t> targets);

  // What the first of the targets make up together, in the order of joining.
  [[nodiscard]] double of_first(std::size_t targets) const {
    if (each_.empty()) return static_cast<double>(targets);
    return targets == 0 ? 0.0 : of_first_[targets - 1];
  }

  // Of each of the first targets; empty where every target counts as one.
  [[nodiscard]] std::span<const float> each_of(std::size_t targets) const {
    return std::span(each_).first(each_.empty() ? 0 : targets);
  }

 private:
  std::vector<float> each_;
  std::vector<double> of_first_;
};

}  // namespace coadopt
