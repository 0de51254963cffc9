#pragma once

#include "partnership/population.hpp"
#include "partnership/start.hpp"

namespace coadopt {

// Every parameter of the model, each law's own struct by itself.
struct Parameters {
  PopulationParameters population = defaults<PopulationParameters>();
  StaffStart staff_start = defaults<StaffStart>();
  OrganisationStart organisation_start = defaults<OrganisationStart>();
  PersonStart person_start = defaults<PersonStart>();
  CommunityStart community_start = defaults<CommunityStart>();
};

// Calls visit(&Parameters::room) for each struct of parameters.
template <class Visit>
void for_each_room(Visit&& visit) {
  visit(&Parameters::population);
  visit(&Parameters::staff_start);
  visit(&Parameters::organisation_start);
  visit(&Parameters::person_start);
  visit(&Parameters::community_start);
}

}  // namespace coadopt
