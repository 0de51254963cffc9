#pragma once

#include <cstdint>
#include <vector>

namespace coadopt {

// 0 .. count - 1 in an order of which every beginning lies evenly over all of them: by their bits reversed (van
// der Corput 1935). A sweep that is stopped has tried points from all over its design.
[[nodiscard]] std::vector<std::uint32_t> balanced_order(std::uint32_t count);

}  // namespace coadopt
