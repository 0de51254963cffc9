#pragma once

#include <cstdint>

#include "scenario/draft.hpp"

namespace coadopt {

// Tells what does not fit together in a scenario whose keys are each right by themselves, so far as those
// keys were read soundly; and a population that would not fit into so many bytes of memory.
void check_agreement(Draft& draft, std::uint64_t memory);

}  // namespace coadopt
