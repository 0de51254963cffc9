#pragma once

#include <array>

#include "chance/uniforms.hpp"

namespace coadopt {

// One month of one replicate: what a phase of the schedule may draw from.
struct Moment {
  Stream stream;
  Month month = 0;

  [[nodiscard]] OwnUniforms own(Purpose purpose, std::uint32_t agent, std::uint32_t index = 0) const {
    return own_uniforms(stream, purpose, month, agent, index);
  }
  [[nodiscard]] OwnUniformsOfNeighbours own_of_neighbours(
      Purpose purpose, std::uint32_t first, std::uint32_t index = 0) const {
    return own_uniforms_of_neighbours(stream, purpose, month, first, index);
  }
  [[nodiscard]] OwnUniformsOfNeighbours own_of(
      Purpose purpose, const std::array<std::uint32_t, own_neighbours>& agents, std::uint32_t index = 0) const {
    return own_uniforms_of(stream, purpose, month, agents, index);
  }
  [[nodiscard]] ManyOwnUniforms many_own(Purpose purpose, std::uint32_t agent) const {
    return many_own_uniforms(stream, purpose, month, agent);
  }
  [[nodiscard]] GroupOfUniforms group(Purpose purpose, std::uint32_t group, std::uint32_t index = 0) const {
    return uniforms(stream, purpose, month, group, index);
  }
};

}  // namespace coadopt
