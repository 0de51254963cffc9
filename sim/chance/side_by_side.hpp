#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "chance/philox.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace coadopt {

namespace detail {

// Words side by side, each in the low half of a lane of 64 bits: what the upper half holds does not matter, as
// the product below reads the low one only.
#if defined(__AVX2__)
using Lanes = std::uint64_t __attribute__((vector_size(32)));
#else
using Lanes = std::uint64_t __attribute__((vector_size(16)));
#endif
inline constexpr std::uint32_t lanes = sizeof(Lanes) / sizeof(std::uint64_t);

// The products of the low halves. Compilers make three multiplications of it where they are not told.
inline Lanes product(Lanes a, Lanes factor) {
#if defined(__AVX2__)
  return reinterpret_cast<Lanes>(
      _mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(factor)));
#elif defined(__SSE2__)
  return reinterpret_cast<Lanes>(
      _mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(factor)));
#else
  return (a & 0xffffffffU) * (factor & 0xffffffffU);
#endif
}

}  // namespace detail

// The words of `blocks` neighbouring blocks: word w of block b is at [w * blocks + b].
template <std::uint32_t blocks>
using WordsSideBySide = std::array<std::uint32_t, 4 * blocks>;

// Philox4x32-10, as philox(), of the counters first, first + 1, .. first + blocks - 1 in their first word, all
// at once. The constants are those of the paper's table 2.
template <std::uint32_t blocks>
[[nodiscard]] inline WordsSideBySide<blocks> philox_side_by_side(const Counter& first, Key key) {
  using detail::Lanes;
  using detail::lanes;
  static_assert(blocks % lanes == 0);
  constexpr std::uint32_t vectors = blocks / lanes;
  std::array<Lanes, vectors> a;
  std::array<Lanes, vectors> b;
  std::array<Lanes, vectors> c;
  std::array<Lanes, vectors> d;
  for (std::uint32_t v = 0; v < vectors; ++v) {
    std::array<std::uint64_t, lanes> numbers;
    for (std::uint32_t lane = 0; lane < lanes; ++lane) numbers[lane] = first[0] + v * lanes + lane;
    a[v] = std::bit_cast<Lanes>(numbers);
    b[v] = Lanes{} + first[1];
    c[v] = Lanes{} + first[2];
    d[v] = Lanes{} + first[3];
  }
  const Lanes of_a = Lanes{} + 0xD2511F53U;
  const Lanes of_c = Lanes{} + 0xCD9E8D57U;
  for (int round = 0; round < 10; ++round) {
    for (std::uint32_t v = 0; v < vectors; ++v) {
      const Lanes x = detail::product(a[v], of_a);
      const Lanes y = detail::product(c[v], of_c);
      a[v] = (y >> 32U) ^ b[v] ^ key[0];
      c[v] = (x >> 32U) ^ d[v] ^ key[1];
      b[v] = y;
      d[v] = x;
    }
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
  WordsSideBySide<blocks> words;
  const std::array<const Lanes*, 4> results = {a.data(), b.data(), c.data(), d.data()};
  for (std::uint32_t word = 0; word < 4; ++word) {
    for (std::uint32_t v = 0; v < vectors; ++v) {
      const auto low = std::bit_cast<std::array<std::uint64_t, lanes>>(results[word][v]);
      for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        words[word * blocks + v * lanes + lane] = static_cast<std::uint32_t>(low[lane]);
      }
    }
  }
  return words;
}

}  // namespace coadopt
