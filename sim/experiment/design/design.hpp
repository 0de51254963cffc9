#pragma once

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

}  // namespace coadopt
