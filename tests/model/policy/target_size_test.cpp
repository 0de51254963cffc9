// Prices and coverage count people, however they are divided into organisations and communities.

#include "policy/target_size.hpp"

#include <gtest/gtest.h>

#include "contract/contract.hpp"

#include <numeric>

#include "month/trial.hpp"
#include "policy/choose_targets.hpp"

namespace coadopt {
namespace {

Parameters divided(std::int64_t organisations, std::int64_t communities = 24) {
  Parameters parameters;
  parameters.population.organisations = organisations;
  parameters.population.communities = communities;
  return parameters;
}

Intervention support(Entity entity) {
  Intervention one;
  one.name = "support";
  one.start_month = 13;
  one.end_month = 84;
  one.targets.entity = entity;
  one.cost.per_target_month = 3000;
  one.cost.per_target = 500;
  one.cost.staff_hours_per_target_month = 40;
  (entity == Entity::community ? one.cost.for_residents : one.cost.for_staff) = 100;
  return one;
}

std::vector<std::uint32_t> numbered(std::uint32_t count) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

double price_of_all(const Parameters& parameters, Entity entity, std::uint32_t targets) {
  trial::Trial trial(parameters);
  const Intervention one = support(entity);
  return cost_of(one, targets, TargetSizes(trial.who(), one, numbered(targets)));
}

TEST(APriceForSoManyStaff, IsTheSameForTheSameStaffInMoreOrganisations) {
  const double all = 12 * (500 + 72 * 3000);  // 1,200 staff
  for (const std::uint32_t count : {1U, 6U, 12U, 24U, 48U}) {
    EXPECT_NEAR(price_of_all(divided(count), Entity::organisation, count), all, all * 1e-12) << count;
  }
  const double residents = 31104.0 / 100 * (500 + 72 * 3000);
  for (const std::uint32_t count : {6U, 24U, 50U}) {
    EXPECT_NEAR(price_of_all(divided(12, count), Entity::community, count), residents, residents * 1e-12)
        << count;
  }
}

TEST(APriceForSoManyStaff, IsBookedWithTheHoursInProportion) {
  for (const std::int64_t count : {6, 24}) {
    const Intervention one = support(Entity::organisation);
    trial::Trial trial(divided(count), {one});
    for (int month = 0; month < 13; ++month) trial.month();
    const Staff& staff = trial.who().staff;
    for (const StaffId each : staff.role.ids()) EXPECT_NEAR(staff.intervention_hours[each], 0.4, 1e-5);
    EXPECT_NEAR(trial.world().ledger.running, 12 * 3000, 1e-6);
    EXPECT_NEAR(trial.world().ledger.set_up, 12 * 500, 1e-6);
  }
}

TEST(APriceForEachTarget, IsAlikeForEveryTarget) {
  trial::Trial trial(divided(6));
  Intervention one = support(Entity::organisation);
  one.cost.for_staff = 0;
  const TargetSizes sizes(trial.who(), one, numbered(6));
  EXPECT_EQ(sizes.of_first(4), 4.0);
  EXPECT_TRUE(sizes.each_of(4).empty());
}

TEST(Coverage, IsAShareOfPeople) {
  trial::Trial trial(trial::small());
  Partnership& who = trial.who();
  for (const TeamId team : who.teams.staff.ids()) {  // nearly all in one organisation
    who.teams.organisation[team] = OrganisationId{team.value < 3 ? team.value + 1 : 0};
  }
  Intervention one = support(Entity::organisation);
  one.coverage = 0.5F;
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    const std::vector<std::uint32_t> chosen = choose_targets(who, one, {7, replicate});
    const bool with_the_large_one = std::count(chosen.begin(), chosen.end(), 0U) == 1;
    const std::vector<std::uint32_t> staff = staff_in(who, Entity::organisation, chosen);
    const std::uint32_t covered = std::accumulate(staff.begin(), staff.end(), 0U);
    const std::uint32_t large = staff_in(who, Entity::organisation, numbered(1))[0];
    EXPECT_EQ(with_the_large_one, covered >= large);
    EXPECT_GE(chosen.size(), with_the_large_one ? 1U : 2U) << "two small ones are nearer than all";
    EXPECT_TRUE(chosen.front() != 0 || chosen.size() == 1) << "the large one is more than half";
  }
}

// Mean over replicates of practice in use in the year up to a month, in per cent.
double practice(
    std::int64_t organisations, std::vector<Intervention> interventions, Month last, std::uint32_t replicates) {
  double sum = 0;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    trial::Trial trial(divided(organisations), interventions, {7, replicate});
    const Record record = trial.run(last, Observed{});
    for (Month month = last - 11; month <= last; ++month) {
      sum += 100.0 / 12 * static_cast<double>(record.at(MeasureId::practice_in_use, month)[0]) / replicates;
    }
  }
  return sum;
}

double gain_of(std::int64_t organisations) {
  Intervention one = support(Entity::organisation);
  one.effects = {{Lever::friction, 0.02F, Every::month}, {Lever::commitment, 0.02F, Every::month},
      {Lever::skill, 0.001F, Every::month}, {Lever::jargon, 0.01F, Every::month}};
  one.cost.per_target = 0;
  one.budget = 1'300'000;  // half of what all would cost
  return practice(organisations, {one}, 84, 12) - practice(organisations, {}, 84, 12);
}

// Numbers of organisations are multiples of four, for kinds take organisations in turn: of six, councils and
// health boards would be two thirds, and their staff leave less often. Tolerances are a little over twice the
// standard error of a difference.

// Standard errors of 0.3 to 0.4 points.
TEST(TheSameStaffInMoreOrganisations, PractiseAsMuch) {
  if (contracts_checked) GTEST_SKIP() << "takes minutes with contracts checked";
  const double usual = practice(24, {}, 60, 24);
  EXPECT_NEAR(practice(12, {}, 60, 24), usual, 1.0);
  EXPECT_NEAR(practice(48, {}, 60, 24), usual, 1.0);
}

// Standard errors of 0.1 to 0.2 points. With a price for each organisation it is twice as much with half as
// many.
TEST(ABudgetForPartners, BuysTheSameForTheSameStaffInMoreOrganisations) {
  if (contracts_checked) GTEST_SKIP() << "takes minutes with contracts checked";
  const double usual = gain_of(24);
  EXPECT_GT(usual, 1.5);
  EXPECT_NEAR(gain_of(12), usual, 0.5);
  EXPECT_NEAR(gain_of(48), usual, 0.5);
}

}  // namespace
}  // namespace coadopt
