#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "chance/philox.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace coadopt {

// The words of `blocks` blocks: word w of block b is at [w * blocks + b].
template <std::uint32_t blocks>
using WordsSideBySide = std::array<std::uint32_t, std::size_t{4} * blocks>;

namespace detail {

// Words side by side, each in the low half of a lane of 64 bits: what the upper half holds does not matter, as
// the product below reads the low one only.
#if defined(__AVX2__)
using Lanes = std::uint64_t __attribute__((vector_size(32)));
#else
using Lanes = std::uint64_t __attribute__((vector_size(16)));
#endif
inline constexpr std::uint32_t lanes = sizeof(Lanes) / sizeof(std::uint64_t);

// The products of the low halves. Compilers make three multiplications of it without these.
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

// The four words of some counters, a lane each.
template <std::uint32_t blocks>
struct Blocks {
  static_assert(blocks % lanes == 0);
  static constexpr std::uint32_t vectors = blocks / lanes;
  std::array<std::array<Lanes, vectors>, 4> words;
};

// Ten rounds of Philox4x32, as philox() has them.
template <std::uint32_t blocks>
[[nodiscard]] inline WordsSideBySide<blocks> ten_rounds(Blocks<blocks> of, Key key) {
  auto& [a, b, c, d] = of.words;
  const Lanes of_a = Lanes{} + philox_factor_0;
  const Lanes of_c = Lanes{} + philox_factor_2;
  for (int round = 0; round < philox_rounds; ++round) {
    for (std::uint32_t v = 0; v < of.vectors; ++v) {
      const Lanes x = product(a[v], of_a);
      const Lanes y = product(c[v], of_c);
      a[v] = (y >> 32U) ^ b[v] ^ key[0];
      c[v] = (x >> 32U) ^ d[v] ^ key[1];
      b[v] = y;
      d[v] = x;
    }
    raise(key);
  }
  WordsSideBySide<blocks> words;
  for (std::uint32_t word = 0; word < 4; ++word) {
    for (std::uint32_t v = 0; v < of.vectors; ++v) {
      const auto low = std::bit_cast<std::array<std::uint64_t, lanes>>(of.words[word][v]);
      for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        words[word * blocks + v * lanes + lane] = static_cast<std::uint32_t>(low[lane]);
      }
    }
  }
  return words;
}

}  // namespace detail

// Philox4x32-10, as philox(), of counters that differ in one of their words only: `varying[i]` stands in its
// place in counter i.
template <std::uint32_t blocks>
[[nodiscard]] inline WordsSideBySide<blocks> philox_side_by_side(
    const Counter& alike, std::uint32_t place, const std::array<std::uint32_t, blocks>& varying, Key key) {
  detail::Blocks<blocks> counters;
  for (std::uint32_t v = 0; v < counters.vectors; ++v) {
    for (std::uint32_t word = 0; word < 4; ++word) counters.words[word][v] = detail::Lanes{} + alike[word];
    std::array<std::uint64_t, detail::lanes> numbers;
    for (std::uint32_t lane = 0; lane < detail::lanes; ++lane)
      numbers[lane] = varying[v * detail::lanes + lane];
    counters.words[place][v] = std::bit_cast<detail::Lanes>(numbers);
  }
  return detail::ten_rounds(counters, key);
}

// The same of the counters first, first + 1, .. first + blocks - 1 in their first word.
template <std::uint32_t blocks>
[[nodiscard]] inline WordsSideBySide<blocks> philox_side_by_side(const Counter& first, Key key) {
  std::array<std::uint32_t, blocks> numbers;
  for (std::uint32_t i = 0; i < blocks; ++i) numbers[i] = first[0] + i;
  return philox_side_by_side<blocks>(first, 0, numbers, key);
}

}  // namespace coadopt
