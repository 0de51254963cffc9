#include "experiment/read_experiment.hpp"

#include <gmock/gmock.h>

#include "experiment/plausible.hpp"
#include "scenario/errors.hpp"
#include "scenario/reading.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string head = "[experiment]\nscenarios = [\"base.toml\"]\n";
const std::string design = "[design]\nkind = \"sobol\"\npoints = 4\n";

class ReadExperiment : public ::testing::Test {
 protected:
  ReadExperiment() {
    folder_.write("base.toml",
        "[scenario]\nname = \"Base\"\n[run]\nmonths = 24\n[[intervention]]\nname = \"push\"\n"
        "targets = { entity = \"staff\" }\neffects = [ { lever = \"skill\", closes = 0.3 } ]\n");
  }
  Experiment read(const std::string& text, const Overrides& overrides = {}) {
    return read_experiment(folder_.write("x.toml", text), overrides, reading::any_memory);
  }
  // Without the folder's own name.
  std::vector<std::string> complaints(const std::string& text, const Overrides& overrides = {}) {
    std::vector<std::string> lines;
    try {
      static_cast<void>(read(text, overrides));
    } catch (const ScenarioErrors& errors) {
      const std::string folder = folder_.path().string() + "/";
      for (const Problem& problem : errors.problems()) {
        lines.push_back(line_of(problem));
        if (const auto at = lines.back().find(folder); at != std::string::npos)
          lines.back().erase(at, folder.size());
      }
    }
    return lines;
  }
  reading::Folder folder_;
};

TEST_F(ReadExperiment, BoundsAreTheDeclaredOnesUnlessSaidOtherwise) {
  const Experiment of =
      read(head + design +
           "[[factor]]\nparameter = \"adoption.motivation_slope\"\n"
           "[[factor]]\nparameter = \"adoption.motivation_threshold.deliver\"\nlow = 0.1\n"
           "[[factor]]\nparameter = \"adoption.talk\"\nrange = \"plausible\"\n"
           "[[factor]]\nparameter = \"adoption.decision_rule\"\nvalues = [\"persuasion\", \"com_b\"]\n");
  ASSERT_EQ(of.factors.size(), 4U);
  EXPECT_EQ(of.factors[0].column.high, 50.0);
  EXPECT_EQ(of.factors[1].column.low, 0.1);
  EXPECT_EQ(of.factors[1].column.high, 1.0);
  const double talk = static_cast<double>(of.scenarios.front().parameters.espouse.talk);
  EXPECT_NEAR(of.factors[2].column.low, 0.75 * talk, 1e-9);
  EXPECT_THAT(of.factors[3].column.labels, ElementsAre("com_b", "persuasion"));
  Scenario scenario = of.scenarios.front();
  of.factors[3].apply(scenario, 1.0);
  EXPECT_EQ(scenario.parameters.decide.decision_rule, DecisionRule::persuasion);
}

TEST_F(ReadExperiment, EachPartOfAnInterventionCanVary) {
  const Experiment of = read(head + design +
                             "[[factor]]\nintervention = \"push\"\nvary = \"coverage\"\n"
                             "[[factor]]\nintervention = \"push\"\nvary = \"start_month\"\n"
                             "[[factor]]\nintervention = \"push\"\nlever = \"skill\"\n"
                             "[[factor]]\nintervention = \"push\"\nvary = \"strength\"\n");
  Scenario scenario = of.scenarios.front();
  of.factors[0].apply(scenario, 0.25);
  of.factors[1].apply(scenario, 7);
  of.factors[2].apply(scenario, 0.5);
  of.factors[3].apply(scenario, 1.5);
  const Intervention& push = scenario.interventions.front();
  EXPECT_EQ(push.coverage, 0.25F);
  EXPECT_EQ(push.start_month, 7U);
  EXPECT_EQ(push.effects.front().closes, 0.75F);
  EXPECT_EQ(of.factors[1].column.high, 24.0);
  EXPECT_EQ(of.factors[3].column.low, 1.0 - plausible_share);
}

