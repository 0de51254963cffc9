#pragma once

#include "partnership/partnership.hpp"

namespace coadopt {

// Brings a community's counts of who is willing or active up to date: on each caseload and in all.
// Returns how many they are.
std::uint32_t count_engaged(Partnership& partnership, CommunityId community);

// The same, and how capable they are, which sessions of this month depend on.
void know_engaged(Partnership& partnership, CommunityId community);

// The same for every community.
void count_engaged(Partnership& partnership);

}  // namespace coadopt
