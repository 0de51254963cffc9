#include "community/resident_turnover.hpp"

#include <limits>

#include "community/engaged.hpp"
#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "partnership/with_draws.hpp"

namespace coadopt {

StayingBeforeNext::StayingBeforeNext(float leaving)
    : log_staying_(leaving >= 1.0F   ? -std::numeric_limits<float>::infinity()
                   : leaving <= 0.0F ? 0.0F
                                     : logarithm(1.0F - leaving)) {}

std::uint32_t StayingBeforeNext::operator()(float u, std::uint32_t most) const {
  expects(u > 0.0F && u < 1.0F, "a draw between 0 and 1");
  if (log_staying_ >= 0.0F) return most;  // nobody leaves, or too small a share to be distinguished from none
  const float stay = logarithm(u) / log_staying_;
  return stay >= static_cast<float>(most) ? most : static_cast<std::uint32_t>(stay);
}

float nobody_leaves_below(float leaving, std::uint32_t caseload) {
  if (leaving <= 0.0F) return 1.0F;
  if (leaving >= 1.0F) return 0.0F;
  return 0.999F * exponential(static_cast<float>(caseload) * logarithm(1.0F - leaving));
}

namespace {

// Neighbouring caseloads are mostly of one size.
class NobodyLeaves {
 public:
  explicit NobodyLeaves(float caseload_change) : caseload_change_(caseload_change) {}

  float below(std::uint32_t caseload) {
    if (caseload != caseload_) {
      caseload_ = caseload;
      below_ = nobody_leaves_below(caseload_change_, caseload);
    }
    return below_;
  }

 private:
  float caseload_change_;
  std::uint32_t caseload_ = 0;
  float below_ = 1.0F;
};

// Who leaves among those in neighbouring places, and who comes in their stead; `draws` are the first of many.
template <class MoreDraws>
void change(Partnership& partnership, const PersonTraits& traits, CommunityId community, Range<PersonId> places,
    float leaving, OwnUniforms draws, const MoreDraws& more_draws, const Moment& moment) {
  Persons& persons = partnership.persons;
  const StayingBeforeNext staying(leaving);
  std::uint32_t place = 0;
  for (std::uint32_t index = 0; place < places.size(); ++index) {
    if (index > 0) draws = more_draws(index);
    for (const float u : draws) {
      place += staying(u, places.size());
      if (place >= places.size()) return;
      const PersonId one{places.first.value + place};
      if (persons.participation[one] == Participation::active) announce(partnership, community, one, -1);
      traits.draw(persons, one, persons.nature[one].is(Nature::user), moment.stream, moment.month);
      ++place;
    }
  }
}

}  // namespace

void resident_turnover(Partnership& partnership, CommunityId community, const ResidentTurnoverParameters& p,
    const PersonTraits& traits, const Moment& moment) {
  NobodyLeaves nobody(p.caseload_change);
  for_each_with_draws(moment, Purpose::caseload_change, partnership.staff_of(community),
      [&](StaffId one, const OwnUniforms& draws) {
        const Range<PersonId> caseload = partnership.staff.caseload[one];
        if (draws[0] < nobody.below(caseload.size())) return;
        const auto more_draws = [&](std::uint32_t index) {
          return moment.own(Purpose::caseload_change, one.value, index);
        };
        change(partnership, traits, community, caseload, p.caseload_change, draws, more_draws, moment);
      });
  const auto of_neighbours = [&](std::uint32_t index) {
    return moment.own(Purpose::neighbour_moves, community.value, index);
  };
  change(partnership, traits, community, partnership.communities.neighbours[community], p.resident_moves,
      of_neighbours(0), of_neighbours, moment);
  count_engaged(partnership, community);
}

}  // namespace coadopt
