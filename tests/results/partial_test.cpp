#include <gmock/gmock.h>

#include <cmath>

#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ResultsPartial : public InFolder {
 protected:
  // Keeps what an interrupted run had finished: replicate 0 in both scenarios, 2 in the second only, 1 in none.
  void interrupt(const ResultsPlan& plan) const {
    ResultsFile file(in_folder("out.h5"), plan, Existing::refuse);
    synthetic::write(file, plan, 1, 2);
    synthetic::write(file, plan, 0, 0);
    synthetic::write(file, plan, 1, 0);
    EXPECT_EQ(file.finished(), 3U);
    EXPECT_EQ(file.keep_partial(), in_folder("out.partial.h5"));
  }
};

TEST_F(ResultsPartial, OnlyFinishedReplicatesAreKept) {
  interrupt(synthetic::plan());
  EXPECT_THAT(names(), ElementsAre("out.h5.runs", "out.partial.h5"));
  const reading::File file(in_folder("out.partial.h5"));
  EXPECT_EQ(file.text_attribute("/", "status"), "interrupted: 3 of 6 replicates");
  EXPECT_THAT(file.numbers("/replicate"), ElementsAre(0, 2));
  EXPECT_THAT(file.numbers("/finished"), ElementsAre(1, 0, 1, 1));
}

TEST_F(ResultsPartial, WhatIsNotFinishedIsMissingAndTheRestIsInItsPlace) {
  interrupt(synthetic::plan());
  const reading::File file(in_folder("out.partial.h5"));
  for (const Measure& measure : measures) {
    const std::vector<double> values = file.numbers("/" + std::string(measure.name));
    const std::size_t slab = 4 * extent(measure.axis);
    ASSERT_EQ(values.size(), 4 * slab);
    for (std::size_t i = 0; i < slab; ++i) {
      const auto month = static_cast<Month>(i / extent(measure.axis) + 1);
      const std::size_t along = i % extent(measure.axis);
      ASSERT_EQ(values[i], synthetic::value(0, 0, measure, month, along));
      ASSERT_TRUE(std::isnan(values[slab + i])) << measure.name;
      ASSERT_EQ(values[2 * slab + i], synthetic::value(1, 0, measure, month, along));
      ASSERT_EQ(values[3 * slab + i], synthetic::value(1, 2, measure, month, along));
    }
  }
}

TEST_F(ResultsPartial, SnapshotsOfUnfinishedReplicatesAreLeftOut) {
  const ResultsPlan plan = synthetic::plan(AgentsKept::monthly);
  ResultsFile file(in_folder("out.h5"), plan, Existing::refuse);
  file.write_agents(0, 0, 1, synthetic::snapshot(50, 70, 1));  // interrupted in its second month
  synthetic::write(file, plan, 1, 0);
  ASSERT_TRUE(file.keep_partial());
  const reading::File kept(in_folder("out.partial.h5"));
  EXPECT_THAT(kept.extents("/agents/practice"), ElementsAre(2, 1, 4, 4, 4));
  const std::vector<double> role = kept.numbers("/agents/role");
  EXPECT_EQ(role[0], 255);
  EXPECT_EQ(role[16], 0);
  EXPECT_TRUE(std::isnan(kept.numbers("/agents/need").front()));
}

TEST_F(ResultsPartial, NothingFinishedIsNothingKept) {
  {
    ResultsFile file(in_folder("out.h5"), synthetic::plan(), Existing::refuse);
    EXPECT_EQ(file.keep_partial(), std::nullopt);
  }
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(ResultsPartial, WhatAnInterruptionOfTheSameRunKeptIsReplacedAndGoneWhenTheRunIsWhole) {
  const ResultsPlan plan = synthetic::plan();
  interrupt(plan);
  ResultsFile file(in_folder("out.h5"), plan, begin_runs(plan, in_folder("out.h5"), Before::keep).value());
  synthetic::write(file, plan, 0, 1);
  EXPECT_EQ(file.keep_partial(), in_folder("out.partial.h5"));
  EXPECT_THAT(names(), ElementsAre("out.h5.runs", "out.partial.h5"));
  EXPECT_EQ(reading::File(in_folder("out.partial.h5")).text_attribute("/", "status"),
      "interrupted: 4 of 6 replicates");
  synthetic::write(file, plan, 0, 2);
  synthetic::write(file, plan, 1, 1);
  file.finish();
  file.discard_journal();
  EXPECT_THAT(names(), ElementsAre("out.h5"));
}

TEST_F(ResultsPartial, WhatAnotherRunKeptStays) {
  ResultsPlan other = synthetic::plan();
  other.scenarios[0].resolved += "# another\n";
  interrupt(other);
  std::filesystem::remove(in_folder("out.h5.runs"));
  const std::string before = reading::bytes_of(in_folder("out.partial.h5"));
  const ResultsPlan plan = synthetic::plan();
  ResultsFile file(in_folder("out.h5"), plan, Existing::refuse);
  synthetic::write(file, plan, 0, 0);
  EXPECT_EQ(file.keep_partial(), in_folder("out.partial-2.h5"));
  EXPECT_EQ(reading::bytes_of(in_folder("out.partial.h5")), before);
}

}  // namespace
}  // namespace coadopt
