#pragma once

#include <algorithm>
#include <array>

#include "partnership/partnership.hpp"

namespace coadopt {

// What a team showed last month: of those to whom each Co is relevant, how many espouse and practise it.
// Enabling posts practise with users and residents from their first day.
struct TeamView {
  PerCo<int> relevant_staff;
  PerCo<int> espousing;
  PerCo<int> practising;
};

[[nodiscard]] inline TeamView view_of_team(const Partnership& partnership, TeamId team) {
  const Staff& staff = partnership.staff;
  TeamView view;
  const int enablers = partnership.support.enablers[team];
  for (const Co co : {Co::design, Co::deliver, Co::assess}) {
    view.relevant_staff[co] += enablers;
    view.espousing[co] += enablers;
    view.practising[co] += enablers;
  }
  for (const StaffId one : partnership.teams.staff[team]) {
    for (const Co co : all_cos) {
      if (!relevant(staff.role[one], co)) continue;
      ++view.relevant_staff[co];
      view.espousing[co] += staff.seen_espoused[one].has(co) ? 1 : 0;
      view.practising[co] += staff.seen_practising[one].has(co) ? 1 : 0;
    }
  }
  return view;
}

// Shares of colleagues seen to espouse and to practise a Co.
struct PeerShares {
  float espoused = 0.0F;
  float practising = 0.0F;
};

// s = team_weight * share of team-mates + (1 - team_weight) * share of professional contacts, among those to
// whom the Co is relevant; where one side has nobody, the other speaks alone.
[[nodiscard]] inline PeerShares peer_shares(
    const Partnership& partnership, const TeamView& view, StaffId one, Co co, float team_weight) {
  const Staff& staff = partnership.staff;
  const int mates = view.relevant_staff[co] - 1;
  const int espousing = view.espousing[co] - (staff.seen_espoused[one].has(co) ? 1 : 0);
  const int practising = view.practising[co] - (staff.seen_practising[one].has(co) ? 1 : 0);

  int contacts = 0;
  int contacts_espousing = 0;
  int contacts_practising = 0;
  for (const StaffId contact : staff.contacts[one]) {
    if (contact == one || !relevant(staff.role[contact], co)) continue;
    ++contacts;
    contacts_espousing += staff.seen_espoused[contact].has(co) ? 1 : 0;
    contacts_practising += staff.seen_practising[contact].has(co) ? 1 : 0;
  }

  const float weight_of_team = mates <= 0 ? 0.0F : (contacts == 0 ? 1.0F : team_weight);
  const float weight_of_contacts = contacts == 0 ? 0.0F : 1.0F - weight_of_team;
  const float per_mate = weight_of_team / static_cast<float>(std::max(mates, 1));
  const float per_contact = weight_of_contacts / static_cast<float>(std::max(contacts, 1));
  return {static_cast<float>(espousing) * per_mate + static_cast<float>(contacts_espousing) * per_contact,
      static_cast<float>(practising) * per_mate + static_cast<float>(contacts_practising) * per_contact};
}

}  // namespace coadopt
