#include <array>
#include <vector>

#include "adoption/binding.hpp"
#include "adoption/weigh.hpp"
#include "observe/observer.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

// Sums over the relevant pairs of staff and Co of a team.
struct Sums {
  std::uint32_t pairs = 0;
  std::uint32_t not_in_use = 0;
  std::array<double, barrier_count> level{};
  std::array<std::uint32_t, barrier_count> binding{};

  Sums& operator+=(const Sums& other) {
    pairs += other.pairs;
    not_in_use += other.not_in_use;
    for (std::size_t i = 0; i < barrier_count; ++i) {
      level[i] += other.level[i];
      binding[i] += other.binding[i];
    }
    return *this;
  }
};

// How high each barrier stands for one pair, 0 (none) .. 1.
std::array<float, barrier_count> levels_of(const Terms& t, float jargon, float risk_floor) {
  std::array<float, barrier_count> level{};
  level[index(Barrier::power)] = t.power_threat;
  level[index(Barrier::culture)] = 1.0F - t.attitude;
  level[index(Barrier::time)] = 1.0F - t.time;
  level[index(Barrier::systems)] = t.friction;
  level[index(Barrier::risk)] = t.perceived_risk * (risk_floor + (1.0F - risk_floor) * t.blame);
  level[index(Barrier::language)] = jargon;
  level[index(Barrier::skill)] = 1.0F - t.skill;
  level[index(Barrier::evidence)] = 1.0F - t.evidence;
  level[index(Barrier::resources)] = 1.0F - t.funding;
  level[index(Barrier::leadership)] = 1.0F - t.commitment;
  level[index(Barrier::short_termism)] = t.short_termism;
  level[index(Barrier::citizens)] = 1.0F - t.partner;
  return level;
}

// Those who have not espoused a Co stand before the gate: language binds where jargon, not the lack of peers,
// keeps them from it; else the culture around them does.
Barrier binding_before_gate(const EspouseParameters& p, const PeerShares& peers, float jargon) {
  const float peer_share = 0.5F * (peers.espoused + peers.practising);
  return 1.0F - p.jargon_weight * jargon < peer_share ? Barrier::language : Barrier::culture;
}

Sums sum_team(const World& world, TeamId team) {
  const Partnership& who = world.partnership;
  const Parameters& p = world.parameters;
  const OrganisationId own = who.teams.organisation[team];
  const float jargon = who.organisations.now.jargon[own];
  const TeamView view = view_of_team(who, team);
  const WeighParameters weigh = {p.decide, p.partner, p.workload};
  Sums sums;
  std::array<float, barrier_count> level_of_team{};
  for (const StaffId one : who.teams.staff[team]) {
    const PerCo<float> partner = partner_availability(p.partner, who, who.teams.community[team], one);
    const ContactsView contacts = view_of_contacts(who, one);
    for (const Co co : all_cos) {
      if (!relevant(who.staff.role[one], co)) continue;
      Terms terms = terms_without_peers(who, weigh, partner, one, co);
      const std::array<float, barrier_count> level = levels_of(terms, jargon, p.decide.risk_floor);
      for (std::size_t i = 0; i < barrier_count; ++i) level_of_team[i] += level[i];
      ++sums.pairs;
      if (who.staff.practice[co][one] == Practice::in_use) continue;
      ++sums.not_in_use;
      if (who.staff.espoused[one].has(co)) {
        terms.peers = peers_of(who, p.decide, view, contacts, one, co);
        ++sums.binding[index(binding_barrier(p.decide, terms, co))];
      } else {
        const PeerShares peers = peer_shares(who.staff, view, contacts, one, co, p.decide.team_weight);
        ++sums.binding[index(binding_before_gate(p.espouse, peers, jargon))];
      }
    }
  }
  for (std::size_t i = 0; i < barrier_count; ++i) sums.level[i] = static_cast<double>(level_of_team[i]);
  return sums;
}

}  // namespace

void observe_barriers(const World& world, Record& record) {
  const std::uint32_t teams = world.partnership.teams.staff.size();
  std::vector<Sums> by_team(teams);
  for_each_index(teams, 8, [&](std::uint32_t team) { by_team[team] = sum_team(world, TeamId{team}); });
  Sums sums;
  for (const Sums& one : by_team) sums += one;

  const Month month = world.moment.month;
  for (std::size_t i = 0; i < barrier_count; ++i) {
    record.at(MeasureId::barrier_level, month)[i] = share_of(sums.level[i], sums.pairs);
    record.at(MeasureId::binding_barrier, month)[i] = share_of(sums.binding[i], sums.not_in_use);
  }
  record.at(MeasureId::binding_barrier_count, month)[0] = sums.not_in_use;
}

}  // namespace coadopt
