#include "policy/close_gap.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "contract/contract.hpp"
#include "number/elementary.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

using Levels = std::vector<Column<OrganisationId, float>*>;

// The columns of an organisation's lever: friction with all Co's is four.
Levels columns_of(OrganisationLevels& levels, Lever lever) {
  const std::string_view name = described(lever).name;
  if (!name.starts_with("friction")) return {&column_of<OrganisationId>(levels, lever)};
  Levels friction;
  for (const Co co : all_cos) {
    if (lever == Lever::friction || name.ends_with(co_names[index(co)]))
      friction.push_back(&levels.friction[co]);
  }
  return friction;
}

// The share is the chance that a member of staff comes to espouse each Co that is relevant to them; a negative
// one, that they give up a Co that they do not practise.
void persuade(Staff& staff, float closes, const ActedOn& on, std::uint32_t key, const Moment& moment) {
  for (std::size_t i = 0; i < on.numbers.size(); ++i) {
    const StaffId one{on.numbers[i]};
    const auto draw = moment.own(Purpose::persuade, one.value, key);
    for (const Co co : all_cos) {
      const float share = closes * on.strength[i];
      if (relevant(staff.role[one], co) && draw[index(co)] < share) staff.espoused[one].add(co);
      if (draw[index(co)] < -share && !practising(staff.practice[co][one])) staff.espoused[one].remove(co);
    }
  }
}

// The share is the chance that a person is brought together with another who is; a negative one, that they lose
// touch. Ties are lost in their own time.
void connect(Partnership& who, float closes, const ActedOn& on, std::uint32_t key, const Moment& moment) {
  std::vector<std::uint32_t> together;
  for (std::size_t i = 0; i < on.numbers.size(); ++i) {
    const PersonId one{on.numbers[i]};
    const float share = closes * on.strength[i];
    const float u = moment.own(Purpose::connect, one.value, key)[0];
    if (u < share) together.push_back(one.value);
    Nature& nature = who.persons.nature[one];
    if (u < -share) nature.bits = static_cast<std::uint8_t>(nature.bits & ~Nature::connected);
  }
  bring_together(who, together);
}

void close_organisations(Organisations& organisations, const Effect& effect, const ActedOn& on, Month month) {
  const float ideal = described(effect.lever).ideal;
  const Levels now = columns_of(organisations.now, effect.lever);
  const Levels base = columns_of(organisations.base, effect.lever);
  for (std::size_t i = 0; i < on.numbers.size(); ++i) {
    const OrganisationId one{on.numbers[i]};
    const float share = effect.closes * on.strength[i];
    for (auto* const column : now) (*column)[one] = moved((*column)[one], ideal, share);
    if (month > organisations.window_until[one]) continue;
    for (auto* const column : base) (*column)[one] = moved((*column)[one], ideal, share);
  }
}

// Levels of persons that nothing else returns; the others return to the person's own by themselves.
constexpr std::array gifts_of = {Lever::free_time, Lever::entitlement};

// Its place among them; their number where it is none of them.
std::size_t place_among_gifts(Lever lever) {
  return static_cast<std::size_t>(std::ranges::find(gifts_of, lever) - gifts_of.begin());
}

void close_persons(Persons& persons, Gifts& gifts, const Effect& effect, const ActedOn& on) {
  const float ideal = described(effect.lever).ideal;
  Column<PersonId, float>& column = column_of<PersonId>(persons, effect.lever);
  for (std::size_t i = 0; i < on.numbers.size(); ++i) {
    const PersonId one{on.numbers[i]};
    const float before = column[one];
    column[one] = moved(before, ideal, effect.closes * on.strength[i]);
    if (place_among_gifts(effect.lever) < gifts_of.size())
      gifts.give(effect.lever, one, column[one] - before, column.size());
  }
}

template <class AnyId>
void close(Column<AnyId, float>& column, const Effect& effect, const ActedOn& on) {
  const float ideal = described(effect.lever).ideal;
  for (std::size_t i = 0; i < on.numbers.size(); ++i) {
    const AnyId one{on.numbers[i]};
    column[one] = moved(column[one], ideal, effect.closes * on.strength[i]);
  }
}

}  // namespace

void close_gap(Partnership& who, Gifts& gifts, const Effect& effect, const ActedOn& on, std::uint32_t key,
    const Moment& moment) {
  expects(on.numbers.size() == on.strength.size(), "a strength for each one acted on");
  if (effect.closes == 0.0F) return;
  switch (described(effect.lever).entity) {
    case Entity::staff:
      if (effect.lever == Lever::espoused) return persuade(who.staff, effect.closes, on, key, moment);
      return close(column_of<StaffId>(who.staff, effect.lever), effect, on);
    case Entity::person:
      if (effect.lever == Lever::connected) return connect(who, effect.closes, on, key, moment);
      return close_persons(who.persons, gifts, effect, on);
    case Entity::organisation: return close_organisations(who.organisations, effect, on, moment.month);
    case Entity::community: return close(column_of<CommunityId>(who.communities, effect.lever), effect, on);
    case Entity::team: return;
  }
}

void Gifts::give(Lever lever, PersonId person, float change, std::uint32_t persons) {
  Column<PersonId, float>& given = given_[place_among_gifts(lever)];
  if (given.size() == 0) given = Column<PersonId, float>(persons);
  given[person] += change;
}

void Gifts::fade(Partnership& partnership, const BenefitParameters& p, const Moment& moment) {
  Persons& persons = partnership.persons;
  static_assert(gifts_of.size() == count);
  for (std::size_t i = 0; i < count; ++i) {
    Column<PersonId, float>& given = given_[i];
    if (given.size() == 0) continue;
    Column<PersonId, float>& level_of = column_of<PersonId>(persons, gifts_of[i]);
    for_each_index(partnership.communities.teams.size(), 2, [&](std::uint32_t community) {
      for (const PersonId one : partnership.communities.residents(CommunityId{community})) {
        if (persons.joined[one] != 0 && persons.joined[one] + 1U == moment.month) given[one] = 0.0F;
        if (given[one] == 0.0F) continue;
        const float lost = p.level_return * given[one];
        level_of[one] = level(level_of[one] - lost);
        given[one] -= lost;
      }
    });
  }
}

}  // namespace coadopt
