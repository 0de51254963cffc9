#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "chance/stream.hpp"
#include "experiment/experiment.hpp"

namespace coadopt {

// The points of a design: values of every factor, and for designs over the unit cube the places that they are
// of. Point i is the same whatever the number of points, except in a grid and a Latin hypercube.
struct Design {
  std::vector<double> values;  // shape (point, factor)
  std::vector<double> places;  // shape (point, coordinate); empty for a grid and a CSV file
  std::vector<PointMark> marks;
};

// The points of an experiment; chance is that of its seed. Throws ScenarioErrors where there are too many, or
// where a CSV file does not say them.
[[nodiscard]] Design design_of(const Experiment& experiment);

// Each kind by itself: places in the unit cube, shape (point, coordinate) ...
[[nodiscard]] std::vector<double> latin_hypercube_places(const Experiment& experiment, const Stream& stream);
[[nodiscard]] std::vector<double> sobol_places(
    std::uint32_t points, std::size_t coordinates, const Stream& stream);
[[nodiscard]] Design morris_design(const Experiment& experiment, const Stream& stream);
[[nodiscard]] Design saltelli_design(const Experiment& experiment, const Stream& stream);
// ... or values, shape (point, factor).
[[nodiscard]] std::vector<double> grid_points(const Experiment& experiment);
[[nodiscard]] std::vector<double> csv_points(const Experiment& experiment);

// A design in words, with its settings: "sobol, points = 64".
[[nodiscard]] std::string design_text(const DesignSettings& design);

// The names of the coordinates: of the factors, and `split_1`, ... for a budget's split.
[[nodiscard]] std::vector<std::string> coordinate_names(const Experiment& experiment);

// Where one draw of a Latin hypercube (McKay, Beckman & Conover 1979) lies along the dimension of a name, 0..1:
// of `draws` draws, each falls into another of as many equal strata. A pure function of its arguments, so that
// one more dimension moves no other.
[[nodiscard]] double latin_place(
    const Stream& stream, std::string_view name, std::uint32_t draw, std::uint32_t draws);

// The same for all draws at once, in their order.
[[nodiscard]] std::vector<double> latin_places(
    const Stream& stream, std::string_view name, std::uint32_t draws);

// 0 .. count - 1 in the order in which the points of a design are run, so that a sweep that is stopped has
// tried points from all over it. Sobol's sequence, Latin hypercubes, trajectories and samples have such an
// order of their own; the rows of a grid or of a file are shuffled, by the chance of the seed.
[[nodiscard]] std::vector<std::uint32_t> balanced_order(
    DesignKind kind, std::uint32_t count, const Stream& stream);

}  // namespace coadopt
