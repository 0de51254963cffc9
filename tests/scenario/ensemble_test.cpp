// Sets of parameters in place of defaults: read, applied replicate by replicate, told in the resolved text.

#include "scenario/ensemble.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt {
namespace {

using reading::complaints;
using reading::Folder;
using reading::read;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view three_sets = R"([ensemble]
source = "a test"
parameters = ["adoption.talk", "adoption.motivation_threshold.deliver"]
sets = [[0.05, 0.1], [0.06, 0.2], [0.07, 0.3]]
)";

TEST(AnEnsemble, StandsInPlaceOfDefaultsReplicateByReplicate) {
  const Scenario scenario = read(three_sets);
  ASSERT_NE(scenario.ensemble, nullptr);
  EXPECT_EQ(scenario.ensemble->source, "a test");
  for (const std::uint32_t replicate : {0U, 1U, 2U, 4U}) {
    const Parameters parameters = with_set(*scenario.ensemble, scenario.parameters, replicate);
    const float expected = std::array{0.05F, 0.06F, 0.07F}[replicate % 3];
    EXPECT_EQ(parameters.espouse.talk, expected);
    EXPECT_EQ(
        parameters.decide.motivation_threshold[Co::deliver], (std::array{0.1F, 0.2F, 0.3F}[replicate % 3]));
    EXPECT_EQ(parameters.decide.motivation_threshold[Co::design],
        scenario.parameters.decide.motivation_threshold[Co::design]);
  }
}

TEST(AnEnsemble, LeavesAloneWhatAScenarioSaysItself) {
  const Scenario scenario = read(three_sets, {"adoption.talk=0.1"});
  EXPECT_THAT(scenario.ensemble->parameters, ElementsAre("adoption.motivation_threshold.deliver"));
  EXPECT_THAT(scenario.ensemble->sets, ElementsAre(ElementsAre(0.1), ElementsAre(0.2), ElementsAre(0.3)));
  EXPECT_EQ(with_set(*scenario.ensemble, scenario.parameters, 1).espouse.talk, 0.1F);
  const Scenario nothing_left =
      read(three_sets, {"adoption.talk=0.1", "adoption.motivation_threshold={deliver=0.4}"});
  EXPECT_EQ(nothing_left.ensemble, nullptr);
}

TEST(AnEnsemble, IsWholeInTheResolvedText) {
  const Scenario scenario = read(three_sets, {"adoption.lapse=0.03"});
  const std::string text = resolved_text(scenario);
  EXPECT_THAT(text, Not(HasSubstr("\ntalk = ")));
  const Scenario again = read(text);
  ASSERT_NE(again.ensemble, nullptr);
  EXPECT_EQ(*again.ensemble, *scenario.ensemble);
  EXPECT_EQ(resolved_text(again), text);
}

TEST(AnEnsemble, CanStandInAFileOfItsOwn) {
  const Folder folder;
  folder.write("sets.toml", three_sets);
  const auto file = folder.write("x.toml", "[ensemble]\nfrom = \"sets.toml\"\n");
  EXPECT_EQ(or_throw(read_scenario(file)).ensemble->sets.size(), 3U);
  const auto missing = folder.write("y.toml", "[ensemble]\nfrom = \"none.toml\"\n");
  EXPECT_THAT(read_scenario(missing).problems().front().text, HasSubstr("ensemble.from"));
  const auto chain = folder.write("z.toml", "[ensemble]\nfrom = \"x.toml\"\n");
  EXPECT_THAT(read_scenario(chain).problems().front().text, HasSubstr("refers from one file to another"));
}

TEST(AnEnsemble, SaysAllThatIsWrongWithIt) {
  const auto wrong = complaints(R"([ensemble]
parameters = ["adoption.tolk", "adoption.motivation_threshold", "population.staff"]
sets = [[0.1]]
)");
  ASSERT_EQ(wrong.size(), 3U);
  EXPECT_THAT(wrong[0], HasSubstr("Did you mean adoption.talk?"));
  EXPECT_THAT(wrong[1], HasSubstr("adoption.motivation_threshold.commission"));
  EXPECT_THAT(wrong[2], HasSubstr("describes the population"));
  EXPECT_THAT(
      complaints("[ensemble]\nparameters = [\"adoption.decision_rule\"]\nsets = [[\"weakest_lin\"], [1]]\n"),
      ElementsAre(HasSubstr("Did you mean \"weakest_link\"?"), HasSubstr("adoption.decision_rule")));
  EXPECT_THAT(complaints("[ensemble]\nparameters = [\"adoption.talk\"]\nsets = [[0.1, 0.2], [7]]\n"),
      ElementsAre(HasSubstr("a list of 1 values"), HasSubstr("out of range")));
  EXPECT_THAT(complaints("[ensemble]\nparameters = [\"adoption.talk\", \"adoption.talk\"]\nsets = [[1, 1]]\n"),
      ElementsAre(HasSubstr("appears twice")));
  EXPECT_THAT(complaints("[ensemble]\nsets = []\n"), ElementsAre(HasSubstr("ensemble.parameters")));
  EXPECT_THAT(complaints(three_sets), IsEmpty());
}

}  // namespace
}  // namespace coadopt
