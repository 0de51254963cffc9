#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "adoption/decide.hpp"
#include "adoption/espouse.hpp"
#include "month/parameters.hpp"

namespace coadopt {

// Another rule by which staff decide to try, or come to espouse.
struct Rival {
  std::string name;  // "weakest_link", "espousal_peers"
  std::function<void(Parameters&)> put_in;
};

inline constexpr std::uint32_t rival_count =
    static_cast<std::uint32_t>(decision_rule_names.size() + espousal_rule_names.size()) - 2;

// Every rival of the rules in force, one rule changed at a time: of the decision first, then of espousal.
[[nodiscard]] std::vector<Rival> rivals_of(const Parameters& parameters);

}  // namespace coadopt
