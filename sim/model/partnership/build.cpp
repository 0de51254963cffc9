#include "partnership/build.hpp"

#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <optional>

#include "chance/uniforms.hpp"
#include "number/elementary.hpp"
#include "parallel/for_each.hpp"
#include "partnership/propensity.hpp"

namespace coadopt {

namespace {

void draw_organisations(
    Organisations& organisations, const OrganisationStart& start, const Census* census, const Stream& stream) {
  OrganisationLevels& base = organisations.base;
  for (const OrganisationId one : organisations.kind.ids()) {
    Engine engine(stream, Purpose::organisation_traits, 0, one.value);
    draw_organisation_levels(base, one, start, engine);

    float left = unit_interval(engine());
    Co lead = Co::assess;
    for (const Co co : all_cos) {
      if (left < start.lead_co[co]) {
        lead = co;
        break;
      }
      left -= start.lead_co[co];
    }
    organisations.lead_co[one] = lead;
  }
  if (census != nullptr) {
    // Drawn nevertheless, so that what is given of one level moves no other draw.
    set_levels(base, *census);
    for (const OrganisationId one : organisations.kind.ids()) {
      for (const Role role : all_roles) {
        organisations.more_duties[role][one] =
            census->organisations[one.value].staff[role].more_duties.value_or(0.0F);
      }
    }
  }
  organisations.now = base;
}

void draw_communities(Communities& communities, const CommunityStart& start, const Stream& stream) {
  for (const CommunityId one : communities.teams.ids()) {
    Engine engine(stream, Purpose::community_traits, 0, one.value);
    const auto draw = [&](float mean) { return draw_beta(mean, start.concentration, engine); };
    communities.capacity[one] = draw(start.capacity);
    communities.cash[one] = draw(start.cash);
    communities.peer_support[one] = draw(start.peer_support);
    communities.recognition[one] = draw(start.recognition);
  }
  communities.base_capacity = communities.capacity;
  communities.base_cash = communities.cash;
  communities.base_peer_support = communities.peer_support;
  communities.base_recognition = communities.recognition;
}

// For which those who practise a Co at the start have had it in use.
constexpr std::uint8_t months_in_use_at_start = 12;

using CountedShares = std::optional<PerCo<std::optional<float>>>;

// The chance of someone to have a Co in use at the start. Its mean over staff is the share that the place gives
// or, where it gives none of any Co, more for the organisation's lead Co.
float chance_in_use_at_start(
    const OrganisationStart& start, const CountedShares& counted, Co co, bool leads, float by_propensity) {
  const float share = counted ? (*counted)[co].value_or(start.in_use[co])
                              : level(start.in_use[co] + (leads ? start.lead_in_use : 0.0F));
  return share + (by_propensity - 1.0F) * std::min(share, 1.0F - share);
}

// Those who have a Co in use at the start are skilled, convinced, experienced, less burnt out and less afraid;
// some try it, some gave it up.
void start_practice(Partnership& partnership, const OrganisationStart& start, const StaffStart& staff_start,
    const CountedShares& counted, StaffId one, const Stream& stream) {
  Staff& staff = partnership.staff;
  const OrganisationId own = partnership.organisation_of(one);
  const auto practises = own_uniforms(stream, Purpose::start_practice, 0, one.value, 0);
  const auto how_well = own_uniforms(stream, Purpose::start_practice, 0, one.value, 1);
  const auto how_long = own_uniforms(stream, Purpose::start_practice, 0, one.value, 2);
  const bool together = how_well[1] < staff_start.practising_together;
  const float by_propensity = for_propensity(staff_start.practising_propensity, staff.propensity[one]);
  bool practising = false;
  for (const Co co : all_cos) {
    if (!relevant(staff.role[one], co)) continue;
    const bool leads = partnership.organisations.lead_co[own] == co;
    const float u = practises[together ? 0 : index(co)];
    const float in_use = chance_in_use_at_start(start, counted, co, leads, by_propensity);
    if (u >= in_use) {
      if (u < in_use + start.trying[co]) {
        staff.practice[co][one] = Practice::trying;
        staff.espoused[one].add(co);
      } else if (u < in_use + start.trying[co] + start.lapsed[co]) {
        staff.practice[co][one] = Practice::lapsed;
      }
      continue;
    }
    practising = true;
    staff.practice[co][one] = Practice::in_use;
    staff.espoused[one].add(co);
    staff.used[one].add(co);
    staff.months_in_use[co][one] = months_in_use_at_start;
    staff.experience[co][one] = -staff_start.practising_experience * logarithm(how_long[index(co)]);
    const float least_skill = staff_start.practising_skill + staff_start.practising_skill_range * how_well[0];
    staff.skill[one] = std::max(staff.skill[one], std::min(1.0F, least_skill));
    staff.attitude[one] = std::max(staff.attitude[one], staff_start.practising_attitude);
  }
  if (!practising) return;
  staff.burnout[one] *= staff_start.practising_burnout;
  staff.power_threat[one] *= staff_start.practising_power_threat;
  staff.perceived_risk[one] *= staff_start.practising_perceived_risk;
}

void draw_staff(Partnership& partnership, const StaffStart& start, const OrganisationStart& organisation,
    const Census* census, const Stream& stream) {
  Staff& staff = partnership.staff;
  for_each_index(staff.role.size(), 256, [&](std::uint32_t number) {
    const StaffId one{number};
    Engine engine(stream, Purpose::staff_traits, 0, number);
    const Role role = staff.role[one];
    const StaffTraits traits = draw_staff_traits(
        census == nullptr ? start : staff_start(*census, partnership.organisation_of(one), role, start), role,
        engine);
    staff.attitude[one] = traits.attitude;
    staff.skill[one] = traits.skill;
    staff.power_threat[one] = traits.power_threat;
    staff.perceived_risk[one] = traits.perceived_risk;
    staff.burnout[one] = traits.burnout;
    staff.propensity[one] = traits.propensity;
    staff.espoused[one] = traits.espoused;
    const auto counted = census == nullptr
                             ? std::nullopt
                             : census->organisations[partnership.organisation_of(one).value].staff[role].in_use;
    start_practice(partnership, organisation, start, counted, one, stream);
  });
}

// Who takes part at the start: some are willing anywhere; more are active where their worker practises.
void start_participation(
    Partnership& partnership, const PersonStart& start, PersonId person, bool practised, const Stream& stream) {
  const float u = uniform(stream, Purpose::start_participation, 0, person.value);
  Participation& participation = partnership.persons.participation[person];
  const bool seldom_heard = partnership.persons.nature[person].is(Nature::seldom_heard);
  const float active = (practised ? start.active_where_practised : start.active) *
                       (seldom_heard ? start.seldom_heard_active : 1.0F);
  if (u < active) {
    participation = Participation::active;
  } else if (u > 1.0F - start.willing) {
    participation = Participation::willing;
  } else if (u > 1.0F - start.willing - start.withdrawn) {
    participation = Participation::withdrawn;
  }
}

void draw_persons(Partnership& partnership, const PersonTraits& traits, const Stream& stream) {
  Persons& persons = partnership.persons;
  for_each_index(partnership.communities.teams.size(), 1, [&](std::uint32_t number) {
    const CommunityId community{number};
    for (const StaffId one : partnership.staff_of(community)) {
      const bool practised = partnership.staff.practice[Co::deliver][one] == Practice::in_use ||
                             partnership.staff.practice[Co::design][one] == Practice::in_use;
      for (const PersonId user : partnership.staff.caseload[one]) {
        traits.draw(persons, user, true, stream, 0);
        start_participation(partnership, traits.start, user, practised, stream);
      }
    }
    for (const PersonId neighbour : partnership.communities.neighbours[community]) {
      traits.draw(persons, neighbour, false, stream, 0);
      start_participation(partnership, traits.start, neighbour, false, stream);
    }
  });
}

// Services reach their users and so many neighbours for each; where there are no users, everyone.
void set_reach(Communities& communities, const PopulationParameters& population) {
  for (const CommunityId one : communities.teams.ids()) {
    const Range<PersonId> neighbours = communities.neighbours[one];
    const double users = communities.users[one].size();
    const double near = std::min<double>(std::round(users * population.reached_neighbours), neighbours.size());
    const std::uint32_t reached = users > 0.0 ? static_cast<std::uint32_t>(near) : neighbours.size();
    communities.reached[one] = {communities.users[one].first, PersonId{neighbours.first.value + reached}};
  }
}

}  // namespace

bool is_in_order(const Partnership& who) {
  std::uint32_t team = 0;
  std::uint32_t staff = 0;
  std::uint32_t person = 0;
  const auto follows = [](const auto& range, std::uint32_t& end) {
    const bool next = range.first.value == end && range.first <= range.last;
    end = range.last.value;
    return next;
  };
  for (const CommunityId community : who.communities.teams.ids()) {
    bool right = follows(who.communities.teams[community], team);
    right = right && who.communities.users[community].first.value == person;
    for (const TeamId own : who.communities.teams[community]) {
      right = right && who.teams.community[own] == community && follows(who.teams.staff[own], staff);
      for (const StaffId one : who.teams.staff[own]) {
        right = right && who.staff.team[one] == own && follows(who.staff.caseload[one], person);
      }
    }
    right = right && who.communities.users[community].last.value == person;
    right = right && follows(who.communities.neighbours[community], person);
    if (!right) return false;
  }
  return team == who.teams.staff.size() && staff == who.staff.role.size() &&
         person == who.persons.participation.size();
}

Partnership build_partnership(const StartParameters& start, const Stream& stream) {
  const Census* const census = start.census;
  Partnership partnership = census == nullptr ? lay_out(start.population) : lay_out(*census);
  set_reach(partnership.communities, start.population);
  draw_organisations(partnership.organisations, start.organisation, census, stream);
  draw_communities(partnership.communities, start.community, stream);
  draw_staff(partnership, start.staff, start.organisation, census, stream);
  tie_staff(partnership, start.population, stream);
  draw_persons(partnership, start.persons, stream);
  tie_persons(partnership, start.population, stream);

  Engine engine(stream, Purpose::benefit, 0, 0);
  boost::random::normal_distribution<double> effect(
      static_cast<double>(start.benefit.effect_mean), static_cast<double>(start.benefit.effect_deviation));
  partnership.benefit = static_cast<float>(effect(engine));
  return partnership;
}

}  // namespace coadopt
