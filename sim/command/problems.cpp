#include "command/problems.hpp"

#include <algorithm>
#include <cstddef>

#include "command/complain.hpp"

namespace coadopt {

void complain_of(const std::vector<Problem>& problems) noexcept {
  constexpr std::size_t most = 100;
  const std::size_t shown = std::min(most, problems.size());
  for (std::size_t i = 0; i < shown; ++i) complain("{}\n", told(problems[i]));
  const std::size_t more = problems.size() - shown;
  if (more > 0) complain("... and {} more problem{}. Fix these first.\n", more, more == 1 ? "" : "s");
}

}  // namespace coadopt
