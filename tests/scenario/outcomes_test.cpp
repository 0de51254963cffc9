#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace coadopt {
namespace {

using reading::complaints;
using reading::read;

TEST(OwnOutcomes, AreReadFromATextOrATable) {
  const Scenario scenario = read(R"--(
[outcomes]
delivery = "mean(in_use.deliver, last 12)"
gap = { is = "espoused.deliver@last - in_use.deliver@last", label = "said, not done", better = "less", percent = true }
)--");
  ASSERT_EQ(scenario.outcomes.size(), 2U);
  EXPECT_EQ(scenario.outcomes[0].name, "delivery");
  EXPECT_EQ(scenario.outcomes[0].label, "mean(in_use.deliver, last 12)");
  EXPECT_EQ(scenario.outcomes[0].better, Better::neither);
  EXPECT_EQ(scenario.outcomes[1].label, "said, not done");
  EXPECT_EQ(scenario.outcomes[1].better, Better::less);
  EXPECT_EQ(scenario.outcomes[1].unit, Unit::share);
}

TEST(OwnOutcomes, AreReplacedByAnOption) {
  const Scenario scenario =
      read("[outcomes]\none = \"slack@1\"\n", {"outcomes.one=slack@2", "outcomes.two=turnover@3"});
  ASSERT_EQ(scenario.outcomes.size(), 2U);
  EXPECT_EQ(scenario.outcomes[0].value.text(), "slack@2");
  EXPECT_EQ(scenario.outcomes[0].unit, Unit::hours);
}

TEST(OwnOutcomes, StandInTheResolvedTextAndAreReadFromItAgain) {
  const Scenario scenario = read(R"toml([outcomes]
gap = { is = "espoused.deliver@last - in_use.deliver@last", better = "less", percent = true }
)toml");
  const std::string text = resolved_text(scenario);
  EXPECT_THAT(
      text, testing::HasSubstr("[outcomes]\ngap = { is = \"espoused.deliver@last - in_use.deliver@last\""));
  EXPECT_EQ(resolved_text(read(text)), text);
}

TEST(OwnOutcomes, ThatAreWrongAreAllReportedWithAWayOut) {
  EXPECT_THAT(complaints(R"toml(
[run]
months = 24
[outcomes]
practice_in_use = "slack@1"
"Not good" = "slack@1"
one = "in_use.delivery@3"
two = "slakc@3"
three = { label = "nothing" }
four = { is = "slack@1", percent = true }
five = "slack@25"
six = 3
seven = { is = "slack@1", beter = "more" }
)toml"),
      testing::ElementsAre(testing::HasSubstr("has the name of an outcome that every run has"),
          testing::HasSubstr("a name that results cannot take"), testing::HasSubstr("Did you mean deliver?"),
          testing::HasSubstr("Did you mean slack?"), testing::HasSubstr("has no expression"),
          testing::HasSubstr("units hours, so it is no share"),
          testing::HasSubstr("needs 25 months, and the run has 24"), testing::HasSubstr("six"),
          testing::HasSubstr("beter")));
}

}  // namespace
}  // namespace coadopt
