#include <array>
#include <limits>
#include <vector>

#include "adoption/espouse.hpp"
#include "adoption/settle.hpp"
#include "adoption/weigh.hpp"
#include "observe/observer.hpp"
#include "parallel/for_each.hpp"
#include "session/meet.hpp"

namespace coadopt {

namespace {

// Sums over some staff of what removing each barrier would add, and how many they are.
struct RemovalSums {
  std::uint32_t staff = 0;
  std::array<double, barrier_count> added{};

  RemovalSums& operator+=(const RemovalSums& other) {
    staff += other.staff;
    for (std::size_t i = 0; i < barrier_count; ++i) added[i] += other.added[i];
    return *this;
  }
};

// Of a team: by role and Co, for trying and for keeping.
struct TeamRemovals {
  PerRole<PerCo<RemovalSums>> trying;
  PerRole<PerCo<RemovalSums>> keeping;
};

// All that the chances of one pair of staff and Co depend on, as it stands at the end of the month.
struct PairNow {
  Terms terms;
  EspousalTerms espousal;
  float capability = 0.0F;    // mean of the community's engaged
  float hours_wanted = 0.0F;  // for sessions of all Co's practised
  HoursOf hours{};
};

class TeamLook {
 public:
  TeamLook(const Simulation& simulation, TeamId team, float marketing)
      : who_(simulation.partnership),
        p_(simulation.parameters),
        team_(team),
        own_(who_.teams.organisation[team]),
        view_(view_of_team(who_, team)),
        marketing_(marketing) {}

  TeamRemovals look() {
    for (const StaffId one : who_.teams.staff[team_]) {
      const PerCo<float> partner = partner_availability(p_.partner, who_, who_.teams.community[team_], one);
      for (const Co co : all_cos) {
        if (relevant(who_.staff.role[one], co)) add(one, co, partner);
      }
    }
    return removals_;
  }

 private:
  void add(StaffId one, Co co, const PerCo<float>& partner) {
    const Practice practice = who_.staff.practice[co][one];
    if (practice == Practice::trying) return;
    const bool keeps = practice == Practice::in_use;
    const PairNow now = look_at(one, co, partner);
    RemovalSums& sums = (keeps ? removals_.keeping : removals_.trying)[who_.staff.role[one]][co];
    const auto chance = [&](const PairNow& of) { return keeps ? to_keep(one, co, of) : to_try(one, co, of); };
    const float before = chance(now);
    ++sums.staff;
    for (const BarrierDescription& barrier : all_barriers) {
      sums.added[index(barrier.barrier)] +=
          static_cast<double>(chance(without_it(barrier.barrier, now)) - before);
    }
  }

  [[nodiscard]] PairNow look_at(StaffId one, Co co, const PerCo<float>& partner) const {
    const ContactsView contacts = view_of_contacts(who_, one);
    PairNow now;
    now.terms = terms_without_peers(who_, {p_.decide, p_.partner, p_.workload}, partner, one, co);
    now.terms.peers = peers_of(who_, p_.decide, view_, contacts, one, co);
    const PeerShares peers = peer_shares(who_.staff, view_, contacts, one, co, p_.decide.team_weight);
    now.espousal = terms_in(who_.organisations, own_, marketing_);
    now.espousal.attitude = now.terms.attitude;
    now.espousal.espousing_peers = peers.espoused;
    now.espousal.practising_peers = peers.practising;
    now.capability = who_.communities.engaged_capability[who_.teams.community[team_]];
    now.hours = hours_of(who_.staff, one);
    for (const Co other : all_cos) {
      if (practising(who_.staff.practice[other][one])) {
        now.hours_wanted += sessions_wanted(p_.session, other, partner[other]) * session_hours(one, other);
      }
    }
    return now;
  }

  [[nodiscard]] static PairNow without_it(Barrier barrier, PairNow now) {
    now.terms = without(barrier, now.terms);
    now.espousal = without(barrier, now.espousal);
    if (barrier == Barrier::citizens) now.capability = 1.0F;
    if (barrier == Barrier::time) now.hours.slack = now.hours_wanted;
    return now;
  }

