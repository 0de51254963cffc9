#include "experiment/proof/patterns/patterns.hpp"

namespace coadopt {

namespace {

namespace elite_without_support {

constexpr Month last = 48;

std::vector<Check> try_out(Laboratory& laboratory) {
  const LaboratoryResults& reference = laboratory.run(laboratory.reference(72));
  const LaboratoryResults& supported = laboratory.run(laboratory.with("capacity building and peer support", 72,
      {laboratory.entry("capacity_building_for_users"), laboratory.entry("peer_support")}));
  const auto of = [](Group group) {
    return [=](const Record& r) { return participation_in_year(r, last, group); };
  };
  const auto gain = [&](Group group) { return minus(each(supported, of(group)), each(reference, of(group))); };
  const auto relative = [&](Group group, std::optional<std::size_t> left_out) {
    return mean_without(each(supported, of(group)), left_out) /
           mean_without(each(reference, of(group)), left_out);
  };
  return {check_mean("share of users taking part minus share of those with low efficacy, without support",
              ShownAs::points,
              minus(each(reference, of(Group::users)), each(reference, of(Group::low_efficacy))), positive),
      check_mean(
          "gain of those with low efficacy from support", ShownAs::points, gain(Group::low_efficacy), positive),
      check_jackknife(
          "relative gain of those with low efficacy minus that of all users", ShownAs::percent,
          laboratory.replicates(),
          [&](std::optional<std::size_t> left_out) {
            return relative(Group::low_efficacy, left_out) - relative(Group::users, left_out);
          },
          positive)};
}

}  // namespace elite_without_support

}  // namespace

Pattern elite_without_support() {
  return {10, "an elite without support",
      "Without support those with low efficacy take part least; capacity building and peer support help them "
      "most.",
      Use::hold_out, "Jakobsen 2013; Kennedy 2007 (low self-efficacy gains more); Bovaird 2016",
      &elite_without_support::try_out,
      {"that belief in one's own part makes people willing, and that invitations miss the seldom heard",
          {"community.willing_efficacy=0", "community.reach_seldom_heard=1"}}};
}

}  // namespace coadopt
