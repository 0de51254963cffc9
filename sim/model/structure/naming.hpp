#pragma once

#include <functional>

#include "structure/acting.hpp"

namespace coadopt {

// Targets and named staff of one organisation.
struct Candidates {
  OrganisationId organisation;
  std::vector<std::uint32_t> places;  // of its targets among those reached
  std::vector<NamedStaff> named;
};

// The staff reached, organisation by organisation, with those named for them who are still in post.
[[nodiscard]] std::vector<Candidates> group_by_organisation(const Acting& acting);

// Names staff of the group's organisation until there are `wanted`: of those who qualify the best first, by lot
// among equals. `worth` is the higher the better; below zero one does not qualify.
void name_staff(
    Candidates& group, std::size_t wanted, const Acting& acting, const std::function<float(StaffId)>& worth);

// Keeps the groups' named staff for next month.
void keep_named(const std::vector<Candidates>& groups, Acting& acting);

}  // namespace coadopt
