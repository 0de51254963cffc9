#include "experiment/latin_place.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "chance/name_key.hpp"
#include "chance/uniforms.hpp"

namespace coadopt {

double latin_place(const Stream& stream, std::string_view name, std::uint32_t draw, std::uint32_t draws) {
  const std::uint32_t key = name_key(name);
  const auto own = own_uniforms(stream, Purpose::plausible, 0, draw, key);
  std::uint32_t stratum = 0;  // the rank of its lot among all
  for (std::uint32_t other = 0; other < draws; ++other) {
    const float lot = own_uniforms(stream, Purpose::plausible, 0, other, key)[0];
    stratum += lot < own[0] || (lot == own[0] && other < draw) ? 1U : 0U;
  }
  return (static_cast<double>(stratum) + static_cast<double>(own[1])) / static_cast<double>(draws);
}

std::vector<double> latin_places(const Stream& stream, std::string_view name, std::uint32_t draws) {
  const std::uint32_t key = name_key(name);
  std::vector<std::array<float, 4>> own(draws);
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    own[draw] = own_uniforms(stream, Purpose::plausible, 0, draw, key);
  }
  std::vector<std::uint32_t> by_lot(draws);
  std::iota(by_lot.begin(), by_lot.end(), 0U);
  std::ranges::stable_sort(by_lot, {}, [&](std::uint32_t draw) { return own[draw][0]; });
  std::vector<double> places(draws);
  for (std::uint32_t stratum = 0; stratum < draws; ++stratum) {
    const std::uint32_t draw = by_lot[stratum];
    places[draw] =
        (static_cast<double>(stratum) + static_cast<double>(own[draw][1])) / static_cast<double>(draws);
  }
  return places;
}

}  // namespace coadopt
