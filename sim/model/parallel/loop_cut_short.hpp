#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace coadopt {

// A loop was ended by the system before all of its work was done, as where memory or threads ran out. What it
// was to compute is not whole and must not be kept.
class LoopCutShort : public std::runtime_error {
 public:
  LoopCutShort(std::uint32_t done, std::uint32_t count)
      : std::runtime_error("a parallel loop did only " + std::to_string(done) + " of " + std::to_string(count) +
                           " pieces of its work, because memory or threads ran out. Free memory, or use fewer "
                           "--threads.") {}
};

}  // namespace coadopt
