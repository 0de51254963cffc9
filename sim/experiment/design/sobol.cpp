#include <boost/random/sobol.hpp>

#include "chance/engine.hpp"
#include "experiment/design/design.hpp"

namespace coadopt {

// Sobol's sequence (Boost.Random: Joe & Kuo's direction numbers) from its origin on, so that 2^k points are a
// net; shifted in each coordinate by exclusive-or with bits of the seed, which keeps nets nets and takes points
// off the edges. One point more moves no other.
std::vector<double> sobol_places(std::uint32_t points, std::size_t coordinates, const Stream& stream) {
  using Sequence = boost::random::sobol_engine<std::uint32_t, 32>;
  if (coordinates == 0) return {};
  std::vector<std::uint32_t> shift;
  for (std::size_t i = 0; i < coordinates; ++i) {
    shift.push_back(Engine(stream, Purpose::design, 0, static_cast<std::uint32_t>(i))());
  }
  Sequence sequence(coordinates);  // begins after the origin
  std::vector<double> places;
  places.reserve(points * coordinates);
  for (std::uint32_t point = 0; point < points; ++point) {
    for (std::size_t i = 0; i < coordinates; ++i) {
      const std::uint32_t bits = (point == 0 ? 0U : sequence()) ^ shift[i];
      places.push_back((static_cast<double>(bits) + 0.5) * 0x1p-32);
    }
  }
  return places;
}

}  // namespace coadopt
