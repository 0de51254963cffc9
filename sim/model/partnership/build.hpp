#pragma once

#include <cstdint>

#include "partnership/census.hpp"
#include "partnership/partnership.hpp"
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
  const Census* census = nullptr;  // of a real place; without one, people are laid out evenly
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
[[nodiscard]] Sizes sizes_of(const Census& census);

// Memory that one running replicate of a population takes, in bytes.
[[nodiscard]] std::uint64_t bytes_needed(const PopulationParameters& population);
[[nodiscard]] std::uint64_t bytes_needed(const Census& census);

// Sets the sizes and shares of a population to what a census comes to.
void set_sizes(PopulationParameters& population, const Census& census);

// Who there is and who belongs where, without traits.
[[nodiscard]] Partnership lay_out(const PopulationParameters& population);
[[nodiscard]] Partnership lay_out(const Census& census);

// Whether everyone stands in the order that laws rely on: by community, there by team, and persons there by
// caseload, with neighbours last; each follows the one before, and all are there.
[[nodiscard]] bool is_in_order(const Partnership& partnership);

// Every column in these sizes, with initial values.
[[nodiscard]] Partnership empty_partnership(const Sizes& sizes);

// Who is tied to whom: staff's professional contacts, persons' small world.
void tie_staff(Partnership& partnership, const PopulationParameters& population, const Stream& stream);
void tie_persons(Partnership& partnership, const PopulationParameters& population, const Stream& stream);

// The partnership of one replicate at its start.
[[nodiscard]] Partnership build_partnership(const StartParameters& start, const Stream& stream);

}  // namespace coadopt
