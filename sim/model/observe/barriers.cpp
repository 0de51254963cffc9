#include <array>
#include <vector>

#include "adoption/weigh.hpp"
#include "observe/observer.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

// Sums over the relevant pairs of staff and Co of a team.
struct BarrierSums {
  std::uint32_t pairs = 0;
  std::array<double, barrier_count> level{};

  BarrierSums& operator+=(const BarrierSums& other) {
    pairs += other.pairs;
    for (std::size_t i = 0; i < barrier_count; ++i) level[i] += other.level[i];
    return *this;
  }
};

// A team, pair by pair of staff and Co.
class TeamSums {
 public:
  TeamSums(const Simulation& simulation, TeamId team)
      : who_(simulation.partnership),
        p_(simulation.parameters),
        team_(team),
        own_(who_.teams.organisation[team]) {}

  BarrierSums sum() {
    for (const StaffId one : who_.teams.staff[team_]) add(one);
    const OrganisationLevels& now = who_.organisations.now;
    add_level(Barrier::language, now.jargon[own_], sums_.pairs);
    add_level(Barrier::evidence, 1.0F - now.evidence[own_], sums_.pairs);
    add_level(Barrier::resources, 1.0F - now.funding[own_], sums_.pairs);
    add_level(Barrier::leadership, 1.0F - now.commitment[own_], sums_.pairs);
    add_level(Barrier::short_termism, now.short_termism[own_], sums_.pairs);
    return sums_;
  }

 private:
  // How high a barrier stands, 0 (none) .. 1, for so many pairs.
  void add_level(Barrier barrier, float level, std::uint32_t pairs) {
    sums_.level[index(barrier)] += static_cast<double>(level) * pairs;
  }

  void add(StaffId one) {
    const Staff& staff = who_.staff;
    const PerCo<float> partner = partner_availability(p_.partner, who_, who_.teams.community[team_], one);
    std::uint32_t pairs = 0;
    for (const Co co : all_cos) {
      if (!cos_of[staff.role[one]].has(co)) continue;
      ++pairs;
      const Terms terms = terms_without_peers(who_, {p_.decide, p_.partner, p_.workload}, partner, one, co);
      add_level(Barrier::time, 1.0F - terms.time, 1);
      add_level(Barrier::systems, terms.friction, 1);
      add_level(Barrier::citizens, 1.0F - terms.partner, 1);
    }
    sums_.pairs += pairs;
    const float risk_counts = risk_counted(p_.decide, who_.organisations.now.blame[own_]);
    add_level(Barrier::power, staff.power_threat[one], pairs);
    add_level(Barrier::culture, 1.0F - staff.attitude[one], pairs);
    add_level(Barrier::risk, staff.perceived_risk[one] * risk_counts, pairs);
    add_level(Barrier::skill, 1.0F - staff.skill[one], pairs);
  }

  const Partnership& who_;
  const Parameters& p_;
  TeamId team_;
  OrganisationId own_;
  BarrierSums sums_;
};

}  // namespace

void observe_barriers(const Simulation& simulation, Record& record) {
  const std::uint32_t teams = simulation.partnership.teams.staff.size();
  std::vector<BarrierSums> by_team(teams);
  for_each_index(
      teams, 8, [&](std::uint32_t team) { by_team[team] = TeamSums(simulation, TeamId{team}).sum(); });
  BarrierSums sums;
  for (const BarrierSums& one : by_team) sums += one;

  const Month month = simulation.moment.month;
  for (std::size_t i = 0; i < barrier_count; ++i) {
    record.at(MeasureId::barrier_level, month)[i] = share_of(sums.level[i], sums.pairs);
  }
}

}  // namespace coadopt
