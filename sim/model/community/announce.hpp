#pragma once

#include "partnership/partnership.hpp"
#include "partnership/some.hpp"

namespace coadopt {

// Tells the ties of a resident that they have become active (+1) or ceased to be (-1). Ties within the
// community know at once; those elsewhere with deliver_news(), since only a community's own thread writes to
// its persons.
void announce(Partnership& partnership, CommunityId community, PersonId person, int change);

// Has the memory bring the ties of persons who are about to announce something, all at once.
void fetch_ties(const Partnership& partnership, const Some& persons);

// Takes what was announced across communities to where it belongs; when all communities are done.
void deliver_news(Partnership& partnership);

}  // namespace coadopt
