#include <string>

#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace passive_neighbours {

constexpr Month last = 48;

std::vector<Check> try_out(Laboratory& laboratory) {
  const auto users_with = [&](int neighbours) {
    Case one = laboratory.reference(last);
    one.name = std::to_string(neighbours) + " neighbours a user";
    one.parameters.population.neighbours_per_user = neighbours;
    return each(
        laboratory.run(one), [](const Record& r) { return participation_in_year(r, last, Group::users); });
  };
  const Numbers usual = users_with(1);
  std::vector<Check> checks;
  for (const int neighbours : {0, 5, 20}) {
    checks.push_back(check_ratio("users taking part with " + std::to_string(neighbours) +
                                     " neighbours for each, as a share of that with one",
        ShownAs::percent, users_with(neighbours), usual, {0.85, 1.15}));
  }
  return checks;
}

}  // namespace passive_neighbours

}  // namespace

Pattern passive_neighbours() {
  return {21, "passive neighbours", "Services reach their users whether more or fewer others live nearby.",
      Use::hold_out, "conjecture: nothing about the services or their users differs",
      &passive_neighbours::try_out,
      {"that services reach only some neighbours", {"population.reached_neighbours=1000"}}};
}

}  // namespace coadopt
