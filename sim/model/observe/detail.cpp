#include <limits>

#include "observe/observer.hpp"

namespace coadopt {

namespace {

// How many staff there are of some sort, and to how many of them something applies.
struct PartOfStaff {
  std::uint32_t all = 0;
  std::uint32_t part = 0;

  void add(bool applies) {
    ++all;
    part += applies ? 1U : 0U;
  }
  [[nodiscard]] double value() const {
    return all == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(part) / all;
  }
};

template <class Of>
void write_shares(const Of& shares, std::span<double> to) {
  std::size_t at = 0;
  for (const PerCo<PartOfStaff>& of_cos : shares.values) {
    for (const PartOfStaff& share : of_cos.values) to[at++] = share.value();
  }
}

}  // namespace

void observe_detail(const Simulation& simulation, Record& record) {
  const Partnership& who = simulation.partnership;
  const Staff& staff = who.staff;
  const Month month = simulation.moment.month;
  PerRole<PerCo<PartOfStaff>> espoused_in_role;
  PerRole<PerCo<PartOfStaff>> in_use_in_role;
  PerKind<PerCo<PartOfStaff>> espoused_in_kind;
  PerKind<PerCo<PartOfStaff>> in_use_in_kind;
  PerKind<PartOfStaff> is_short;
  PerKind<PartOfStaff> left;
  for (const StaffId one : staff.role.ids()) {
    const Role role = staff.role[one];
    const OrganisationKind kind = who.organisations.kind[who.organisation_of(one)];
    for (const Co co : all_cos) {
      if (!relevant(role, co)) continue;
      const bool espouses = staff.espoused[one].has(co);
      const bool uses = staff.practice[co][one] == Practice::in_use;
      espoused_in_role[role][co].add(espouses);
      in_use_in_role[role][co].add(uses);
      espoused_in_kind[kind][co].add(espouses);
      in_use_in_kind[kind][co].add(uses);
    }
    if (role == Role::frontline) is_short[kind].add(is_short_of_time(simulation, one));
    left[kind].add(staff.joined[one] == month);
  }
  write_shares(espoused_in_role, record.at(MeasureId::espoused_in_role, month));
  write_shares(in_use_in_role, record.at(MeasureId::in_use_in_role, month));
  write_shares(espoused_in_kind, record.at(MeasureId::espoused_in_kind, month));
  write_shares(in_use_in_kind, record.at(MeasureId::in_use_in_kind, month));
  for (std::size_t kind = 0; kind < organisation_kind_count; ++kind) {
    record.at(MeasureId::short_of_time_in_kind, month)[kind] = is_short.values[kind].value();
    record.at(MeasureId::turnover_in_kind, month)[kind] = left.values[kind].value();
  }
}

}  // namespace coadopt
