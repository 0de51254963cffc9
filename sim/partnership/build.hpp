#pragma once

#include <cstdint>

#include "partnership/partnership.hpp"
#include "partnership/population.hpp"
#include "partnership/start.hpp"
#include "partnership/traits.hpp"

namespace coadopt {

// All that a partnership at its start is made from.
struct StartParameters {
  const PopulationParameters& population;
  const StaffStart& staff;
  const OrganisationStart& organisation;
  const CommunityStart& community;
  const BenefitStart& benefit;
  const PersonTraits& persons;
};

// How many of each kind the sizes of a population make.
struct Sizes {
  std::uint64_t organisations;
  std::uint64_t communities;
  std::uint64_t teams;
  std::uint64_t staff;
  std::uint64_t frontline;
  std::uint64_t users;
  std::uint64_t neighbours;

  [[nodiscard]] std::uint64_t persons() const { return users + neighbours; }
};
[[nodiscard]] Sizes sizes_of(const PopulationParameters& population);

// Who there is and who belongs where, without traits.
[[nodiscard]] Partnership lay_out(const PopulationParameters& population);

// Who is tied to whom: staff's professional contacts, persons' small world.
void tie_staff(Partnership& partnership, const PopulationParameters& population, const Stream& stream);
void tie_persons(Partnership& partnership, const PopulationParameters& population, const Stream& stream);

// The partnership of one replicate at its start.
[[nodiscard]] Partnership build_partnership(const StartParameters& start, const Stream& stream);

}  // namespace coadopt
