#include "chance/uniforms.hpp"

#include "chance/side_by_side.hpp"

namespace coadopt {

namespace {

constexpr std::uint32_t blocks_of_group = draw_group / 4;

// Each block's four words as draws.
template <std::uint32_t blocks>
std::array<OwnUniforms, blocks> shared_out(const WordsSideBySide<blocks>& words) {
  std::array<OwnUniforms, blocks> draws;
  for (std::uint32_t i = 0; i < blocks; ++i) {
    for (std::uint32_t word = 0; word < 4; ++word) draws[i][word] = unit_interval(words[word * blocks + i]);
  }
  return draws;
}

}  // namespace

GroupOfUniforms uniforms(
    const Stream& stream, Purpose purpose, Month month, std::uint32_t group, std::uint32_t index) {
  constexpr std::uint32_t at_once = 8;  // as many as registers hold
  GroupOfUniforms draws;
  for (std::uint32_t from = 0; from < blocks_of_group; from += at_once) {
    const Counter first =
        counter(stream, Layout::across_agents, purpose, month, group * blocks_of_group + from, index);
    const auto words = philox_side_by_side<at_once>(first, stream.key());
    for (std::uint32_t word = 0; word < 4; ++word) {
      for (std::uint32_t block = 0; block < at_once; ++block) {
        draws[word * blocks_of_group + from + block] = unit_interval(words[word * at_once + block]);
      }
    }
  }
  return draws;
}

float uniform(const Stream& stream, Purpose purpose, Month month, std::uint32_t agent, std::uint32_t index) {
  const std::uint32_t block = (agent / draw_group) * blocks_of_group + agent % blocks_of_group;
  const std::uint32_t word = (agent / blocks_of_group) % 4;
  const Counter words =
      philox(counter(stream, Layout::across_agents, purpose, month, block, index), stream.key());
  return unit_interval(words[word]);
}

OwnUniformsOfNeighbours own_uniforms_of_neighbours(
    const Stream& stream, Purpose purpose, Month month, std::uint32_t first, std::uint32_t index) {
  return shared_out<own_neighbours>(philox_side_by_side<own_neighbours>(
      counter(stream, Layout::one_agent, purpose, month, first, index), stream.key()));
}

OwnUniformsOfNeighbours own_uniforms_of(const Stream& stream, Purpose purpose, Month month,
    const std::array<std::uint32_t, own_neighbours>& agents, std::uint32_t index) {
  const Counter alike = counter(stream, Layout::one_agent, purpose, month, 0, index);
  return shared_out<own_neighbours>(philox_side_by_side<own_neighbours>(alike, 0, agents, stream.key()));
}

ManyOwnUniforms many_own_uniforms(const Stream& stream, Purpose purpose, Month month, std::uint32_t agent) {
  const Counter alike = counter(stream, Layout::one_agent, purpose, month, agent, 0);
  return shared_out<4>(philox_side_by_side<4>(alike, 2, {0, 1, 2, 3}, stream.key()));
}

}  // namespace coadopt
