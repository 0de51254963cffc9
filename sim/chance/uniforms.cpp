#include "chance/uniforms.hpp"

namespace coadopt {

namespace {

constexpr std::uint32_t lanes = 16;

// One round of Philox over 16 blocks at once; the constants are those of the paper's table 2.
inline void round(std::uint32_t* a, std::uint32_t* b, std::uint32_t* c, std::uint32_t* d, Key key) {
  for (std::uint32_t lane = 0; lane < lanes; ++lane) {
    const std::uint64_t x = std::uint64_t{0xD2511F53U} * a[lane];
    const std::uint64_t y = std::uint64_t{0xCD9E8D57U} * c[lane];
    const std::uint32_t next_a = static_cast<std::uint32_t>(y >> 32U) ^ b[lane] ^ key[0];
    const std::uint32_t next_c = static_cast<std::uint32_t>(x >> 32U) ^ d[lane] ^ key[1];
    b[lane] = static_cast<std::uint32_t>(y);
    d[lane] = static_cast<std::uint32_t>(x);
    a[lane] = next_a;
    c[lane] = next_c;
  }
}

}  // namespace

GroupOfUniforms uniforms(
    const Stream& stream, Purpose purpose, Month month, std::uint32_t group, std::uint32_t index) {
  const Counter first = counter(stream, Layout::across_agents, purpose, month, group * lanes, index);
  std::array<std::uint32_t, draw_group> words;
  std::uint32_t* const a = words.data();
  std::uint32_t* const b = a + lanes;
  std::uint32_t* const c = b + lanes;
  std::uint32_t* const d = c + lanes;
  for (std::uint32_t lane = 0; lane < lanes; ++lane) {
    a[lane] = first[0] + lane;
    b[lane] = first[1];
    c[lane] = first[2];
    d[lane] = first[3];
  }
  Key key = stream.key();
  for (int i = 0; i < 10; ++i) {
    round(a, b, c, d, key);
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
  GroupOfUniforms draws;
  for (std::uint32_t i = 0; i < draw_group; ++i) draws[i] = unit_interval(words[i]);
  return draws;
}

float uniform(const Stream& stream, Purpose purpose, Month month, std::uint32_t agent, std::uint32_t index) {
  const std::uint32_t block = (agent / draw_group) * lanes + agent % lanes;
  const std::uint32_t word = (agent / lanes) % 4;
  const Counter words =
      philox(counter(stream, Layout::across_agents, purpose, month, block, index), stream.key());
  return unit_interval(words[word]);
}

}  // namespace coadopt
