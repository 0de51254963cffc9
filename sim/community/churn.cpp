#include "community/churn.hpp"

#include "community/engaged.hpp"
#include "community/take_part.hpp"
#include "number/elementary.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

std::uint32_t staying_before_next(float u, float caseload_change, std::uint32_t most) {
  if (caseload_change <= 0.0F) return most;
  if (caseload_change >= 1.0F) return 0;
  const float log_staying = logarithm(1.0F - caseload_change);
  if (log_staying >= 0.0F) return most;  // too small a share to be told from none
  const float stay = logarithm(u) / log_staying;
  return stay >= static_cast<float>(most) ? most : static_cast<std::uint32_t>(stay);
}

namespace {

void replace(Partnership& partnership, const PersonTraits& traits, PersonId user, const Moment& moment) {
  if (partnership.persons.participation[user] == Participation::active) announce(partnership, user, -1);
  traits.draw(partnership.persons, user, true, moment.stream, moment.month);
}

void change(Partnership& partnership, const ChurnParameters& p, const PersonTraits& traits, StaffId one,
    const Moment& moment) {
  const Range<PersonId> caseload = partnership.staff.caseload[one];
  std::uint32_t place = 0;
  for (std::uint32_t index = 0; place < caseload.size(); ++index) {
    const auto draws = moment.own(Purpose::caseload_change, one.value, index);
    for (const float u : draws) {
      place += staying_before_next(u, p.caseload_change, caseload.size());
      if (place >= caseload.size()) return;
      replace(partnership, traits, PersonId{caseload.first.value + place}, moment);
      ++place;
    }
  }
}

}  // namespace

void caseloads_come_and_go(
    Partnership& partnership, const ChurnParameters& p, const PersonTraits& traits, const Moment& moment) {
  for_each_index(partnership.communities.teams.size(), 2, [&](std::uint32_t number) {
    const CommunityId community{number};
    for (const StaffId one : partnership.staff_of(community)) change(partnership, p, traits, one, moment);
    count_engaged(partnership, community);
  });
}

}  // namespace coadopt
