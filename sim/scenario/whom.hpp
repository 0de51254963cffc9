#pragma once

#include <string>

#include "policy/intervention.hpp"

namespace coadopt {

// Whom targets are, apart from how many: "frontline staff", "users", "organisations".
[[nodiscard]] std::string whom(const Targets& targets);

// Whether the targets are others than those of an entry, or more: of another kind, or without what narrows the
// entry's.
[[nodiscard]] bool reaches_others(const Targets& targets, const Targets& of_entry);

}  // namespace coadopt
