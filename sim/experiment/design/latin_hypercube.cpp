#include "experiment/latin_place.hpp"

#include "experiment/design/design.hpp"

namespace coadopt {

// Each coordinate falls into every one of as many strata as there are points, once (McKay, Beckman & Conover
// 1979).
std::vector<double> latin_hypercube_places(const Experiment& experiment, const Stream& stream) {
  const std::uint32_t points = experiment.design.points;
  const std::vector<std::string> names = coordinate_names(experiment);
  std::vector<double> places(points * names.size());
  for (std::size_t coordinate = 0; coordinate < names.size(); ++coordinate) {
    const std::vector<double> along = latin_places(stream, names[coordinate], points);
    for (std::uint32_t point = 0; point < points; ++point)
      places[point * names.size() + coordinate] = along[point];
  }
  return places;
}

}  // namespace coadopt
