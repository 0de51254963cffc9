#include "results/robustness.hpp"

#include <gmock/gmock.h>

#include <limits>

#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/output_path.hpp"
#include "results/reading.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::NanSensitiveDoubleEq;

class RobustnessGroup : public InFolder {
 protected:
  RobustnessContents contents_ = {{"additive", "draw 1"}, {"rule", "draw"}, {"baseline", "coaches"}, 1,
      {{"practice_in_use", "1", "practice in use"}, {"money", "GBP", "money"}}, {1, 0},
      {0.1, 2.0, 0.3, 4.0, 0.5, 6.0, std::numeric_limits<double>::quiet_NaN(), 8.0}, 0.25};
};

TEST_F(RobustnessGroup, IsAddedToAWholeFileThatStaysAsItWas) {
  const std::filesystem::path path = in_folder("out.h5");
  synthetic::write_whole(path, synthetic::plan());
  const std::vector<double> before = reading::File(path).numbers("/practice_in_use");
  add_robustness(contents_, path);
  EXPECT_EQ(names(), Names{"out.h5"});

  const reading::File file(path);
  EXPECT_EQ(file.numbers("/practice_in_use"), before);
  EXPECT_EQ(file.texts("/robustness/variant"), (Names{"additive", "draw 1"}));
  EXPECT_EQ(file.texts("/robustness/kind"), (Names{"rule", "draw"}));
  EXPECT_EQ(file.texts("/robustness/outcome"), (Names{"practice_in_use", "money"}));
  EXPECT_EQ(file.texts("/robustness/outcome_units"), (Names{"1", "GBP"}));
  EXPECT_THAT(file.numbers("/robustness/better"), ElementsAre(1, 0));
  EXPECT_EQ(file.dimensions("/robustness/value"), (Names{"variant", "scenario", "replicate", "outcome"}));
  std::vector<::testing::Matcher<double>> expected;
  for (const double one : contents_.values) expected.emplace_back(NanSensitiveDoubleEq(one));
  EXPECT_THAT(file.numbers("/robustness/value"), ElementsAreArray(expected));
  EXPECT_THAT(file.number_attribute("/robustness", "plausible_share"), ElementsAre(DoubleEq(0.25)));
}

TEST_F(RobustnessGroup, WhereItCannotBeAddedTheFileStaysAsItWas) {
  const std::filesystem::path path = in_folder("out.h5");
  synthetic::write_whole(path, synthetic::plan());
  const std::string before = reading::bytes_of(path);
  const auto hindrance = temporary_beside(path);
  std::filesystem::create_directories(hindrance / "inside");  // in the way of the copy
  EXPECT_THROW(add_robustness(contents_, path), WriteFailed);
  EXPECT_EQ(reading::bytes_of(path), before);
}

}  // namespace
}  // namespace coadopt
