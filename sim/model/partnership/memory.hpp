#pragma once

#include <cstdint>

#include "partnership/census.hpp"
#include "partnership/population.hpp"

namespace coadopt {

// Memory that one running replicate of a population takes, in bytes.
[[nodiscard]] std::uint64_t bytes_needed(const PopulationParameters& population);
[[nodiscard]] std::uint64_t bytes_needed(const Census& census);

}  // namespace coadopt
