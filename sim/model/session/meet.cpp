#include "session/meet.hpp"

#include <algorithm>
#include <array>

#include "chance/distribution.hpp"
#include "contract/contract.hpp"
#include "partnership/person_mask.hpp"
#include "partnership/with_draws.hpp"

namespace coadopt {

namespace {

// The order in which hours are given to Co's where there are too few: first what users wait for.
constexpr std::array<Co, co_count> served = {Co::deliver, Co::design, Co::assess, Co::commission};

// The sessions of one community in a month.
class CommunityMonth {
 public:
  CommunityMonth(Partnership& partnership, const SessionContext& p, const Moment& moment, CommunityId community)
      : partnership_(partnership), p_(p), moment_(moment), community_(community) {}

  void run() {
    Persons& persons = partnership_.persons;
    const Range<PersonId> residents = partnership_.communities.residents(community_);
    std::fill_n(persons.sessions.data() + residents.first.value, residents.size(), std::uint8_t{0});
    std::fill_n(persons.failed.data() + residents.first.value, residents.size(), std::uint8_t{0});
    std::fill_n(persons.attended.data() + residents.first.value, residents.size(), std::uint8_t{0});
    for (const TeamId team : partnership_.communities.teams[community_]) {
      for (const StaffId one : partnership_.teams.staff[team])
        hold_sessions(one, partnership_.teams.organisation[team]);
    }
    partnership_.communities.seats[community_] = seats_;
    partnership_.communities.collective_sessions[community_] = collective_;
    partnership_.communities.collective_failed[community_] = collective_failed_;
    attend();
  }

 private:
  void hold_sessions(StaffId one, OrganisationId own) {
    Staff& staff = partnership_.staff;
    for (const Co co : all_cos) {
      staff.sessions[co][one] = 0;
      staff.failed[co][one] = 0;
    }
    const HoursOf hours_left = hours_of(staff, one);
    if (!staff.practising_any(one)) {
      account(one, hours_left, 0.0F, 0.0F, time_for_sessions(p_.workload, hours_left, 0.0F));
      return;
    }

    const PerCo<float> partner = partner_availability(p_.partner, partnership_, community_, one);
    const bool focused = partnership_.organisations.holds(own, StarStep::focus);
    PerCo<float> wanted{};
    PerCo<float> hours{};
    float hours_wanted = 0.0F;
    for (const Co co : all_cos) {
      if (!practising(staff.practice[co][one])) continue;
      hours[co] = session_time(p_.workload, staff.experience[co][one], focused);
      wanted[co] = sessions_wanted(p_.session, co, partner[co]);
      hours_wanted += wanted[co] * hours[co];
    }
    const TimeFound time = time_for_sessions(p_.workload, hours_left, hours_wanted);
    const float found = 1.0F - unmet_share(hours_wanted, time);
    const float length = length_in_haste(p_.workload, found);
    const float success = success_in_haste(p_.session, length);

    const ManyOwnUniforms draws = moment_.many_own(Purpose::meet, one.value);
    const OwnUniforms& how_many = draws[0];
    const OwnUniforms& how_well = draws[1];
    const float most = std::max(time.sessions, staff.slack[one]);
    float left = most;
    for (const Co co : served) {
      if (wanted[co] <= 0.0F) continue;
      const float each = hours[co] * length;
      const std::uint32_t drawn = poisson(how_many[index(co)], wanted[co] * found / length);
      const auto affordable = static_cast<std::uint32_t>(left / each);
      const std::uint32_t held = std::min(drawn, affordable);
      if (held == 0) continue;
      left -= static_cast<float>(held) * each;
      const Conditions conditions = {
          .friction = partnership_.organisations.now.friction[co][own], .success = success};
      const std::uint32_t failed = co == Co::deliver ? deliver(one, held, conditions, how_well[index(co)])
                                                     : convene(one, co, held, conditions, how_well[index(co)]);
      ensures(held <= 255 && failed <= held, "at most 255 sessions, and no more failures than sessions");
      staff.sessions[co][one] = static_cast<std::uint8_t>(held);
      staff.failed[co][one] = static_cast<std::uint8_t>(failed);
    }
    account(one, hours_left, hours_wanted, most - left, time);
  }

  void account(StaffId one, const HoursOf& of, float wanted, float held, const TimeFound& time) {
    Staff& staff = partnership_.staff;
    const HoursWorked worked = hours_worked(of, held, time.overtime);
    staff.session_hours[one] = held;
    staff.unmet_share[one] = unmet_share(wanted, time);
    staff.unmet_sessions[one] = wanted - time.sessions;
    staff.overtime[one] = worked.overtime;
    staff.unmet_casework[one] = worked.unmet_casework;
  }

  // On what the success of one member of staff's sessions of a Co depends.
  struct Conditions {
    float friction;
    float success;  // share that is left in shortened sessions
  };

  [[nodiscard]] std::uint32_t engaged_in(Range<PersonId> some) const {
    std::uint32_t count = 0;
    for (const PersonId one : some) count += engaged(partnership_.persons.participation[one]) ? 1U : 0U;
    return count;
  }

