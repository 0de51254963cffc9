#pragma once

#include <vector>

#include "scenario/problem.hpp"

namespace coadopt {

// Writes what is wrong with input to standard error: the first hundred problems, a line each, and how many more
// there are.
void complain_of(const std::vector<Problem>& problems) noexcept;

}  // namespace coadopt
