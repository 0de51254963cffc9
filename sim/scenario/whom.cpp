#include "scenario/whom.hpp"

#include <fmt/format.h>

namespace coadopt {

std::string whom(const Targets& targets) {
  const std::string role = targets.role ? fmt::format("{} ", role_names[index(*targets.role)]) : "";
  switch (targets.entity) {
    case Entity::staff: return role + "staff";
    case Entity::team: return "teams";
    case Entity::organisation: return "organisations";
    case Entity::community: return "communities";
    case Entity::person: break;
  }
  return !targets.user ? "users and neighbours" : *targets.user ? "users" : "neighbours";
}

bool reaches_others(const Targets& targets, const Targets& of_entry) {
  const auto lost = [](const auto& own, const auto& entrys) { return entrys && own != entrys; };
  return targets.entity != of_entry.entity || lost(targets.role, of_entry.role) ||
         lost(targets.organisation_kind, of_entry.organisation_kind) || lost(targets.user, of_entry.user) ||
         lost(targets.seldom_heard, of_entry.seldom_heard);
}

}  // namespace coadopt
