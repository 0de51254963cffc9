#include "structure/naming.hpp"

#include <algorithm>

namespace coadopt {

std::vector<Candidates> group_by_organisation(const Acting& acting) {
  const Partnership& who = acting.partnership;
  std::vector<Candidates> groups;
  std::vector<std::size_t> group_of(who.organisations.kind.size(), SIZE_MAX);
  for (std::uint32_t place = 0; place < acting.reached.size(); ++place) {
    const OrganisationId own = who.organisation_of(StaffId{acting.reached[place]});
    if (group_of[own.value] == SIZE_MAX) {
      group_of[own.value] = groups.size();
      groups.push_back({own, {}, {}});
    }
    groups[group_of[own.value]].places.push_back(place);
  }
  for (const NamedStaff& one : acting.named) {
    const std::size_t group = group_of[who.organisation_of(one.who).value];
    const bool still_in_post = who.staff.joined[one.who] < one.since;
    if (group != SIZE_MAX && still_in_post) groups[group].named.push_back(one);
  }
  return groups;
}

void name_staff(
    Candidates& group, std::size_t wanted, const Acting& acting, const std::function<float(StaffId)>& worth) {
  if (group.named.size() >= wanted) return;
  const Partnership& who = acting.partnership;
  struct Candidate {
    float worth;
    float lot;
    StaffId who;
  };
  std::vector<Candidate> candidates;
  for (const StaffId one : who.staff.role.ids()) {
    if (who.organisation_of(one) != group.organisation) continue;
    const auto is_named = [&](const NamedStaff& named) { return named.who == one; };
    if (std::any_of(group.named.begin(), group.named.end(), is_named)) continue;
    const float value = worth(one);
    if (value < 0.0F) continue;
    candidates.push_back({value, acting.moment.own(Purpose::name_staff, one.value, acting.key)[0], one});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.worth != b.worth) return a.worth > b.worth;
    return a.lot != b.lot ? a.lot < b.lot : a.who < b.who;
  });
  for (const Candidate& one : candidates) {
    if (group.named.size() >= wanted) break;
    group.named.push_back({one.who, acting.moment.month});
  }
}

void keep_named(const std::vector<Candidates>& groups, Acting& acting) {
  acting.named.clear();
  for (const Candidates& group : groups)
    acting.named.insert(acting.named.end(), group.named.begin(), group.named.end());
}

}  // namespace coadopt
