#include "results/agents.hpp"

#include <algorithm>

namespace coadopt {

AgentSnapshot snapshot_of(const Partnership& partnership) {
  AgentSnapshot snapshot;
  std::ranges::transform(agent_variables, snapshot.begin(),
      [&](const AgentVariable& variable) { return variable.values_of(partnership); });
  return snapshot;
}

}  // namespace coadopt
