#include "community/user_turnover.hpp"

#include "community/engaged.hpp"
#include "number/elementary.hpp"
#include "partnership/with_draws.hpp"

namespace coadopt {

std::uint32_t staying_before_next(float u, float caseload_change, std::uint32_t most) {
  if (caseload_change <= 0.0F) return most;
  if (caseload_change >= 1.0F) return 0;
  const float log_staying = logarithm(1.0F - caseload_change);
  if (log_staying >= 0.0F) return most;  // too small a share to be distinguished from none
  const float stay = logarithm(u) / log_staying;
  return stay >= static_cast<float>(most) ? most : static_cast<std::uint32_t>(stay);
}

float nobody_leaves_below(float caseload_change, std::uint32_t caseload) {
  if (caseload_change <= 0.0F) return 1.0F;
  if (caseload_change >= 1.0F) return 0.0F;
  return 0.999F * exponential(static_cast<float>(caseload) * logarithm(1.0F - caseload_change));
}

namespace {

// Neighbours' caseloads are mostly of one size.
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

void replace(Partnership& partnership, const PersonTraits& traits, CommunityId community, PersonId user,
    const Moment& moment) {
  if (partnership.persons.participation[user] == Participation::active) {
    announce(partnership, community, user, -1);
  }
  traits.draw(partnership.persons, user, true, moment.stream, moment.month);
}

void change(Partnership& partnership, const UserTurnoverParameters& p, const PersonTraits& traits,
    CommunityId community, StaffId one, OwnUniforms draws, const Moment& moment) {
  const Range<PersonId> caseload = partnership.staff.caseload[one];
  std::uint32_t place = 0;
  for (std::uint32_t index = 0; place < caseload.size(); ++index) {
    if (index > 0) draws = moment.own(Purpose::caseload_change, one.value, index);
    for (const float u : draws) {
      place += staying_before_next(u, p.caseload_change, caseload.size());
      if (place >= caseload.size()) return;
      replace(partnership, traits, community, PersonId{caseload.first.value + place}, moment);
      ++place;
    }
  }
}

}  // namespace

void user_turnover(Partnership& partnership, CommunityId community, const UserTurnoverParameters& p,
    const PersonTraits& traits, const Moment& moment) {
  NobodyLeaves nobody(p.caseload_change);
  for_each_with_draws(moment, Purpose::caseload_change, partnership.staff_of(community),
      [&](StaffId one, const OwnUniforms& draws) {
        if (draws[0] < nobody.below(partnership.staff.caseload[one].size())) return;
        change(partnership, p, traits, community, one, draws, moment);
      });
  count_engaged(partnership, community);
}

}  // namespace coadopt
