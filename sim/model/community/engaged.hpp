#pragma once

#include "partnership/partnership.hpp"
#include "partnership/person_mask.hpp"

namespace coadopt {

// Brings a community's counts of who is willing or active up to date: on each caseload and in all.
// Returns how many they are.
std::uint32_t count_engaged(Partnership& partnership, CommunityId community);

// The same, and how capable they are, which sessions of this month depend on.
void know_engaged(Partnership& partnership, CommunityId community);

// The same for every community.
void count_engaged(Partnership& partnership);

// Tells the ties of a resident that they have become active (+1) or ceased to be (-1). Ties within the
// community know at once; those elsewhere with deliver_news(), since only a community's own thread writes to
// its persons.
void announce(Partnership& partnership, CommunityId community, PersonId person, int change);

// Has the memory bring the ties of persons who are about to announce something, all at once.
void fetch_ties(const Partnership& partnership, const PersonMask& persons);

// Takes what was announced across communities to where it belongs; when all communities are done.
void deliver_news(Partnership& partnership);

}  // namespace coadopt
