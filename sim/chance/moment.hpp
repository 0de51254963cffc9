#pragma once

#include <array>

#include "chance/uniforms.hpp"

namespace coadopt {

// One month of one replicate: what a phase of the schedule may draw from.
struct Moment {
  Stream stream;
  Month month = 0;

  [[nodiscard]] std::array<float, 4> own(Purpose purpose, std::uint32_t agent, std::uint32_t index = 0) const {
    return own_uniforms(stream, purpose, month, agent, index);
  }
  [[nodiscard]] OwnUniformsOfNeighbours own_of_neighbours(
      Purpose purpose, std::uint32_t first, std::uint32_t index = 0) const {
    return own_uniforms_of_neighbours(stream, purpose, month, first, index);
  }
  [[nodiscard]] GroupOfUniforms group(Purpose purpose, std::uint32_t group, std::uint32_t index = 0) const {
    return uniforms(stream, purpose, month, group, index);
  }
};

}  // namespace coadopt
