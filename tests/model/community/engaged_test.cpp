// What communities know of those who are willing or active.

#include "community/engaged.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

class TheEngaged : public testing::Test {
 protected:
  Partnership& who() { return trial_.who(); }
  trial::Trial trial_{trial::small()};
};

TEST_F(TheEngaged, AreAsCapableAsTheirMean) {
  for (const CommunityId community : who().communities.teams.ids()) {
    double sum = 0;
    std::uint32_t here = 0;
    for (const PersonId one : who().communities.residents(community)) {
      if (!engaged(who().persons.participation[one])) continue;
      sum += static_cast<double>(who().persons.capability[one]);
      ++here;
    }
    ASSERT_GT(here, 0U);
    know_engaged(who(), community);
    EXPECT_NEAR(who().communities.engaged_capability[community], sum / here, 1e-5);
    EXPECT_EQ(count_engaged(who(), community), here);
  }
}

TEST_F(TheEngaged, AreNotCapableWhereThereAreNone) {
  constexpr CommunityId community{0};
  for (const PersonId one : who().communities.residents(community)) {
    who().persons.participation[one] = Participation::withdrawn;
  }
  know_engaged(who(), community);
  EXPECT_EQ(who().communities.engaged_capability[community], 0.0F);
}

}  // namespace
}  // namespace coadopt
