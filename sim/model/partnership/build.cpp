#include "partnership/build.hpp"

#include <algorithm>
#include <boost/random/normal_distribution.hpp>

#include "chance/uniforms.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

template <class AnyId, class T>
void size_columns(std::uint32_t size, std::initializer_list<Column<AnyId, T>*> columns) {
  for (Column<AnyId, T>* column : columns) *column = Column<AnyId, T>(size);
}

void draw_organisations(
    Organisations& organisations, const OrganisationStart& start, const Census* census, const Stream& stream) {
  const std::uint32_t all = organisations.kind.size();
  OrganisationLevels& base = organisations.base;
  size_columns(
      all, {&base.commitment, &base.evidence, &base.blame, &base.short_termism, &base.jargon, &base.funding,
               &base.incentive, &base.expectation, &organisations.results, &organisations.skill_in_use});
  for (const Co co : all_cos) size_columns(all, {&base.friction[co], &organisations.in_use[co]});
  organisations.star_step = Column<OrganisationId, StarStep>(all);
  organisations.lead_co = Column<OrganisationId, Co>(all);
  organisations.window_until = Column<OrganisationId, std::uint16_t>(all);

  for (const OrganisationId one : organisations.kind.ids()) {
    Engine engine(stream, Purpose::organisation_traits, 0, one.value);
    const auto draw = [&](float mean) { return draw_beta(mean, start.concentration, engine); };
    base.commitment[one] = draw(start.commitment);
    base.evidence[one] = draw(start.evidence);
    for (const Co co : all_cos) base.friction[co][one] = draw(start.friction[co]);
    base.blame[one] = draw(start.blame);
    base.short_termism[one] = draw(start.short_termism);
    base.jargon[one] = draw(start.jargon);
    base.funding[one] = draw(start.funding);
    base.incentive[one] = draw(start.incentive);
    base.expectation[one] = draw(start.expectation);

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
  for (const Role role : all_roles) size_columns(all, {&organisations.more_duties[role]});
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
  const std::uint32_t all = communities.teams.size();
  size_columns(all, {&communities.capacity, &communities.cash, &communities.peer_support,
                        &communities.recognition, &communities.outreach, &communities.engaged_share,
                        &communities.active_share, &communities.engaged_capability, &communities.seats});
  size_columns(
      all, {&communities.collective_sessions, &communities.collective_failed, &communities.staff_left});
  communities.news = Column<CommunityId, std::vector<News>>(all);
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

// Those who practise at the start are the skilled and convinced, with a year's experience.
void start_practice(
    Partnership& partnership, const OrganisationStart& start, StaffId one, const Stream& stream) {
  Staff& staff = partnership.staff;
  const OrganisationId own = partnership.organisation_of(one);
  const auto practises = own_uniforms(stream, Purpose::start_practice, 0, one.value, 0);
  const auto how_well = own_uniforms(stream, Purpose::start_practice, 0, one.value, 1);
  for (const Co co : all_cos) {
    if (!relevant(staff.role[one], co)) continue;
    const bool leads = partnership.organisations.lead_co[own] == co;
    if (practises[index(co)] >= start.in_use[co] + (leads ? start.lead_in_use : 0.0F)) continue;
    staff.practice[co][one] = Practice::in_use;
    staff.espoused[one].add(co);
    staff.experience[co][one] = 12.0F;
    staff.skill[one] = std::max(staff.skill[one], 0.45F + 0.30F * how_well[0]);
    staff.attitude[one] = std::max(staff.attitude[one], 0.6F);
  }
}

void draw_staff(Partnership& partnership, const StaffStart& start, const OrganisationStart& organisation,
    const Census* census, const Stream& stream) {
  Staff& staff = partnership.staff;
  const std::uint32_t all = staff.role.size();
  size_columns(all, {&staff.attitude, &staff.skill, &staff.power_threat, &staff.perceived_risk, &staff.burnout,
                        &staff.slack, &staff.protected_time, &staff.intervention_hours, &staff.casework_hours,
                        &staff.session_hours, &staff.unmet_share});
  size_columns(all, {&staff.espoused, &staff.seen_espoused, &staff.seen_practising});
  size_columns(all, {&staff.engaged});
  size_columns(all, {&staff.joined});
  for (const Co co : all_cos) {
    size_columns(all, {&staff.practice[co]});
    size_columns(all, {&staff.experience[co]});
    size_columns(all, {&staff.sessions[co], &staff.failed[co]});
  }
  for_each_index(all, 256, [&](std::uint32_t number) {
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
    staff.espoused[one] = traits.espoused;
    start_practice(partnership, organisation, one, stream);
  });
}

// Who takes part at the start: some are willing anywhere; more are active where their worker practises.
void start_participation(
    Partnership& partnership, const PersonStart& start, PersonId person, bool practised, const Stream& stream) {
  const float u = uniform(stream, Purpose::start_participation, 0, person.value);
  Participation& participation = partnership.persons.participation[person];
  if (practised && u < start.active_where_practised) {
    participation = Participation::active;
  } else if (u > 1.0F - start.willing) {
    participation = Participation::willing;
  }
}

void draw_persons(Partnership& partnership, const PersonTraits& traits, const Stream& stream) {
  Persons& persons = partnership.persons;
  const std::uint32_t all =
      partnership.communities.neighbours[CommunityId{partnership.communities.teams.size() - 1}].last.value;
  persons.participation = Column<PersonId, Participation>(all);
  persons.nature = Column<PersonId, Nature>(all);
  size_columns(all, {&persons.active_near, &persons.tie_count, &persons.sessions, &persons.failed});
  size_columns(
      all, {&persons.capability, &persons.efficacy, &persons.trust, &persons.free_time, &persons.entitlement,
               &persons.need, &persons.wellbeing, &persons.fatigue, &persons.own_need, &persons.own_wellbeing});
  size_columns(all, {&persons.joined});
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

void count_active_near(Partnership& partnership) {
  Persons& persons = partnership.persons;
  for (const PersonId person : persons.participation.ids()) {
    std::uint32_t active = 0;
    for (std::uint32_t i = partnership.ties.first[person.value]; i < partnership.ties.first[person.value + 1];
         ++i) {
      active += persons.participation[partnership.ties.others[i]] == Participation::active ? 1U : 0U;
    }
    persons.active_near[person] = static_cast<std::uint8_t>(active);
  }
}

}  // namespace

Partnership build_partnership(const StartParameters& start, const Stream& stream) {
  const Census* const census = start.census;
  Partnership partnership = census == nullptr ? lay_out(start.population) : lay_out(*census);
  draw_organisations(partnership.organisations, start.organisation, census, stream);
  draw_communities(partnership.communities, start.community, stream);
  draw_staff(partnership, start.staff, start.organisation, census, stream);
  tie_staff(partnership, start.population, stream);
  draw_persons(partnership, start.persons, stream);
  tie_persons(partnership, start.population, stream);
  count_active_near(partnership);
  partnership.support = Support(partnership.teams.staff.size(), partnership.communities.teams.size(),
      partnership.organisations.kind.size());

  Engine engine(stream, Purpose::benefit, 0, 0);
  boost::random::normal_distribution<double> effect(
      static_cast<double>(start.benefit.effect_mean), static_cast<double>(start.benefit.effect_deviation));
  partnership.benefit = static_cast<float>(effect(engine));
  return partnership;
}

}  // namespace coadopt
