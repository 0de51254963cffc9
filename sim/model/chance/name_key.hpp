#pragma once

#include <cstdint>
#include <string_view>

namespace coadopt {

// A name as the index of a draw, so that what is drawn for it depends on nothing that stands beside it.
// FNV-1a, 32 bits.
[[nodiscard]] constexpr std::uint32_t name_key(std::string_view name) {
  std::uint32_t key = 2166136261U;
  for (const char letter : name) key = (key ^ static_cast<unsigned char>(letter)) * 16777619U;
  return key;
}

}  // namespace coadopt
