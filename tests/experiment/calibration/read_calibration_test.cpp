// What a calibration is to hit, as files say it.

#include "experiment/calibration/read_calibration.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "scenario/errors.hpp"
#include "scenario/reading.hpp"

namespace coadopt {
namespace {

using ::testing::DoubleNear;
using ::testing::HasSubstr;

const std::string experiment =
    "[experiment]\nscenarios = [\"base.toml\"]\n[[factor]]\nparameter = \"adoption.lapse\"\n";

class ReadCalibration : public ::testing::Test {
 protected:
  ReadCalibration() { folder_.write("base.toml", "[scenario]\nname = \"Base\"\n[run]\nmonths = 24\n"); }
  CalibrationExperiment read(const std::string& text, const TargetSources& sources = {}) {
    return read_calibration(folder_.write("x.toml", text), {}, sources, reading::any_memory);
  }
  std::string complaint(const std::string& text, const TargetSources& sources = {}) {
    try {
      static_cast<void>(read(text, sources));
    } catch (const ScenarioErrors& errors) {
      return lines_of(errors.problems());
    }
    return "";
  }
  reading::Folder folder_;
};

TEST_F(ReadCalibration, AShareHasTheErrorOfItsAnswersAndAnIntervalThatOfItsReach) {
  const auto targets = read(experiment +
                            "[targets.a]\nmeasure = \"in_use.deliver@12\"\nunit = \"share\"\nvalue = [\n"
                            "{ period = \"1\", value = 0.2, n = 100 }, { period = \"2\", value = 0, n = 99 },\n"
                            "{ period = \"3\", value = 0.5, low = 0.402, high = 0.598 },\n"
                            "{ period = \"4\", value = 0.5, standard_error = 0.1, n = 9 }]\n")
                           .targets;
  ASSERT_EQ(targets.size(), 4);
  EXPECT_EQ(targets[0].name, "a.1");
  EXPECT_THAT(targets[0].error, DoubleNear(0.04, 1e-12));
  EXPECT_THAT(targets[1].error, DoubleNear(std::sqrt(0.005 * 0.995 / 99), 1e-12));
  EXPECT_THAT(targets[2].error, DoubleNear(0.05, 1e-4));
  EXPECT_EQ(targets[3].error, 0.1);
  EXPECT_TRUE(targets[0].percent);
}

TEST_F(ReadCalibration, AMeasureWithoutMonthsIsTheMeanOverThoseOfEachValue) {
  const auto targets = read(experiment +
                            "[targets.a]\nmeasure = \"in_use.deliver\"\nplaces = 3\ndiscrepancy = 0.1\n"
                            "value = [{ value = 0.2, months = \"13..24\" }]\n")
                           .targets;
  ASSERT_EQ(targets.size(), 1);
  EXPECT_EQ(targets[0].name, "a");
  EXPECT_EQ(targets[0].is->text(), "mean(in_use.deliver, 13..24)");
  EXPECT_EQ(targets[0].places, 3);
  EXPECT_EQ(targets[0].discrepancy, 0.1);
}

TEST_F(ReadCalibration, WithoutAValueLowAndHighAreABandWhichMayBeOpen) {
  const auto targets =
      read(experiment + "[targets.a]\nmeasure = \"in_use.deliver@12\"\nvalue = [{ low = 0.2 }]\n").targets;
  EXPECT_FALSE(targets[0].value.has_value());
  EXPECT_EQ(targets[0].band.low, 0.2);
  EXPECT_TRUE(std::isinf(targets[0].band.high));
}

TEST_F(ReadCalibration, PatternsAreTargetsWhereThereAreNoOthersOrWhereTheyAreAskedFor) {
  const std::string own = "[targets.a]\nmeasure = \"in_use.deliver@12\"\nvalue = [{ low = 0.2 }]\n";
  EXPECT_TRUE(read(experiment).patterns);
  EXPECT_FALSE(read(experiment + own).patterns);
  EXPECT_TRUE(read(experiment + own + "[targets]\npatterns = true\n").patterns);
  EXPECT_TRUE(read(experiment + own, {.files = {}, .patterns = true}).patterns);
}

TEST_F(ReadCalibration, TakesFilesOfTargetsAndFilesOfObservations) {
  const std::string series = "measure = \"sum(turnover, 1..12)\"\nunit = \"per_year\"\n";
  const std::string observed =
      folder_.write("leave.toml", "title = \"t\"\nasked = \"a\"\nuse = \"context\"\n" + series +
                                      "[[value]]\nperiod = \"2015\"\nvalue = 0.13\nstandard_error = 0.01\n");
  const std::string several = folder_.write(
      "several.toml", "[targets.b]\n" + series + "value = [{ value = 0.1, standard_error = 1 }]\n");
  const auto targets = read(experiment, {.files = {observed, several}}).targets;
  ASSERT_EQ(targets.size(), 2);
  EXPECT_EQ(targets[0].name, "leave");
  EXPECT_EQ(targets[0].label, "t");
  EXPECT_EQ(targets[1].name, "b");
}

TEST_F(ReadCalibration, ASpreadOfPlacesIsNoErrorOfTheirMean) {
  EXPECT_THAT(
      complaint(experiment + "[targets.a]\nmeasure = \"in_use.deliver@12\"\n"
                             "value = [{ value = 0.2, low = 0.1, high = 0.3, spread = \"councils\" }]\n"),
      HasSubstr("targets.a.value.value = 0.2 has no error"));
}

TEST_F(ReadCalibration, UnitsOfAMeasureAreThoseOfItsSeries) {
  EXPECT_THAT(complaint(experiment +
                        "[targets.a]\nmeasure = \"slack@12\"\nunit = \"share\"\nvalue = [{ low = 0.1 }]\n"),
      HasSubstr("x.toml:7: targets.a.unit = \"share\" are not the units of the measure, which has hours"));
}

TEST_F(ReadCalibration, WhatBelongsToOtherExperimentsIsRefused) {
  EXPECT_THAT(complaint(experiment + "[design]\nkind = \"sobol\"\npoints = 4\n"),
      HasSubstr("x.toml:5: [design] is for coadopt sweep"));
  EXPECT_THAT(complaint("[experiment]\nscenarios = [\"base.toml\"]\n[[factor]]\nparameter = "
                        "\"adoption.decision_rule\"\n"),
      HasSubstr("has no number to calibrate"));
}

}  // namespace
}  // namespace coadopt
