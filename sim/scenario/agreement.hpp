#pragma once

#include <cstdint>

#include "scenario/draft.hpp"

namespace coadopt {

// Tells what does not fit together in a scenario whose keys are each right by themselves, so far as those
// keys were read soundly; and a population that would not fit into so many bytes of memory.
void check_agreement(Draft& draft, std::uint64_t memory);

// Numbers the organisations and communities that interventions name; reports those that nobody counted.
void settle_named_targets(Draft& draft);

}  // namespace coadopt
