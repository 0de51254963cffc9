#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace connecting_people {

constexpr Month last = 72;
constexpr Band not_lower = {-0.001, positive.high};  // no less than a tenth of a point

std::vector<Check> try_out(Laboratory& laboratory) {
  const auto neighbours = [](const Record& r) { return participation_in_year(r, last, Group::neighbours); };
  const Numbers usual = each(laboratory.run(laboratory.reference(last)), neighbours);
  const auto gain = [&](const std::string& entry) {
    const Case connected = laboratory.with(entry, last, {laboratory.entry(entry)});
    return minus(each(laboratory.run(connected), neighbours), usual);
  };
  return {check_mean("neighbours taking part where navigators connect users to communities, minus as usual",
              ShownAs::points, gain("community_connections"), not_lower),
      check_mean("neighbours taking part with peer support, minus as usual", ShownAs::points,
          gain("peer_support"), not_lower),
      check_mean("neighbours taking part with a time bank, minus as usual", ShownAs::points, gain("time_bank"),
          not_lower)};
}

}  // namespace connecting_people

}  // namespace

Pattern connecting_people() {
  return {20, "connecting people", "Connecting people does not drive others out.", Use::hold_out,
      "co-production workshops in Scotland, 2012; SCIE 2009 (Holy Cross Centre Trust)",
      &connecting_people::try_out,
      {"that people who take part together become tied", {"community.tie_formed=0"}}};
}

}  // namespace coadopt
