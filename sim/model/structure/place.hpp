#pragma once

#include "partnership/partnership.hpp"

namespace coadopt {

// The community of a person, by the order in which persons are stored.
[[nodiscard]] inline CommunityId community_of(const Partnership& partnership, PersonId person) {
  const Column<CommunityId, Range<PersonId>>& neighbours = partnership.communities.neighbours;
  std::uint32_t low = 0;
  std::uint32_t high = neighbours.size() - 1;
  while (low < high) {
    const std::uint32_t middle = (low + high) / 2;
    if (person < neighbours[CommunityId{middle}].last) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return CommunityId{low};
}

}  // namespace coadopt
