#include <algorithm>
#include <vector>

#include "observe/observer.hpp"
#include "parallel/for_each.hpp"

namespace coadopt {

namespace {

// Whole numbers, so that they add up the same in any order.
struct Counts {
  PerCo<std::uint32_t> relevant_staff;
  PerCo<std::uint32_t> espoused;
  PerCo<std::uint32_t> trying;
  PerCo<std::uint32_t> in_use;
  PerCo<std::uint32_t> lapsed;
  PerCo<std::uint32_t> used;
  PerCo<std::uint32_t> months_in_use;
  PerCo<std::uint32_t> spells_of_3_months;
  PerCo<std::uint32_t> spells_of_a_year;
  PerCo<std::uint32_t> sessions;
  PerCo<std::uint32_t> failed;
  PerRole<std::uint32_t> staff;
  PerRole<std::uint32_t> practising;
  PerRole<std::uint32_t> espousing;

  Counts& operator+=(const Counts& other) {
    for (const Co co : all_cos) {
      relevant_staff[co] += other.relevant_staff[co];
      espoused[co] += other.espoused[co];
      trying[co] += other.trying[co];
      in_use[co] += other.in_use[co];
      lapsed[co] += other.lapsed[co];
      used[co] += other.used[co];
      months_in_use[co] += other.months_in_use[co];
      spells_of_3_months[co] += other.spells_of_3_months[co];
      spells_of_a_year[co] += other.spells_of_a_year[co];
      sessions[co] += other.sessions[co];
      failed[co] += other.failed[co];
    }
    for (const Role role : all_roles) {
      staff[role] += other.staff[role];
      practising[role] += other.practising[role];
      espousing[role] += other.espousing[role];
    }
    return *this;
  }
};

void count(const Staff& staff, StaffId one, Counts& counts) {
  const Role role = staff.role[one];
  bool any_in_use = false;
  for (const Co co : all_cos) {
    if (!relevant(role, co)) continue;
    const Practice practice = staff.practice[co][one];
    ++counts.relevant_staff[co];
    counts.espoused[co] += staff.espoused[one].has(co) ? 1U : 0U;
    counts.trying[co] += practice == Practice::trying ? 1U : 0U;
    counts.in_use[co] += practice == Practice::in_use ? 1U : 0U;
    counts.lapsed[co] += practice == Practice::lapsed ? 1U : 0U;
    counts.used[co] += staff.used[one].has(co) ? 1U : 0U;
    const std::uint8_t months = staff.months_in_use[co][one];
    counts.months_in_use[co] += months;
    counts.spells_of_3_months[co] += months == 3 ? 1U : 0U;
    counts.spells_of_a_year[co] += months == 12 ? 1U : 0U;
    counts.sessions[co] += staff.sessions[co][one];
    counts.failed[co] += staff.failed[co][one];
    any_in_use = any_in_use || practice == Practice::in_use;
  }
  ++counts.staff[role];
  counts.practising[role] += any_in_use ? 1U : 0U;
  counts.espousing[role] += staff.espoused[one].empty() ? 0U : 1U;
}

}  // namespace

void observe_practice(const Simulation& simulation, Record& record) {
  const Staff& staff = simulation.partnership.staff;
  constexpr std::uint32_t at_once = 4096;
  const std::uint32_t posts = staff.role.size();
  std::vector<Counts> parts((posts + at_once - 1) / at_once);
  for_each_index(static_cast<std::uint32_t>(parts.size()), 1, [&](std::uint32_t part) {
    const Range<StaffId> some = {{part * at_once}, {std::min(posts, (part + 1) * at_once)}};
    for (const StaffId one : some) count(staff, one, parts[part]);
  });
  Counts counts;
  for (const Counts& part : parts) counts += part;

  const Month month = simulation.moment.month;
  double pairs = 0.0;
  double in_use = 0.0;
  double espoused = 0.0;
  for (const Co co : all_cos) {
    pairs += counts.relevant_staff[co];
    in_use += counts.in_use[co];
    espoused += counts.espoused[co];
  }
  record.at(MeasureId::practice_in_use, month)[0] = share_of(in_use, pairs);
  record.at(MeasureId::practice_espoused, month)[0] = share_of(espoused, pairs);
  for (const Co co : all_cos) {
    const std::size_t i = index(co);
    const auto all = static_cast<double>(counts.relevant_staff[co]);
    record.at(MeasureId::espoused, month)[i] = share_of(counts.espoused[co], all);
    record.at(MeasureId::trying, month)[i] = share_of(counts.trying[co], all);
    record.at(MeasureId::in_use, month)[i] = share_of(counts.in_use[co], all);
    record.at(MeasureId::lapsed, month)[i] = share_of(counts.lapsed[co], all);
    record.at(MeasureId::used, month)[i] = share_of(counts.used[co], all);
    record.at(MeasureId::spell_length, month)[i] = share_of(counts.months_in_use[co], counts.in_use[co]);
    record.at(MeasureId::spells_of_3_months, month)[i] = counts.spells_of_3_months[co];
    record.at(MeasureId::spells_of_a_year, month)[i] = counts.spells_of_a_year[co];
    record.at(MeasureId::sessions, month)[i] = counts.sessions[co];
    record.at(MeasureId::failed_sessions, month)[i] = counts.failed[co];
  }
  const Teams& teams = simulation.partnership.teams;
  double tries = 0.0;
  double refused = 0.0;
  for (const TeamId team : teams.tries.ids()) {
    tries += teams.tries[team];
    refused += teams.refused[team];
  }
  record.at(MeasureId::tries, month)[0] = tries;
  record.at(MeasureId::refused_tries, month)[0] = refused;
  for (const Role role : all_roles) {
    record.at(MeasureId::practising_by_role, month)[index(role)] =
        share_of(counts.practising[role], counts.staff[role]);
    record.at(MeasureId::espoused_by_role, month)[index(role)] =
        share_of(counts.espousing[role], counts.staff[role]);
  }
}

}  // namespace coadopt
