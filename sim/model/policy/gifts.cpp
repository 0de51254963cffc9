#include "policy/gifts.hpp"

#include "number/elementary.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

constexpr auto first_gift = static_cast<std::size_t>(Lever::capability);

static_assert(described(Lever::capability).entity == Entity::person);
static_assert(static_cast<std::size_t>(Lever::entitlement) == first_gift + 4);

}  // namespace

void Gifts::give(Lever lever, PersonId person, float change, std::uint32_t persons) {
  Column<PersonId, float>& given = given_[static_cast<std::size_t>(lever) - first_gift];
  if (given.size() == 0) given = Column<PersonId, float>(persons);
  given[person] += change;
}

void Gifts::fade(Partnership& partnership, const PolicyParameters& p, const Moment& moment) {
  Persons& persons = partnership.persons;
  for (std::size_t i = 0; i < count; ++i) {
    Column<PersonId, float>& given = given_[i];
    if (given.size() == 0) continue;
    Column<PersonId, float>& level_of = column_of<PersonId>(persons, static_cast<Lever>(first_gift + i));
    for_each_index(partnership.communities.teams.size(), 2, [&](std::uint32_t community) {
      for (const PersonId one : partnership.communities.residents(CommunityId{community})) {
        if (persons.joined[one] != 0 && persons.joined[one] + 1U == moment.month) given[one] = 0.0F;
        if (given[one] == 0.0F) continue;
        const float lost = p.person_return * given[one];
        level_of[one] = level(level_of[one] - lost);
        given[one] -= lost;
      }
    });
  }
}

}  // namespace coadopt
