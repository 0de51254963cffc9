#pragma once

#include <span>
#include <string_view>

#include "results/handle.hpp"

namespace coadopt {

// What every variable has.
void describe(const h5::Handle& dataset, std::string_view long_name, std::string_view units);

// What the values 0, 1, ... of a variable of uint8 mean, as the CF conventions have it. Meanings are single
// words.
void describe_flags(const h5::Handle& dataset, std::span<const std::string_view> meanings);

}  // namespace coadopt