TEST_F(ReadExperiment, AllThatIsAssumedCanVaryAtOnce) {
  const Experiment of = read(head + design + "[[factor]]\nparameters = \"assumed\"\n");
  EXPECT_GT(of.factors.size(), 50U);
  for (const Factor& one : of.factors) {
    EXPECT_EQ(one.column.evidence, "assumed") << one.column.name;
    EXPECT_LT(one.column.low, one.column.high) << one.column.name;
  }
}

TEST_F(ReadExperiment, WhatElseItSaysStandsOnTopOfEveryScenario) {
  const Experiment of =
      read(head + design +
           "[run]\nmonths = 6\n[adoption]\ntalk = 0.01\n[[intervention]]\nname = \"more\"\n"
           "targets = { entity = \"staff\" }\n[[factor]]\nintervention = \"more\"\nvary = \"on\"\n");
  EXPECT_EQ(of.scenarios.front().run.months, 6U);
  EXPECT_EQ(of.scenarios.front().parameters.espouse.talk, 0.01F);
  EXPECT_EQ(of.scenarios.front().interventions.size(), 2U);
  EXPECT_THAT(of.months_kept, ElementsAre(6));
}

TEST_F(ReadExperiment, AllThatIsWrongIsToldAtOnce) {
  EXPECT_THAT(complaints("[experiment]\nscenarios = [\"base.toml\", \"nowhere.toml\"]\n[desing]\n"
                         "[design]\nkind = \"sobl\"\n"
                         "[[factor]]\nparameter = \"adoption.tlak\"\n"
                         "[[factor]]\nparameter = \"adoption.talk\"\nlow = 3\nhihg = 1\n"
                         "[[factor]]\nvary = \"on\"\n"),
      ElementsAre(HasSubstr("x.toml:2: experiment.scenarios: "),
          "x.toml:3: desing = {} is not known in an experiment. Did you mean design?",
          HasSubstr("x.toml:5: design.kind = \"sobl\" is not known"),
          "x.toml:7: factor.parameter = \"adoption.tlak\" is not a parameter. Did you mean \"adoption.talk\"?",
          HasSubstr("x.toml:10: factor.low = 3 is out of range"),
          HasSubstr("x.toml:11: factor.hihg = 1 is not known. Did you mean factor.high?"),
          HasSubstr("factor.parameter is missing")));
}

TEST_F(ReadExperiment, HowManyPeopleThereAreIsNoFactorWhereAFileCountsThem) {
  folder_.write("counted.toml",
      "[scenario]\nname = \"Counted\"\n[population]\nteam = [{ name = \"Care\", organisation = \"Council\", "
      "community = \"North\", frontline = "
      "6 }]\n"
      "community = [{ name = \"North\", neighbours = 9 }]\n"
      "[[population.organisation]]\nname = \"Council\"\nkind = \"council\"\n");
  const std::string factor = design + "[[factor]]\nparameter = \"population.staff\"\nlow = 50\nhigh = 100\n";
  EXPECT_THAT(complaints(head + factor), IsEmpty());
  EXPECT_THAT(complaints("[experiment]\nscenarios = [\"base.toml\", \"counted.toml\"]\n" + factor),
      ElementsAre(HasSubstr("has no effect in a scenario whose people are counted in a population file")));
}

