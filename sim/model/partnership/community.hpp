#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "partnership/co.hpp"
#include "partnership/column.hpp"

namespace coadopt {

// That a tie of somebody has become active (+1) or ceased to be (-1).
struct News {
  PersonId to;
  int change;
  friend bool operator==(const News&, const News&) = default;
};

// A tie that is lost.
struct LostTie {
  PersonId one;
  PersonId other;
  friend bool operator==(const LostTie&, const LostTie&) = default;
};

// Communities, each with its user-led organisation; levels 0..1.
struct Communities {
  COADOPT_COLUMNS(Communities);

  COADOPT_COLUMN(OfCommunity<Range<TeamId>>, teams);
  COADOPT_COLUMN(OfCommunity<Range<PersonId>>, users);
  COADOPT_COLUMN(OfCommunity<Range<PersonId>>, neighbours);
  COADOPT_COLUMN(OfCommunity<Range<PersonId>>, reached);  // users, and neighbours whom services reach

  COADOPT_COLUMN(OfCommunity<float>, capacity);
  COADOPT_COLUMN(OfCommunity<float>, cash);
  COADOPT_COLUMN(OfCommunity<float>, peer_support);
  COADOPT_COLUMN(OfCommunity<float>, recognition);
  COADOPT_COLUMN(
      OfCommunity<float>, outreach);  // how far invitations reach the seldom heard beyond the usual; base 0
  COADOPT_COLUMN(OfCommunity<float>, base_capacity);
  COADOPT_COLUMN(OfCommunity<float>, base_cash);
  COADOPT_COLUMN(OfCommunity<float>, base_peer_support);
  COADOPT_COLUMN(OfCommunity<float>, base_recognition);

  COADOPT_COLUMN(OfCommunity<std::uint32_t>, engaged_users);  // willing or active, who want a say in services
  COADOPT_COLUMN(OfCommunity<std::uint32_t>, active_users);   // of these
  COADOPT_COLUMN(OfCommunity<std::uint32_t>, engaged_neighbours);
  COADOPT_COLUMN(OfCommunity<std::uint32_t>, active_neighbours);
  COADOPT_COLUMN(OfCommunity<float>, engaged_share);  // for each resident whom services reach, at most 1
  COADOPT_COLUMN(OfCommunity<float>, active_share);
  COADOPT_COLUMN(OfCommunity<float>, engaged_capability);  // mean of those engaged

  // This month's collective sessions: their seats, and how many of them failed.
  COADOPT_COLUMN(OfCommunity<float>, seats);
  COADOPT_COLUMN(OfCommunity<std::uint32_t>, collective_sessions);
  COADOPT_COLUMN(OfCommunity<std::uint32_t>, collective_failed);
  COADOPT_COLUMN(OfCommunity<std::uint32_t>, answered);    // residents whose offers posts answered this month
  COADOPT_COLUMN(OfCommunity<std::uint32_t>, staff_left);  // this month

  // For persons of other communities, who hear of it when all communities are done.
  COADOPT_COLUMN(OfCommunity<std::vector<News>>, news);
  COADOPT_COLUMN(OfCommunity<std::vector<LostTie>>, lost_ties);

  [[nodiscard]] Range<PersonId> residents(CommunityId community) const {
    return {users[community].first, neighbours[community].last};
  }
};
static_assert(all_declared<Communities>(), "a column is not declared, or twice");

}  // namespace coadopt
