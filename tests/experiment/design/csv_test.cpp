#include <gmock/gmock.h>

#include "experiment/designing.hpp"
#include "scenario/errors.hpp"
#include "scenario/problem.hpp"
#include "scenario/reading.hpp"

namespace coadopt {
namespace {

using namespace designing;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class CsvDesign : public ::testing::Test {
 protected:
  Experiment of(std::string_view text) {
    Experiment one = experiment(
        {factor("a", 0.0, 2.0), choice("on", {"off", "on"}), whole("month", 1, 12)}, DesignKind::csv);
    one.design.file = folder_.write("points.csv", text).string();
    return one;
  }

 private:
  reading::Folder folder_;
};

TEST_F(CsvDesign, ARowIsAPointAndColumnsComeInAnyOrder) {
  EXPECT_THAT(design_of(of("on,month,a\noff,3,0.5\non,12,2\n")).values, ElementsAre(0.5, 0, 3, 2, 1, 12));
}

TEST_F(CsvDesign, EveryWrongFieldIsToldAtOnceWithItsLine) {
  EXPECT_THAT(
      [&] { static_cast<void>(design_of(of("a,on,month\n2.5,on,3\n1,maybe,3\n1,on,3.5\n1,on\nx,on,1\n"))); },
      ThrowsMessage<ScenarioErrors>(AllOf(HasSubstr("points.csv:2: a = \"2.5\" is out of range (0..2"),
          HasSubstr("points.csv:3: on = \"maybe\" is not one of off, on"),
          HasSubstr("points.csv:4: month = 3.5 is not a whole number"), HasSubstr("points.csv:5: has 2 fields"),
          HasSubstr("points.csv:6: a = \"x\" is not a number"))));
}

TEST_F(CsvDesign, ColumnsMustBeTheFactors) {
  EXPECT_THAT([&] { static_cast<void>(design_of(of("a,on,monht\n1,on,1\n"))); },
      ThrowsMessage<ScenarioErrors>(
          AllOf(HasSubstr("column \"monht\" is not a factor of the experiment. Did you mean month?"),
              HasSubstr("there is no column for the factor month"))));
}

TEST_F(CsvDesign, PartsOfABudgetMustAddUp) {
  Experiment split = with_split(of("a,on,month,part0.budget,part1.budget\n1,on,1,60,40\n1,on,1,60,30\n"), 2);
  EXPECT_THAT([&] { static_cast<void>(design_of(split)); },
      ThrowsMessage<ScenarioErrors>(
          HasSubstr("points.csv:3: the parts of the budget add up to 90 and not to its total, 100")));
}

}  // namespace
}  // namespace coadopt
