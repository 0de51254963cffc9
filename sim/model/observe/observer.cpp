#include "observe/observer.hpp"

namespace coadopt {

void observe(const Simulation& world, const Observed& observed, Record& record) {
  if (observed.has(MeasureGroup::practice)) observe_practice(world, record);
  if (observed.has(MeasureGroup::people)) observe_people(world, record);
  if (observed.has(MeasureGroup::organisations)) observe_organisations(world, record);
  if (observed.has(MeasureGroup::barriers)) observe_barriers(world, record);
  if (observed.has(MeasureGroup::money)) observe_money(world, record);
}

}  // namespace coadopt
