#pragma once

#include <Random123/philox.h>

#include <array>
#include <cstdint>

namespace coadopt {

// Philox4x32-10, the counter-based generator of Salmon et al., "Parallel random numbers: as easy as
// 1, 2, 3" (SC 2011), as their library Random123 computes it: four words from a counter and a key.
using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

[[nodiscard]] inline Counter philox(const Counter& counter, const Key& key) {
  const r123::Philox4x32::ctr_type c = {{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::key_type k = {{key[0], key[1]}};
  const auto words = r123::Philox4x32{}(c, k);
  return {words[0], words[1], words[2], words[3]};
}

}  // namespace coadopt
