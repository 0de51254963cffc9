#include "parallel/loop_cut_short.hpp"

#include <string>

namespace coadopt {

LoopCutShort::LoopCutShort(std::uint32_t done, std::uint32_t count)
    : std::runtime_error("a parallel loop did only " + std::to_string(done) + " of " + std::to_string(count) +
                         " pieces of its work, because memory or threads ran out. Free memory, or use fewer "
                         "--threads.") {}

}  // namespace coadopt
