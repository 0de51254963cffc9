#pragma once

#include <string>
#include <vector>

#include "scenario/search.hpp"

namespace coadopt {

// What of the catalogue is described.
struct Chosen {
  std::string catalogue;  // a folder; empty: the installed one
  std::string name;       // of one entry, or its title; empty: all
  std::string place;      // a scenario file; empty: none
  Search search;
};

struct ChosenEntries {
  std::vector<Found> catalogue;
  std::vector<Found> named;    // those of the name, or all where none is given
  std::vector<Found> entries;  // those of them that fit what is looked for
};

// Those of the catalogue that fit. Where prices matter, they are those of the place, or of the default
// partnership where there is none. Throws ScenarioErrors where an entry or the place is at fault, and
// std::invalid_argument where there is no catalogue or no entry of that name.
[[nodiscard]] ChosenEntries choose(const Chosen& chosen);

}  // namespace coadopt
