#pragma once

#include <cstdint>
#include <functional>

#include "scenario/simulate.hpp"

namespace coadopt {

// How a queue shares out the processors.
struct Workers {
  std::uint32_t threads = 1;       // in all
  std::uint32_t runs_at_once = 1;  // further threads share the loops within each run
};

// Calls run(0), run(1) ... run(count - 1) in this order, several at once, each from one thread. Takes no
// further run once `stop` is raised or a run has thrown; throws what a run threw, after the others have ended.
void do_all(std::uint64_t count, const Workers& workers, const Stop& stop,
    const std::function<void(std::uint64_t)>& run);

}  // namespace coadopt
