#include "observe/observer.hpp"
#include "organisation/totals.hpp"

namespace coadopt {

namespace {

template <class AnyId>
double mean(const Column<AnyId, float>& column) {
  double sum = 0.0;
  for (const AnyId one : column.ids()) sum += static_cast<double>(column[one]);
  return share_of(sum, column.size());
}

}  // namespace

void observe_organisations(const Simulation& world, Record& record) {
  const Partnership& who = world.partnership;
  const Organisations& organisations = who.organisations;
  const Month month = world.moment.month;
  const double each = 1.0 / static_cast<double>(organisations.kind.size());
  for (const OrganisationId one : organisations.kind.ids()) {
    record.at(MeasureId::organisations_by_cos,
        month)[cos_realised(organisations, one, world.parameters.realised)] += each;
    record.at(MeasureId::star_step, month)[static_cast<std::size_t>(organisations.star_step[one])] += each;
  }
  record.at(MeasureId::commitment, month)[0] = mean(organisations.now.commitment);
  record.at(MeasureId::capacity, month)[0] = mean(who.communities.capacity);
  record.at(MeasureId::burnout, month)[0] = mean(who.staff.burnout);

  double slack = 0.0;
  std::uint32_t frontline = 0;
  for (const StaffId one : who.staff.role.ids()) {
    if (who.staff.role[one] != Role::frontline) continue;
    slack += static_cast<double>(who.staff.slack[one]);
    ++frontline;
  }
  record.at(MeasureId::slack, month)[0] = share_of(slack, frontline);
  record.at(MeasureId::turnover, month)[0] = share_of(world.staff_left(), who.staff.role.size());
}

}  // namespace coadopt