  // Who does not espouse the Co yet may take it up first, in the same month.
  [[nodiscard]] float to_try(StaffId one, Co co, const PairNow& of) const {
    const Staff& staff = who_.staff;
    const float retry = staff.practice[co][one] == Practice::lapsed ? p_.decide.retry_share : 1.0F;
    const float espoused = staff.espoused[one].has(co) ? 1.0F : chance_to_espouse(p_.espouse, of.espousal);
    return espoused * retry * chance_to_try(p_.decide, of.terms, co);
  }

  // As many sessions are expected as there is time for, failing as often as usual.
  [[nodiscard]] float to_keep(StaffId one, Co co, const PairNow& of) const {
    const TimeFound time = time_for_sessions(p_.workload, of.hours, of.hours_wanted);
    const float unmet = unmet_share(of.hours_wanted, time);
    const float length = length_in_haste(p_.workload, 1.0F - unmet);
    const float sessions = sessions_wanted(p_.session, co, of.terms.partner) * (1.0F - unmet) / length;
    const float none = exponential(-sessions);
    const float success = success_in_haste(p_.session, length) *
                          chance_of_success(p_.session, of.terms.skill, of.capability, of.terms.friction);
    return 1.0F - chance_to_lapse(p_.settle, {.no_session = none,
                                                 .failure = (1.0F - none) * (1.0F - success),
                                                 .unmet_share = unmet,
                                                 .commitment = of.terms.commitment,
                                                 .experience = who_.staff.experience[co][one],
                                                 .propensity = who_.staff.propensity[one]});
  }

  [[nodiscard]] float session_hours(StaffId one, Co co) const {
    return session_time(
        p_.workload, who_.staff.experience[co][one], who_.organisations.holds(own_, StarStep::focus));
  }

  const Partnership& who_;
  const Parameters& p_;
  TeamId team_;
  OrganisationId own_;
  TeamView view_;
  float marketing_;
  TeamRemovals removals_;
};

// Writes means over a role, Co and kind, barrier by barrier.
void write_means(const RemovalSums& sums, std::span<double> to) {
  for (std::size_t i = 0; i < barrier_count; ++i) {
    to[i] = sums.staff == 0 ? std::numeric_limits<double>::quiet_NaN() : sums.added[i] / sums.staff;
  }
}

}  // namespace

void observe_removal(const Simulation& simulation, Record& record) {
  const Partnership& who = simulation.partnership;
  const std::uint32_t teams = who.teams.staff.size();
  const float marketing = marketing_share(who.organisations);
  std::vector<TeamRemovals> by_team(teams);
  for_each_index(teams, 8,
      [&](std::uint32_t team) { by_team[team] = TeamLook(simulation, TeamId{team}, marketing).look(); });
  PerKind<TeamRemovals> by_kind;
  for (const TeamId team : who.teams.staff.ids()) {
    TeamRemovals& sums = by_kind[who.organisations.kind[who.teams.organisation[team]]];
    for (const Role role : all_roles) {
      for (const Co co : all_cos) {
        sums.trying[role][co] += by_team[team.value].trying[role][co];
        sums.keeping[role][co] += by_team[team.value].keeping[role][co];
      }
    }
  }
  const std::span<double> trying = record.at(MeasureId::added_to_trying, simulation.moment.month);
  const std::span<double> keeping = record.at(MeasureId::added_to_keeping, simulation.moment.month);
  std::size_t at = 0;
  for (const Role role : all_roles) {
    for (const Co co : all_cos) {
      for (const TeamRemovals& sums : by_kind.values) {
        write_means(sums.trying[role][co], trying.subspan(at, barrier_count));
        write_means(sums.keeping[role][co], keeping.subspan(at, barrier_count));
        at += barrier_count;
      }
    }
  }
}

}  // namespace coadopt
