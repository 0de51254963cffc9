#pragma once

#include <array>
#include <cstdint>

namespace coadopt {

// Philox4x32-10, the counter-based generator of Salmon et al., "Parallel random numbers: as easy as
// 1, 2, 3" (SC 2011): four words from a counter and a key. The constants are those of the paper's table 2.
using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

inline constexpr int philox_rounds = 10;
inline constexpr std::uint32_t philox_factor_0 = 0xD2511F53U;
inline constexpr std::uint32_t philox_factor_2 = 0xCD9E8D57U;

// The key of the next round.
constexpr void raise(Key& key) {
  key[0] += 0x9E3779B9U;
  key[1] += 0xBB67AE85U;
}

[[nodiscard]] constexpr Counter philox(Counter words, Key key) {
  for (int round = 0; round < philox_rounds; ++round) {
    const std::uint64_t x = std::uint64_t{philox_factor_0} * words[0];
    const std::uint64_t y = std::uint64_t{philox_factor_2} * words[2];
    words = {static_cast<std::uint32_t>(y >> 32U) ^ words[1] ^ key[0], static_cast<std::uint32_t>(y),
        static_cast<std::uint32_t>(x >> 32U) ^ words[3] ^ key[1], static_cast<std::uint32_t>(x)};
    raise(key);
  }
  return words;
}

}  // namespace coadopt
