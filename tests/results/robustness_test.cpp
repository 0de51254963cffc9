#include "results/robustness.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <limits>

#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/size_limit.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::NanSensitiveDoubleEq;
using ::testing::ThrowsMessage;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

class RobustnessGroup : public InFolder {
 protected:
  RobustnessContents contents_ = {{"additive", "draw 1"}, {"rule", "draw"}, {"baseline", "coaches"}, 1,
      {{"practice_in_use", "1", "practice in use"}, {"money", "GBP", "money"}}, {1, 0},
      {0.1, 2.0, 0.3, 4.0, 0.5, 6.0, missing, 8.0}, {0, 0, 2, 0, 0, 0, 3, 1}, {2, 0, 0, 0, 4, 0, 0, 0}, 0.25,
      {{"adoption.talk", "Talk of colleagues.", "1", 0.4, 0.3, 0.5, {missing, 0.45}},
          {"start.staff.skill", "Skill.", "1", 0.8, 0.6, 1.0, {missing, 0.7}}}};
};

TEST_F(RobustnessGroup, IsAddedToAWholeFileThatStaysAsItWas) {
  const std::filesystem::path path = in_folder("out.h5");
  const std::string seal = synthetic::write_whole(path, synthetic::plan());
  const std::vector<double> before = reading::File(path).numbers("/practice_in_use");
  add_robustness(contents_, path, seal);
  EXPECT_EQ(names(), Names{"out.h5"});

  const reading::File file(path);
  EXPECT_EQ(file.numbers("/practice_in_use"), before);
  EXPECT_EQ(file.texts("/robustness/variant"), (Names{"additive", "draw 1"}));
  EXPECT_EQ(file.texts("/robustness/kind"), (Names{"rule", "draw"}));
  EXPECT_EQ(file.texts("/robustness/outcome"), (Names{"practice_in_use", "money"}));
  EXPECT_EQ(file.texts("/robustness/outcome_units"), (Names{"1", "GBP"}));
  EXPECT_THAT(file.numbers("/robustness/better"), ElementsAre(1, 0));
  EXPECT_EQ(file.dimensions("/robustness/fate"), (Names{"variant", "scenario", "outcome"}));
  EXPECT_THAT(file.numbers("/robustness/fate"), ElementsAre(0, 0, 2, 0, 0, 0, 3, 1));
  EXPECT_THAT(file.numbers("/robustness/behind_fate"), ElementsAre(2, 0, 0, 0, 4, 0, 0, 0));
  EXPECT_EQ(
      file.text_attribute("/robustness/fate", "flag_meanings"), "no_claim not_known holds reversed vanishes");
  EXPECT_EQ(file.dimensions("/robustness/value"), (Names{"variant", "scenario", "replicate", "outcome"}));
  std::vector<::testing::Matcher<double>> expected;
  for (const double one : contents_.values) expected.emplace_back(NanSensitiveDoubleEq(one));
  EXPECT_THAT(file.numbers("/robustness/value"), ElementsAreArray(expected));
  EXPECT_THAT(file.number_attribute("/robustness", "plausible_share"), ElementsAre(DoubleEq(0.25)));
}

TEST_F(RobustnessGroup, SaysWhatEachVariantTakesEachGuessToBe) {
  const std::filesystem::path path = in_folder("out.h5");
  const std::string seal = synthetic::write_whole(path, synthetic::plan());
  add_robustness(contents_, path, seal);
  const reading::File file(path);
  EXPECT_EQ(file.texts("/robustness/guess"), (Names{"adoption.talk", "start.staff.skill"}));
  EXPECT_EQ(file.texts("/robustness/meaning"), (Names{"Talk of colleagues.", "Skill."}));
  EXPECT_EQ(file.texts("/robustness/guess_units"), (Names{"1", "1"}));
  EXPECT_EQ(file.dimensions("/robustness/guessed"), (Names{"variant", "guess"}));
  EXPECT_THAT(file.numbers("/robustness/guessed"),
      ElementsAre(NanSensitiveDoubleEq(missing), NanSensitiveDoubleEq(missing), 0.45, 0.7));
  EXPECT_THAT(file.numbers("/robustness/assumed"), ElementsAre(0.4, 0.8));
  EXPECT_THAT(file.numbers("/robustness/lowest"), ElementsAre(0.3, 0.6));
  EXPECT_THAT(file.numbers("/robustness/highest"), ElementsAre(0.5, 1.0));
}

TEST_F(RobustnessGroup, OfNoDrawsHasNoGuesses) {
  const std::filesystem::path path = in_folder("out.h5");
  const std::string seal = synthetic::write_whole(path, synthetic::plan());
  contents_.guesses.clear();
  add_robustness(contents_, path, seal);
  EXPECT_FALSE(reading::File(path).has("/robustness/guess"));
  EXPECT_TRUE(reading::File(path).has("/robustness/value"));
}

TEST_F(RobustnessGroup, WhereItCannotBeAddedTheFileStaysAsItWas) {
  const std::filesystem::path path = in_folder("out.h5");
  const std::string seal = synthetic::write_whole(path, synthetic::plan());
  const std::string before = reading::bytes_of(path);
  {
    const SizeLimit limit(1'000);  // less than the copy has
    EXPECT_THROW(add_robustness(contents_, path, seal), WriteFailed);
  }
  EXPECT_EQ(reading::bytes_of(path), before);
}

// Also where its checksum is right, and where another one with the first file's seal is put in its place.
TEST_F(RobustnessGroup, IsNotAddedToAnotherFileThatStandsThereByNow) {
  const std::filesystem::path path = in_folder("out.h5");
  const std::string seal = synthetic::write_whole(path, synthetic::plan());
  synthetic::write_whole(in_folder("other.h5"), synthetic::plan(AgentsKept::final));
  const std::string other = reading::bytes_of(in_folder("other.h5"));
  std::string changed = reading::bytes_of(path);
  changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
  for (const std::string& now : {other, other.substr(0, other.size() - seal.size()) + seal, changed}) {
    std::ofstream(path) << now;
    EXPECT_THAT([&] { add_robustness(contents_, path, seal); },
        ThrowsMessage<OutputRefused>(
            AllOf(HasSubstr("out.h5 was made or changed"), HasSubstr("Move it away"))));
    EXPECT_EQ(reading::bytes_of(path), now);
  }
  EXPECT_EQ(names(), (Names{"other.h5", "out.h5"}));
}

}  // namespace
}  // namespace coadopt
