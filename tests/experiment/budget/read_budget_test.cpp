#include "experiment/budget/read_budget.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "experiment/budget/possible_world.hpp"
#include "experiment/read_experiment.hpp"
#include "outcome/outcome.hpp"
#include "results/folder.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"

namespace coadopt {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ReadBudget : public InFolder {
 protected:
  void SetUp() override {
    InFolder::SetUp();
    write("tiny.toml",
        "[scenario]\nname = \"Tiny\"\n[run]\nmonths = 2\n[population]\norganisations = 1\ncommunities = 1\n"
        "staff = 12\nteam_size = 6\ncaseload = 5\nneighbours_per_user = 1\n");
    given("split_b.toml", "B", 300);
    given("split_a.toml", "A", 500);
  }
  void write(const std::string& name, const std::string& text) { std::ofstream(in_folder(name)) << text; }
  static std::string push(const std::string& name, const std::string& rest) {
    return "[[intervention]]\nname = \"" + name +
           "\"\ntargets = { entity = \"staff\" }\neffects = [ { lever = \"attitude\", closes = 0.3 } ]\n"
           "cost = { per_target = 100 }\n" +
           rest;
  }
  void given(const std::string& file, const std::string& name, int money, const std::string& rest = "") {
    write(file, "[scenario]\nname = \"" + name + "\"\nbased_on = \"tiny.toml\"\n" + rest +
                    push("push", "budget = " + std::to_string(money) + "\n"));
  }
  BudgetExperiment read(const std::string& search = "", const std::string& more = "") {
    write("x.toml",
        "[experiment]\nscenarios = [\"tiny.toml\"]\n[budget]\ntotal = 1000\n"
        "interventions = [\"push\", \"pull\"]\n[search]\n" +
            search + "\n" + push("pull", "") + push("push", "") + more);
    return read_budget(in_folder("x.toml"));
  }
  std::string refused(const std::string& search, const std::string& more = "") {
    try {
      static_cast<void>(read(search, more));
    } catch (const ScenarioErrors& errors) {
      std::string all;
      for (const Problem& one : errors.problems()) all += line_of(one) + "\n";
      return all;
    }
    return "";
  }
};

TEST_F(ReadBudget, TakesSplitsFromScenarioFilesInTheOrderOfTheirNames) {
  const BudgetExperiment budget = read("against = [\"split_*.toml\"]\nreference = \"split_b.toml\"");
  ASSERT_EQ(budget.task.given.size(), 2U);
  EXPECT_EQ(budget.task.given[0].name, "A");
  EXPECT_THAT(budget.task.given[0].parts, ElementsAre(500.0, 0.0));
  EXPECT_EQ(budget.reference, 1U);
  EXPECT_EQ(outcomes()[budget.outcomes[0]].name, "practice_in_use");
}

TEST_F(ReadBudget, AimsAtAnOutcomeOfTheFilesOwnThatAlwaysHasAValue) {
  const std::string own =
      "[outcomes]\nat_last = { is = \"in_use.deliver@last\", better = \"more\" }\n"
      "first = { is = \"first(in_use.deliver > 0.9)\", better = \"more\" }\n";
  const BudgetExperiment budget = read("result = \"at_last\"", own);
  EXPECT_EQ(budget.outcome(0).name, "at_last");
  EXPECT_THAT(refused("result = \"first\"", own), HasSubstr("result"));
}

TEST_F(ReadBudget, WithoutAReferenceOthersAreComparedWithTheMeanOfThoseGiven) {
  const BudgetExperiment budget = read("against = [\"split_*.toml\"]");
  EXPECT_EQ(budget.task.given.back().name, "Mean of those given");
  EXPECT_THAT(budget.task.given.back().parts, ElementsAre(400.0, 0.0));
  EXPECT_EQ(budget.reference, 2U);
  EXPECT_THAT(read().task.given.back().parts, ElementsAre(500.0, 500.0)) << "an even split where none is given";
}

TEST_F(ReadBudget, TellsAllThatIsWrongWithTheSearch) {
  const std::string told = refused(
      "worlds = 2\npopulation = 10\nresult = \"money\"\nagainst = [\"none.toml\"]\n"
      "generation = 3");
  EXPECT_THAT(told, HasSubstr("search.worlds = 2"));
  EXPECT_THAT(told, HasSubstr("multiple of four"));
  EXPECT_THAT(told, HasSubstr("search.result"));
  EXPECT_THAT(told, HasSubstr("there is no such file"));
  EXPECT_THAT(told, HasSubstr("generations")) << "the nearest key";
}

TEST_F(ReadBudget, RefusesASplitThatSpendsMoreThanThereIs) {
  given("split_a.toml", "A", 1001);
  EXPECT_THAT(refused("against = [\"split_a.toml\"]"), HasSubstr("more than budget.total = 1000"));
}

TEST_F(ReadBudget, RefusesASplitOfAnotherScenario) {
  given("split_a.toml", "A", 500, "[adoption]\ntalk = 0.123\n");
  EXPECT_THAT(refused("against = [\"split_a.toml\"]"),
      HasSubstr("in more than how money is split: it has `talk = 0.123`"));
}

TEST_F(ReadBudget, RefusesTwoSplitsOfOneName) {
  given("split_a.toml", "B", 500);
  EXPECT_THAT(refused("against = [\"split_*.toml\"]"), HasSubstr("is also the name of another split given"));
}

TEST_F(ReadBudget, SweepsAndSearchesDoNotTakeEachOthersFiles) {
  EXPECT_THAT(refused("", "[design]\nkind = \"grid\"\n"), HasSubstr("[design] belongs to a sweep"));
  static_cast<void>(read());
  try {
    static_cast<void>(read_experiment(in_folder("x.toml")));
    FAIL() << "a sweep took it";
  } catch (const ScenarioErrors& errors) {
    EXPECT_THAT(errors.problems().front().text, HasSubstr("coadopt budget"));
  }
}

TEST_F(ReadBudget, WorldsAreTheOwnRulesAndTheirRivalsAndThenDrawsUnderEachInTurn) {
  const BudgetExperiment budget = read();
  const std::vector<PossibleWorld> worlds = possible_worlds(budget.scenario(), 11);
  ASSERT_EQ(worlds.size(), 11U);
  constexpr std::array<std::size_t, 7> decisions = {0, 1, 2, 3, 0, 0, 0};
  constexpr std::array<std::size_t, 7> espousals = {0, 0, 0, 0, 1, 2, 3};
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    const Parameters& p = worlds[i].scenario.parameters;
    EXPECT_EQ(static_cast<std::size_t>(p.decide.decision_rule), decisions[i % 7]) << worlds[i].name;
    EXPECT_EQ(static_cast<std::size_t>(p.espouse.espousal_rule), espousals[i % 7]) << worlds[i].name;
  }
  EXPECT_EQ(worlds[6].name, "as assumed, espousal_peers");
  EXPECT_EQ(worlds[8].name, "draw 2, additive");
  EXPECT_EQ(worlds[0].scenario.parameters.decide.opportunity_exponent,
      budget.scenario().parameters.decide.opportunity_exponent);
  EXPECT_NE(worlds[7].scenario.parameters.decide.opportunity_exponent,
      worlds[8].scenario.parameters.decide.opportunity_exponent);
}

TEST_F(ReadBudget, AnInterventionWithoutMoneyIsNotThere) {
  const BudgetExperiment budget = read();
  const Scenario some = with_money(budget.scenario(), budget.interventions(), {250.0, 0.0}, available_memory());
  ASSERT_EQ(some.interventions.size(), 1U);
  EXPECT_EQ(some.interventions.front().name, "push");
  EXPECT_EQ(some.interventions.front().budget, 250.0);
}

}  // namespace

}  // namespace coadopt
