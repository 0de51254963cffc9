#pragma once

#include <cstdint>
#include <stdexcept>

namespace coadopt {

// A loop was ended by the system before all of its work was done, as where memory or threads ran out. What it
// was to compute is not whole and must not be kept.
class LoopCutShort : public std::runtime_error {
 public:
  LoopCutShort(std::uint32_t done, std::uint32_t count);
};

}  // namespace coadopt
