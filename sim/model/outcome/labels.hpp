#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "observe/measure.hpp"

namespace coadopt {

inline constexpr auto barrier_labels = [] {
  std::array<std::string_view, barrier_count> labels;
  for (std::size_t i = 0; i < barrier_count; ++i) labels[i] = all_barriers[i].name;
  return labels;
}();

// One thing that a measure is split by.
struct AxisPart {
  std::string_view name;
  std::span<const std::string_view> labels;
};

namespace axis_part {

inline constexpr AxisPart co = {"co", co_names};
inline constexpr AxisPart barrier = {"barrier", barrier_labels};
inline constexpr AxisPart group = {"group", group_names};
inline constexpr AxisPart role = {"role", role_names};
inline constexpr AxisPart step = {"step", star_step_names};
inline constexpr AxisPart cos = {"cos", cos_names};
inline constexpr AxisPart item = {"item", item_names};
inline constexpr AxisPart bearer = {"bearer", bearer_names};
inline constexpr AxisPart held_by = {"held_by", held_by_names};
inline constexpr AxisPart kind = {"kind", organisation_kind_names};

template <const AxisPart&... parts>
inline constexpr std::array<AxisPart, sizeof...(parts)> in_order = {parts...};

}  // namespace axis_part

// What an axis consists of, the last innermost; none for Axis::none.
[[nodiscard]] constexpr std::span<const AxisPart> parts_of(Axis axis) {
  using namespace axis_part;
  switch (axis) {
    case Axis::none: return {};
    case Axis::co: return in_order<co>;
    case Axis::barrier: return in_order<barrier>;
    case Axis::group: return in_order<group>;
    case Axis::role: return in_order<role>;
    case Axis::step: return in_order<step>;
    case Axis::cos: return in_order<cos>;
    case Axis::item: return in_order<item>;
    case Axis::bearer: return in_order<bearer>;
    case Axis::held_by: return in_order<held_by>;
    case Axis::kind: return in_order<kind>;
    case Axis::role_co: return in_order<role, co>;
    case Axis::kind_co: return in_order<kind, co>;
    case Axis::removal: return in_order<role, co, kind, barrier>;
  }
  return {};
}

// What to say where a measure stands without labels of its parts, from the given one on.
[[nodiscard]] inline std::string labels_missing(
    std::string_view measure, std::span<const AxisPart> parts, std::size_t from) {
  std::string text = std::string(measure) + " needs";
  for (std::size_t i = from; i < parts.size(); ++i) {
    text += (i == from ? " a " : ", a ") + std::string(parts[i].name);
  }
  text += ", such as " + std::string(measure) + "[";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    text += (i == 0 ? "" : ", ") + std::string(parts[i].labels.front());
  }
  return text + "]";
}

}  // namespace coadopt
