// Tries of a calibration: each with chance of its own, and none made twice.

#include "experiment/calibration/tries.hpp"

#include <gtest/gtest.h>

#include "results/folder.hpp"
#include "scenario/reading.hpp"

namespace coadopt {
namespace {

constexpr std::string_view text =
    "[experiment]\nscenarios = [\"base.toml\"]\n[run]\nmonths = 3\n[population]\nstaff = 24\norganisations = "
    "1\n"
    "communities = 1\n[[factor]]\nparameter = \"adoption.lapse\"\n"
    "[targets.a]\nmeasure = \"mean(practice_espoused)\"\nvalue = [{ value = 0.2, standard_error = 0.1 }]\n";

class TriesOfACalibration : public InFolder {
 protected:
  TriesOfACalibration() {
    files_.write("base.toml", "[scenario]\nname = \"Base\"\n");
    calibration_ = read_calibration(files_.write("x.toml", std::string(text)), {}, {}, reading::any_memory);
  }
  [[nodiscard]] Journal journal(const Tries& tries) {
    return Journal::create(in_folder("runs"), {.identity = "this",
                                                  .replicates = 1,
                                                  .scenarios = 1,
                                                  .run_bytes = static_cast<std::uint32_t>(tries.bytes()),
                                                  .numbers = {0, 1, 2},
                                                  .values = {}});
  }
  reading::Folder files_;
  CalibrationExperiment calibration_;
  std::uint64_t months_ = 0;
  RunWatch watch_ = {.stop = never_stopped,
      .begin = [](std::uint64_t, double) {},
      .month_done = [this] { ++months_; },
      .notice = [](const std::string&) {},
      .warn = [](const std::string&) {}};
};

TEST_F(TriesOfACalibration, OfTheSameValuesDifferByChanceAndAreTheSameForOneNumber) {
  const Tries tries(calibration_, {}, never_stopped);
  EXPECT_EQ(tries.once({0.05}, 1), tries.once({0.05}, 1));
  EXPECT_NE(tries.once({0.05}, 1), tries.once({0.05}, 2));
}

TEST_F(TriesOfACalibration, AreNotMadeAgainWithTheSameValuesAndAreWithOthers) {
  const Tries tries(calibration_, {}, never_stopped);
  Journal kept = journal(tries);
  const auto first = tries.all({{0.05}, {0.06}}, 0, kept, 1, watch_);
  EXPECT_EQ(months_, 6);
  EXPECT_EQ(tries.all({{0.05}, {0.06}}, 0, kept, 2, watch_), first);
  EXPECT_EQ(months_, 6);
  const auto other = tries.all({{0.05}, {0.07}}, 0, kept, 1, watch_);
  EXPECT_EQ(months_, 9);
  EXPECT_EQ(other[0], first[0]);
  EXPECT_EQ(other[1], tries.once({0.07}, 1));
}

}  // namespace
}  // namespace coadopt
