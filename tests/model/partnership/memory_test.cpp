// What a partnership is said to need is what its columns take, and not much more.

#include "partnership/memory.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"
#include "organisation/totals.hpp"

namespace coadopt {
namespace {

template <class AnyId, class T>
std::uint64_t bytes(const Column<AnyId, T>& column) {
  return std::uint64_t{column.size()} * sizeof(T);
}

template <class... Columns>
std::uint64_t bytes_of(const Columns&... columns) {
  return (bytes(columns) + ...);
}

template <class AnyId, class T>
std::uint64_t bytes(const PerCo<Column<AnyId, T>>& columns) {
  std::uint64_t all = 0;
  for (const Co co : all_cos) all += bytes(columns[co]);
  return all;
}

std::uint64_t bytes(const OrganisationLevels& one) {
  return bytes_of(one.commitment, one.evidence, one.blame, one.short_termism, one.jargon, one.funding,
             one.incentive, one.expectation) +
         bytes(one.friction);
}

std::uint64_t bytes(const Partnership& who) {
  const Persons& p = who.persons;
  const Staff& s = who.staff;
  const Communities& c = who.communities;
  const Organisations& o = who.organisations;
  return bytes_of(p.participation, p.nature, p.active_near, p.tie_count, p.capability, p.efficacy, p.trust,
             p.free_time, p.entitlement, p.need, p.wellbeing, p.fatigue, p.own_need, p.own_wellbeing,
             p.sessions, p.failed) +
         who.ties.first.size() * 4 + who.ties.others.size() * sizeof(PersonId) +
         bytes_of(s.role, s.team, s.caseload, s.contacts, s.attitude, s.skill, s.power_threat, s.perceived_risk,
             s.burnout, s.slack, s.espoused, s.seen_espoused, s.seen_practising, s.intervention_hours,
             s.casework_hours, s.session_hours, s.unmet_share, s.engaged) +
         bytes(s.practice) + bytes(s.experience) + bytes(s.sessions) + bytes(s.failed) +
         bytes_of(who.teams.organisation, who.teams.community, who.teams.staff) +
         bytes_of(c.teams, c.users, c.neighbours, c.capacity, c.cash, c.peer_support, c.recognition,
             c.base_capacity, c.base_cash, c.base_peer_support, c.base_recognition, c.engaged_share,
             c.active_share, c.engaged_capability, c.seats, c.collective_sessions, c.collective_failed,
             c.staff_left, c.news) +
         bytes(o.now) + bytes(o.base) + bytes_of(o.kind, o.results, o.skill_in_use, o.star_step, o.lead_co) +
         bytes(o.in_use) + bytes_of(o.more_duties.values[0], o.more_duties.values[1], o.more_duties.values[2]);
}

using Change = void (*)(PopulationParameters&);

TEST(TheMemoryNeeded, IsNotBelowWhatTheColumnsTakeNorTwiceAsMuch) {
  const std::vector<Change> changes = {
      [](PopulationParameters&) {},
      [](PopulationParameters& p) { p.caseload = 0; },
      [](PopulationParameters& p) { p.neighbours_per_user = 10; },
      [](PopulationParameters& p) { p.team_size = 1; },
      [](PopulationParameters& p) { p.organisations = 5000; },
      [](PopulationParameters& p) { p.communities = 5000; },
      [](PopulationParameters& p) { p.frontline_share = 0.001; },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Parameters p;
    changes[i](p.population);
    trial::Trial trial(p);
    const std::uint64_t taken = bytes(trial.who());
    const std::uint64_t needed = bytes_needed(p.population);
    EXPECT_GE(needed, taken) << "population " << i;
    EXPECT_LE(needed, 2 * taken) << "population " << i;
  }
}

TEST(TheMemoryNeeded, OfAbsurdSizesIsAbsurdAndDoesNotOverflow) {
  PopulationParameters p = defaults<PopulationParameters>();
  p.staff = 1'000'000'000'000'000;
  p.neighbours_per_user = 1000;
  p.caseload = 200;
  EXPECT_GT(bytes_needed(p), 1'000'000'000'000'000'000U);
}

}  // namespace
}  // namespace coadopt
