#include "organisation/ending.hpp"

#include "partnership/traits.hpp"

namespace coadopt {

void end_organisations(
    Partnership& partnership, const EndingParameters& p, const OrganisationStart& start, const Moment& moment) {
  Organisations& organisations = partnership.organisations;
  for (const OrganisationId one : organisations.kind.ids()) {
    const float chance = p.ending[organisations.kind[one]];
    if (chance <= 0.0F || moment.own(Purpose::organisation_ends, one.value)[0] >= chance) continue;
    for (OrganisationLevels* levels : {&organisations.base, &organisations.now}) {  // it begins at its base
      Engine engine(moment.stream, Purpose::new_organisation, moment.month, one.value);
      draw_organisation_levels(*levels, one, start, engine);
    }
    organisations.results[one] = 0.0F;
    organisations.star_step[one] = StarStep::none;
    organisations.window_until[one] = 0;
    organisations.ended[one] = static_cast<std::uint16_t>(moment.month);
  }
}

}  // namespace coadopt