  // Individual sessions, spread evenly over the engaged persons of the caseload, beginning with a random one.
  std::uint32_t deliver(StaffId one, std::uint32_t held, const Conditions& conditions, float u) {
    Persons& persons = partnership_.persons;
    const std::uint32_t partners = partnership_.staff.engaged[one];
    const auto first = static_cast<std::uint32_t>(u * static_cast<float>(partners));
    expects(partners > 0, "somebody engaged on the caseload");
    expects([&] { return partners == engaged_in(partnership_.staff.caseload[one]); },
        "the count of the engaged on the caseload up to date, so that every session has its user");
    const std::uint32_t each = held / partners;
    const std::uint32_t one_more = held % partners;
    std::uint32_t failed_in_all = 0;
    const auto hold = [&](PersonId user, const OwnUniforms& luck) {
      const float success = conditions.success * chance_of_success(p_.session, partnership_.staff.skill[one],
                                                     persons.capability[user], conditions.friction);
      const std::uint32_t failed = binomial(luck[0], persons.sessions[user], 1.0F - success);
      persons.failed[user] = static_cast<std::uint8_t>(failed);
      failed_in_all += failed;
    };
    std::uint32_t turn = first == 0 ? 0 : partners - first;  // of the next engaged person
    for_some_with_draws<PersonId>(moment_, Purpose::deliver, hold, [&](const auto& add) {
      for_each_piece(partnership_.staff.caseload[one], [&](std::uint32_t from, std::uint32_t to) {
        PersonMask(persons, from, to, engaged).for_each([&](PersonId user) {
          const std::uint32_t sessions = each + (turn < one_more ? 1U : 0U);
          turn = turn + 1 == partners ? 0 : turn + 1;
          if (sessions == 0) return;
          persons.sessions[user] = static_cast<std::uint8_t>(sessions);
          add(user);
        });
      });
    });
    seats_ += p_.session.volunteer_seats * static_cast<float>(held);
    return failed_in_all;
  }

  // Collective sessions; attend() draws afterwards who takes part.
  std::uint32_t convene(StaffId one, Co co, std::uint32_t held, const Conditions& conditions, float u) {
    const float success =
        conditions.success * chance_of_success(p_.session, partnership_.staff.skill[one],
                                 partnership_.communities.engaged_capability[community_], conditions.friction);
    const std::uint32_t failed = binomial(u, held, 1.0F - success);
    seats_ += p_.session.seats[co] * static_cast<float>(held);
    collective_ += held;
    collective_failed_ += failed;
    return failed;
  }

  // Users and neighbours each take their share of the seats in collective sessions.
  void attend() {
    if (seats_ <= 0.0F) return;
    const Communities& of = partnership_.communities;
    const float of_neighbours = seats_ * p_.session.neighbours_seats;
    take_seats(of.users[community_], attendance(p_.session, seats_ - of_neighbours, of.active_users[community_],
                                         of.engaged_users[community_]));
    take_seats(
        of.neighbours[community_], attendance(p_.session, of_neighbours, of.active_neighbours[community_],
                                       of.engaged_neighbours[community_]));
  }

  void take_seats(Range<PersonId> some, const Attendance& mean) {
    const float failure =
        collective_ == 0 ? 0.0F : static_cast<float>(collective_failed_) / static_cast<float>(collective_);
    const PoissonCounts of_active(mean.active);
    const PoissonCounts of_willing(mean.willing);
    const Attendance nobody = {of_active.none(), of_willing.none()};
    Persons& persons = partnership_.persons;
    GroupOfUniforms often;
    const auto take_part = [&](PersonId person, const OwnUniforms& luck) {
      const bool active = persons.participation[person] == Participation::active;
      const float u = often[person.value % draw_group];
      const std::uint32_t attended = active ? of_active(u) : of_willing(u);
      const std::uint32_t failed = binomial(luck[0], attended, failure);
      expects(persons.sessions[person] + attended <= 255, "at most 255 sessions of a person in a month");
      persons.attended[person] = static_cast<std::uint8_t>(attended);
      persons.sessions[person] = static_cast<std::uint8_t>(persons.sessions[person] + attended);
      persons.failed[person] = static_cast<std::uint8_t>(persons.failed[person] + failed);
    };
    for_each_group(some, [&](std::uint32_t group, std::uint32_t first, std::uint32_t last) {
      often = moment_.group(Purpose::attend, group);
      const PersonMask attendants = who_attends(first, last, nobody, often.data() + first % draw_group);
      for_some_with_draws<PersonId>(
          moment_, Purpose::attend, take_part, [&](const auto& add) { attendants.for_each(add); });
    });
  }

  // Engaged persons of a group who want a say in services and whose draw exceeds the chance to attend no
  // session.
  [[nodiscard]] PersonMask who_attends(
      std::uint32_t first, std::uint32_t last, const Attendance& nobody, const float* draw) const {
    const Participation* const participation = partnership_.persons.participation.data() + first;
    const auto* const nature =
        reinterpret_cast<const std::uint8_t*>(partnership_.persons.nature.data() + first);
    Flags attends{};
    for (std::uint32_t i = 0; i < last - first; ++i) {
      const float none = participation[i] == Participation::active    ? nobody.active
                         : participation[i] == Participation::willing ? nobody.willing
                                                                      : 1.0F;
      attends[i] = ((draw[i] > none) & ((nature[i] & Nature::wants_services) != 0)) ? 1 : 0;
    }
    return {first, attends};
  }

  Partnership& partnership_;
  const SessionContext& p_;
  const Moment& moment_;
  CommunityId community_;
  float seats_ = 0.0F;
  std::uint32_t collective_ = 0;
  std::uint32_t collective_failed_ = 0;
};

}  // namespace

void meet(Partnership& partnership, CommunityId community, const SessionContext& p, const Moment& moment) {
  CommunityMonth(partnership, p, moment, community).run();
}

}  // namespace coadopt