TEST_F(ReadExperiment, AnOptionThatAFactorWouldOverrideIsRefused) {
  const std::string talk =
      head + design + "[adoption]\ntalk = 0.2\n[[factor]]\nparameter = \"adoption.talk\"\n";
  EXPECT_THAT(complaints(talk), IsEmpty()) << "what files say is varied as a matter of course";
  EXPECT_THAT(complaints(talk, {"adoption.talk=0.5"}),
      ElementsAre("--set adoption.talk=0.5: has no effect, because adoption.talk is a factor of the experiment "
                  "(x.toml:9) and has values of its own at every point. Leave out --set, or the factor."));
  EXPECT_THAT(complaints(talk, {"adoption.push=0.5"}), IsEmpty());
  EXPECT_THAT(complaints(talk + "range = \"plausible\"\n", {"adoption.talk=0.5"}), IsEmpty())
      << "the option moves the range";
  EXPECT_THAT(complaints(talk + "low = 0.1\nhigh = 0.3\n", {"adoption.talk=0.5"}),
      ElementsAre(HasSubstr("has no effect")));
}

TEST_F(ReadExperiment, AnOptionOfOneValueOfSeveralIsJudgedByItself) {
  const std::string deliver =
      head + design + "[[factor]]\nparameter = \"adoption.motivation_threshold.deliver\"\nlow = 0.1\n";
  EXPECT_THAT(complaints(deliver, {"adoption.motivation_threshold.deliver=0.5"}),
      ElementsAre(HasSubstr("is a factor")));
  EXPECT_THAT(complaints(deliver, {"adoption.motivation_threshold=[0.5, 0.5, 0.5, 0.5]"}),
      ElementsAre(HasSubstr("because adoption.motivation_threshold.deliver is a factor")));
  EXPECT_THAT(complaints(deliver, {"adoption.motivation_threshold.design=0.5"}), IsEmpty());
  const std::string assumed = head + design + "[[factor]]\nparameters = \"assumed\"\n";
  EXPECT_THAT(complaints(assumed, {"adoption.push_floor=0.5"}), IsEmpty());
  EXPECT_THAT(complaints(assumed + "range = \"declared\"\n", {"adoption.push_floor=0.5"}),
      ElementsAre(HasSubstr("adoption.push_floor is a factor")));
}

TEST_F(ReadExperiment, KeysAndTablesThatPeopleGuessAreToldWithTheirOwn) {
  EXPECT_THAT(complaints("months = 6\n" + head + "months = 6\nseed = 1\npoints = 3\nnam = \"x\"\n" + design +
                         "[[vary]]\nparameter = \"adoption.talk\"\n[sweep]\n"),
      ElementsAre(HasSubstr("x.toml:1: months = 6 is not known in an experiment. Did you mean run.months?"),
          HasSubstr("experiment.months = 6 is not known. Did you mean run.months?"),
          HasSubstr("experiment.seed = 1 is not known. Did you mean run.seed?"),
          HasSubstr("experiment.points = 3 is not known. Did you mean design.points?"),
          HasSubstr("experiment.nam = \"x\" is not known. Did you mean experiment.name?"),
          HasSubstr("vary = [...] is not known in an experiment. Did you mean [[factor]]?"),
          HasSubstr("sweep = {} is not known in an experiment. Did you mean [design]?")));
}

TEST_F(ReadExperiment, AnUnknownInterventionIsToldWithTheNearest) {
  EXPECT_THAT(complaints(head + design + "[[factor]]\nintervention = \"psuh\"\nvary = \"on\"\n"),
      ElementsAre("x.toml:7: intervention = \"psuh\" is in none of the scenarios. Did you mean \"push\"?"));
}

TEST_F(ReadExperiment, EffectsOfFactorsThatCannotVaryAloneAreNotToBeHad) {
  const std::string two =
      "[[intervention]]\nname = \"more\"\ntargets = { entity = \"staff\" }\n"
      "[budget]\ntotal = 1000\ninterventions = [\"push\", \"more\"]\n";
  EXPECT_THAT(complaints(head + "[design]\nkind = \"morris\"\ntrajectories = 3\n" + two),
      ElementsAre(HasSubstr("needs factors that vary independently")));
  EXPECT_THAT(complaints(head + design + two), IsEmpty());
}

}  // namespace
}  // namespace coadopt
