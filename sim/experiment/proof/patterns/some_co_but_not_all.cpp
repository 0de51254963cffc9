#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace some_co_but_not_all {

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(72));
  const auto with_cos = [](const Record& r, std::size_t cos) {
    return mean_of_year(72, [&](Month month) { return r.at(MeasureId::organisations_by_cos, month)[cos]; });
  };
  const auto some = [&](const Record& r) { return 1.0 - with_cos(r, 0); };
  const auto all = [&](const Record& r) { return with_cos(r, 4); };
  return {check_mean("organisations with some Co in use, sixth year", ShownAs::percent, each(reference, some),
              {0.90, std::numeric_limits<double>::infinity()}),
      check_mean("organisations with all four, sixth year", ShownAs::percent, each(reference, all),
          {-std::numeric_limits<double>::infinity(), 0.05})};
}

}  // namespace some_co_but_not_all

}  // namespace

Pattern some_co_but_not_all() {
  return {7, "some Co but not all",
      "Nearly every organisation has some co-production, hardly any all four Co's.", Use::hold_out,
      "co-production workshops in Scotland, 2012", &some_co_but_not_all::try_out,
      {"that each organisation leads with one Co, and that organisations differ",
          {"start.organisation.lead_in_use=0", "start.organisation.concentration=1000"}}};
}

}  // namespace coadopt
