// What leaders, mergers and the Star come to over years, in the whole model.

#include <gtest/gtest.h>

#include "contract/contract.hpp"
#include "month/trial.hpp"

namespace coadopt {
namespace {

using Levels = Column<OrganisationId, float>;

double mean(const Levels& levels) {
  double sum = 0;
  for (const OrganisationId one : levels.ids()) sum += static_cast<double>(levels[one]) / levels.size();
  return sum;
}

Intervention convinces(Role role) {
  Intervention one;
  one.name = role_names[index(role)];
  one.targets.role = role;
  one.effects = {{Lever::attitude, 1.0F, Every::month}};
  return one;
}

TEST(ConvincedLeadersAndManagers, MakeTheirOrganisationsCommittedFindMoneyAndPermit) {
  trial::Trial usual(Parameters{});
  trial::Trial convinced(Parameters{}, {convinces(Role::leader), convinces(Role::manager)});
  const Record before_it = usual.run(48);
  const Record after_it = convinced.run(48);
  const OrganisationLevels& before = usual.who().organisations.now;
  const OrganisationLevels& after = convinced.who().organisations.now;
  EXPECT_GT(mean(after.commitment) - mean(before.commitment), 0.1);
  EXPECT_GT(mean(after.funding) - mean(before.funding), 0.01);
  const std::size_t frontline = index(Role::frontline);
  EXPECT_GT(
      after_it.at(MeasureId::permission, 48)[frontline] - before_it.at(MeasureId::permission, 48)[frontline],
      0.01);
}

// Practice in use, in points, beyond what it is without the interventions, in each year after the first four.
std::vector<double> gains(const std::vector<Intervention>& interventions) {
  constexpr std::uint32_t replicates = 6;
  std::vector<double> gain(6, 0.0);
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    trial::Trial with(Parameters{}, interventions, {7, replicate});
    trial::Trial without(Parameters{}, {}, {7, replicate});
    const Record one = with.run(120);
    const Record other = without.run(120);
    for (std::size_t year = 0; year < gain.size(); ++year) {
      const auto month = static_cast<Month>(60 + 12 * year);
      gain[year] += 100.0 / replicates *
                    (static_cast<double>(one.at(MeasureId::practice_in_use, month)[0]) -
                        static_cast<double>(other.at(MeasureId::practice_in_use, month)[0]));
    }
  }
  return gain;
}

Intervention merger() {
  Intervention one;
  one.name = "merger";
  one.start_month = 49;
  one.targets.entity = Entity::organisation;
  one.structure = defaults<Merger>();
  return one;
}

// Fulop 2002: 18 to 36 months without development.
TEST(AMergerOfAll, CostsFirstAndPaysLaterWhereItIsUsed) {
  if (contracts_checked) GTEST_SKIP() << "takes minutes with contracts checked";
  const std::vector<double> alone = gains({merger()});
  EXPECT_LT(alone[0], -0.2);
  EXPECT_LT(alone[1], -0.2);
  Intervention used = merger();
  used.effects = {{Lever::friction, 0.03F, Every::month}, {Lever::short_termism, 0.02F, Every::month}};
  const std::vector<double> made_use_of = gains({used});
  EXPECT_LT(made_use_of[0], made_use_of[5]);
  EXPECT_GT(made_use_of[5], 0.5);
}

TEST(TheStar, IsClimbedToTheEndWhereEverythingIsRight) {
  if (contracts_checked) GTEST_SKIP() << "takes minutes with contracts checked";
  Parameters right;
  right.organisation_start.commitment = 0.9F;
  right.organisation_start.evidence = 0.9F;
  right.organisation_start.friction = {{0.1F, 0.1F, 0.1F, 0.1F}};
  right.organisation_start.short_termism = 0.1F;
  right.organisation_start.incentive = 0.9F;
  right.organisation_start.funding = 0.9F;
  right.staff_start.skill = 0.9F;
  right.ending.ending = {};
  double grown = 0;
  double usual = 0;
  for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
    const auto at_the_end = [&](const Parameters& parameters) {
      trial::Trial trial(parameters, {}, {7, replicate});
      const Record record = trial.run(120);
      return static_cast<double>(record.at(MeasureId::star_step, 120)[5]) / 3;
    };
    grown += at_the_end(right);
    usual += at_the_end(Parameters{});
  }
  EXPECT_GT(grown, 0.5);
  EXPECT_LT(usual, 0.1);
}

}  // namespace
}  // namespace coadopt
