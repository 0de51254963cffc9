#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "partnership/co.hpp"
#include "partnership/column.hpp"
#include "partnership/columns.hpp"

namespace coadopt {

// That a tie of somebody has become active (+1) or ceased to be (-1).
struct News {
  PersonId to;
  int change;
  friend bool operator==(const News&, const News&) = default;
};

// Communities, each with its user-led organisation; levels 0..1.
struct Communities {
  Column<CommunityId, Range<TeamId>> teams;
  Column<CommunityId, Range<PersonId>> users;
  Column<CommunityId, Range<PersonId>> neighbours;

  Column<CommunityId, float> capacity;
  Column<CommunityId, float> cash;
  Column<CommunityId, float> peer_support;
  Column<CommunityId, float> recognition;
  Column<CommunityId, float> outreach;  // how far invitations reach the seldom heard beyond the usual; base 0
  Column<CommunityId, float> base_capacity;
  Column<CommunityId, float> base_cash;
  Column<CommunityId, float> base_peer_support;
  Column<CommunityId, float> base_recognition;

  Column<CommunityId, float> engaged_share;  // of residents, willing or active
  Column<CommunityId, float> active_share;
  Column<CommunityId, float> engaged_capability;  // mean of those engaged

  // This month's collective sessions: their seats, and how many of them failed.
  Column<CommunityId, float> seats;
  Column<CommunityId, std::uint32_t> collective_sessions;
  Column<CommunityId, std::uint32_t> collective_failed;
  Column<CommunityId, std::uint32_t> staff_left;  // this month

  // For persons of other communities, who hear of it when all communities are done.
  Column<CommunityId, std::vector<News>> news;

  [[nodiscard]] Range<PersonId> residents(CommunityId community) const {
    return {users[community].first, neighbours[community].last};
  }
};

template <>
inline constexpr auto columns<Communities> = std::tuple{
    DeclaredColumn{"teams", &Communities::teams},
    DeclaredColumn{"users", &Communities::users},
    DeclaredColumn{"neighbours", &Communities::neighbours},
    DeclaredColumn{"capacity", &Communities::capacity},
    DeclaredColumn{"cash", &Communities::cash},
    DeclaredColumn{"peer_support", &Communities::peer_support},
    DeclaredColumn{"recognition", &Communities::recognition},
    DeclaredColumn{"outreach", &Communities::outreach},
    DeclaredColumn{"base_capacity", &Communities::base_capacity},
    DeclaredColumn{"base_cash", &Communities::base_cash},
    DeclaredColumn{"base_peer_support", &Communities::base_peer_support},
    DeclaredColumn{"base_recognition", &Communities::base_recognition},
    DeclaredColumn{"engaged_share", &Communities::engaged_share},
    DeclaredColumn{"active_share", &Communities::active_share},
    DeclaredColumn{"engaged_capability", &Communities::engaged_capability},
    DeclaredColumn{"seats", &Communities::seats},
    DeclaredColumn{"collective_sessions", &Communities::collective_sessions},
    DeclaredColumn{"collective_failed", &Communities::collective_failed},
    DeclaredColumn{"staff_left", &Communities::staff_left},
    DeclaredColumn{"news", &Communities::news},
};
static_assert(all_declared<Communities>(), "a column is not declared, or twice");

}  // namespace coadopt
