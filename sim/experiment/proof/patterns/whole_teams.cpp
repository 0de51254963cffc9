#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace whole_teams {

constexpr Month last = 48;

// A year's training of three staff in ten, in whole teams or here and there.
Intervention training_of(Entity entity) {
  Intervention one;
  one.name = "training";
  one.start_month = first_month_of_trials;
  one.end_month = first_month_of_trials + 11;
  one.targets.entity = entity;
  one.coverage = 0.3F;
  one.effects = {{Lever::skill, 0.05F, Every::month}, {Lever::attitude, 0.05F, Every::month}};
  return one;
}

std::vector<Check> try_out(Laboratory& laboratory) {
  const auto practice = [](const Record& r) { return practice_in_year(r, last); };
  const auto with = [&](const std::string& name, Entity entity) {
    return each(laboratory.run(laboratory.with(name, last, {training_of(entity)})), practice);
  };
  const Numbers teams = with("whole teams trained", Entity::team);
  const Numbers scattered = with("as many staff trained here and there", Entity::staff);
  return {
      check_mean("gain from training three staff in ten in whole teams, minus that of as many here and there",
          ShownAs::points, minus(teams, scattered), positive)};
}

}  // namespace whole_teams

}  // namespace

Pattern whole_teams() {
  return {22, "whole teams", "Training whole teams does more than training as many staff here and there.",
      Use::hold_out,
      "Wisdom in Practice, Hints and Tips, about 2012-13: whole teams, so that risks can be talked over",
      &whole_teams::try_out, {"that team-mates count more than other contacts", {"adoption.team_weight=0"}}};
}

}  // namespace coadopt
