#pragma once

#include <array>
#include <span>
#include <string_view>

#include "observe/measure.hpp"
#include "outcome/labels.hpp"

namespace coadopt {

// A dimension of the results file and its coordinate variable, for the writer and for the documentation.
struct DimensionDescription {
  std::string_view name;
  std::string_view units;
  std::string_view long_name;
  std::string_view values;                        // in words, where they are not labels known beforehand
  std::span<const std::string_view> labels = {};  // those known beforehand
};

namespace dimension {

inline constexpr DimensionDescription scenario = {
    "scenario", "1", "name of the scenario", "names, in the order they were given"};
inline constexpr DimensionDescription replicate = {"replicate", "1", "number of the replicate", "0, 1, 2, ..."};
inline constexpr DimensionDescription month = {
    "month", "months", "month of the run, 1 is the first", "1, 2, 3, ..."};
inline constexpr DimensionDescription co = {"co", "1", "one of the Four Co's", "", co_names};
inline constexpr DimensionDescription barrier = {
    "barrier", "1", "barrier to co-production", "", barrier_labels};
inline constexpr DimensionDescription group = {"group", "1", "group of persons", "", group_names};
inline constexpr DimensionDescription role = {"role", "1", "role of staff", "", role_names};
inline constexpr DimensionDescription step = {
    "step", "1", "step of the Star an organisation stands on", "", star_step_names};
inline constexpr DimensionDescription cos = {
    "cos", "count", "how many of the Four Co's are in use", "0, 1, 2, 3, 4"};
inline constexpr DimensionDescription item = {"item", "1", "what hours and money go to", "", item_names};
inline constexpr DimensionDescription bearer = {"bearer", "1", "who bears money", "", bearer_names};
inline constexpr DimensionDescription held_by = {
    "held_by", "1", "who held the session: staff, or posts and helpers of interventions", "", held_by_names};
inline constexpr DimensionDescription kind = {"kind", "1", "kind of organisation", "", organisation_kind_names};
inline constexpr DimensionDescription staff = {"staff", "1", "number of the member of staff", "0, 1, 2, ..."};
inline constexpr DimensionDescription person = {"person", "1", "number of the person", "0, 1, 2, ..."};
inline constexpr DimensionDescription point = {
    "point", "1", "number of the point of the design", "0, 1, 2, ..."};
inline constexpr DimensionDescription coordinate = {
    "coordinate", "1", "coordinate of the design", "names of the factors; `split_1`, ... for a budget's split"};
inline constexpr DimensionDescription failure = {"failure", "1", "number of the failed run", "0, 1, 2, ..."};

inline constexpr DimensionDescription outcome = {
    "outcome", "1", "outcome by its name", "names, as in the group `outcomes`"};
inline constexpr DimensionDescription gain = {"gain", "1", "outcome whose cost is given", "names of outcomes"};
inline constexpr DimensionDescription counted = {"counted", "1", "what counts as cost",
    "`money`; `money_and_hours`: also the worth of interventions' staff hours"};

}  // namespace dimension

// All that a results file may have, in the order they stand in it.
inline constexpr auto dimensions = std::to_array<const DimensionDescription*>(
    {&dimension::scenario, &dimension::replicate, &dimension::month, &dimension::co, &dimension::barrier,
        &dimension::group, &dimension::role, &dimension::step, &dimension::cos, &dimension::item,
        &dimension::bearer, &dimension::held_by, &dimension::kind, &dimension::staff, &dimension::person});

namespace detail {

template <const DimensionDescription&... described>
inline constexpr std::array<const DimensionDescription*, sizeof...(described)> in_order = {&described...};

}  // namespace detail

// The dimensions a measure is split by, the last innermost; none for Axis::none.
[[nodiscard]] constexpr std::span<const DimensionDescription* const> dimensions_of(Axis axis) {
  switch (axis) {
    case Axis::none: return {};
    case Axis::co: return detail::in_order<dimension::co>;
    case Axis::barrier: return detail::in_order<dimension::barrier>;
    case Axis::group: return detail::in_order<dimension::group>;
    case Axis::role: return detail::in_order<dimension::role>;
    case Axis::step: return detail::in_order<dimension::step>;
    case Axis::cos: return detail::in_order<dimension::cos>;
    case Axis::item: return detail::in_order<dimension::item>;
    case Axis::bearer: return detail::in_order<dimension::bearer>;
    case Axis::held_by: return detail::in_order<dimension::held_by>;
    case Axis::kind: return detail::in_order<dimension::kind>;
    case Axis::role_co: return detail::in_order<dimension::role, dimension::co>;
    case Axis::kind_co: return detail::in_order<dimension::kind, dimension::co>;
    case Axis::removal:
      return detail::in_order<dimension::role, dimension::co, dimension::kind, dimension::barrier>;
  }
  return {};
}

// How many labels such a dimension has.
[[nodiscard]] constexpr std::size_t labels_of(const DimensionDescription& of) {
  return &of == &dimension::cos ? cos_count : of.labels.size();
}

// Units as they stand in the file. Readers that follow the CF conventions take "hours" or "days" for durations,
// turn numbers into nanoseconds and overflow; the singular, as good a name to UDUNITS, stays a number.
[[nodiscard]] constexpr std::string_view file_units(std::string_view units) {
  constexpr std::array<std::string_view, 7> durations = {
      "days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"};
  for (const std::string_view duration : durations) {
    if (units == duration) return units.substr(0, units.size() - 1);
  }
  return units;
}

}  // namespace coadopt
