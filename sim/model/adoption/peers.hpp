#pragma once

#include <algorithm>
#include <array>

#include "contract/contract.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// What some colleagues showed last month: of those to whom each Co is relevant, how many espouse and practise
// it.
template <class Counts>
struct View {
  Counts relevant_staff;
  Counts espousing;
  Counts practising;
};
using TeamView = View<PerCo<int>>;
using ContactsView = View<CoCounts>;

namespace detail {

inline void see(const Staff& staff, StaffId one, ContactsView& view) {
  const CoSet own = cos_of[staff.role[one]];
  view.relevant_staff += own.counts();
  view.espousing += (staff.seen_espoused[one] & own).counts();
  view.practising += (staff.seen_practising[one] & own).counts();
}

}  // namespace detail

// Enabling posts practise with users and residents from their first day.
[[nodiscard]] inline TeamView view_of_team(const Partnership& partnership, TeamId team) {
  constexpr std::uint32_t counted = 255;  // at once
  const Range<StaffId> all = partnership.teams.staff[team];
  TeamView view;
  const int enablers = partnership.support.enablers[team];
  for (const Co co : {Co::design, Co::deliver, Co::assess}) {
    view.relevant_staff[co] += enablers;
    view.espousing[co] += enablers;
    view.practising[co] += enablers;
  }
  for (std::uint32_t from = all.first.value; from < all.last.value; from += counted) {
    ContactsView some;
    const std::uint32_t to = std::min(from + counted, all.last.value);
    for (std::uint32_t i = from; i < to; ++i) detail::see(partnership.staff, StaffId{i}, some);
    for (const Co co : all_cos) {
      view.relevant_staff[co] += some.relevant_staff[co];
      view.espousing[co] += some.espousing[co];
      view.practising[co] += some.practising[co];
    }
  }
  return view;
}

// Of one member of staff, who may be a contact of their own and is not counted then.
[[nodiscard]] inline ContactsView view_of_contacts(const Partnership& partnership, StaffId one) {
  ContactsView view;
  for (const StaffId contact : partnership.staff.contacts[one]) {
    if (contact != one) detail::see(partnership.staff, contact, view);
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
[[nodiscard]] inline PeerShares peer_shares(const Staff& staff, const TeamView& team,
    const ContactsView& contacts_of_one, StaffId one, Co co, float team_weight) {
  const int mates = team.relevant_staff[co] - 1;
  const int espousing = team.espousing[co] - (staff.seen_espoused[one].has(co) ? 1 : 0);
  const int practising = team.practising[co] - (staff.seen_practising[one].has(co) ? 1 : 0);
  const int contacts = contacts_of_one.relevant_staff[co];
  expects(relevant(staff.role[one], co) && mates >= 0, "somebody of the team to whom the Co is relevant");
  expects(espousing >= 0 && espousing <= mates && practising >= 0 && practising <= mates &&
              contacts_of_one.espousing[co] <= contacts && contacts_of_one.practising[co] <= contacts,
      "no more colleagues who espouse or practise than there are");

  const float weight_of_team = mates <= 0 ? 0.0F : (contacts == 0 ? 1.0F : team_weight);
  const float weight_of_contacts = contacts == 0 ? 0.0F : 1.0F - weight_of_team;
  const float per_mate = weight_of_team / static_cast<float>(std::max(mates, 1));
  const float per_contact = weight_of_contacts / static_cast<float>(std::max(contacts, 1));
  return {static_cast<float>(espousing) * per_mate +
              static_cast<float>(contacts_of_one.espousing[co]) * per_contact,
      static_cast<float>(practising) * per_mate +
          static_cast<float>(contacts_of_one.practising[co]) * per_contact};
}

}  // namespace coadopt
