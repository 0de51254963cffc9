#pragma once

#include <array>
#include <cstdint>

#include "chance/stream.hpp"

namespace coadopt {

// Draws for neighbouring agents, one each. Agents are served in groups of 64: 16 blocks of four words,
// agent 64 g + 16 w + l taking word w of block 16 g + l, so that whole groups vectorise.
inline constexpr std::uint32_t draw_group = 64;

using GroupOfUniforms = std::array<float, draw_group>;

// The draws of agents 64 group .. 64 group + 63.
[[nodiscard]] GroupOfUniforms uniforms(
    const Stream& stream, Purpose purpose, Month month, std::uint32_t group, std::uint32_t index = 0);

// The draw of one agent of the same sequence.
[[nodiscard]] float uniform(
    const Stream& stream, Purpose purpose, Month month, std::uint32_t agent, std::uint32_t index = 0);

// Four draws of one agent; for laws that few agents meet in a month.
using OwnUniforms = std::array<float, 4>;
[[nodiscard]] inline OwnUniforms own_uniforms(
    const Stream& stream, Purpose purpose, Month month, std::uint32_t agent, std::uint32_t index = 0) {
  const Counter words = philox(counter(stream, Layout::one_agent, purpose, month, agent, index), stream.key());
  return {unit_interval(words[0]), unit_interval(words[1]), unit_interval(words[2]), unit_interval(words[3])};
}

// The same for eight agents at once, in less than twice the time of one: neighbours first .. first + 7, or any
// eight.
inline constexpr std::uint32_t own_neighbours = 8;
using OwnUniformsOfNeighbours = std::array<OwnUniforms, own_neighbours>;
[[nodiscard]] OwnUniformsOfNeighbours own_uniforms_of_neighbours(
    const Stream& stream, Purpose purpose, Month month, std::uint32_t first, std::uint32_t index = 0);
[[nodiscard]] OwnUniformsOfNeighbours own_uniforms_of(const Stream& stream, Purpose purpose, Month month,
    const std::array<std::uint32_t, own_neighbours>& agents, std::uint32_t index = 0);

// Four times four draws of one agent: those of the indices 0 to 3.
using ManyOwnUniforms = std::array<OwnUniforms, 4>;
[[nodiscard]] ManyOwnUniforms many_own_uniforms(
    const Stream& stream, Purpose purpose, Month month, std::uint32_t agent);

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
