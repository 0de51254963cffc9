#include <gmock/gmock.h>

#include <cmath>

#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/records.hpp"
#include "results/results_file.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;

class ResultsPartial : public InFolder {
 protected:
  // The file of runs of which some are missing: replicate 0 in both scenarios, 2 in the second only, 1 in none.
  void write_some(const ResultsPlan& plan) const {
    Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
    synthetic::write(journal, plan, 1, 2);
    synthetic::write(journal, plan, 0, 0);
    synthetic::write(journal, plan, 1, 0);
    write_results(plan, journal, in_folder("out.h5"), "");
  }
};

TEST_F(ResultsPartial, SaysWhichRunsItHas) {
  write_some(synthetic::plan());
  const reading::File file(in_folder("out.h5"));
  EXPECT_EQ(file.text_attribute("/", "status"), "interrupted: 3 of 6 runs");
  EXPECT_THAT(file.numbers("/replicate"), ElementsAre(0, 1, 2));
  EXPECT_THAT(file.numbers("/status"), ElementsAre(0, 2, 2, 0, 2, 0));
}

TEST_F(ResultsPartial, WhatIsNotFinishedIsMissingAndTheRestIsInItsPlace) {
  const ResultsPlan plan = synthetic::plan();
  write_some(plan);
  const reading::File file(in_folder("out.h5"));
  for (const Measure& measure : measures) {
    const std::vector<double> values = file.numbers("/" + std::string(measure.name));
    const std::size_t slab = plan.months * extent(measure.axis);
    ASSERT_EQ(values.size(), plan.runs() * slab);
    for (std::size_t i = 0; i < slab; ++i) {
      const auto month = static_cast<Month>(i / extent(measure.axis) + 1);
      const std::size_t along = i % extent(measure.axis);
      ASSERT_EQ(values[i], synthetic::value(0, 0, measure, month, along));
      ASSERT_TRUE(std::isnan(values[slab + i])) << measure.name;
      ASSERT_TRUE(std::isnan(values[2 * slab + i])) << measure.name;
      ASSERT_EQ(values[3 * slab + i], synthetic::value(1, 0, measure, month, along));
      ASSERT_TRUE(std::isnan(values[4 * slab + i])) << measure.name;
      ASSERT_EQ(values[5 * slab + i], synthetic::value(1, 2, measure, month, along));
    }
  }
}

TEST_F(ResultsPartial, SnapshotsOfUnfinishedRunsAreLeftOut) {
  const ResultsPlan plan = synthetic::plan(AgentsKept::monthly);
  Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
  append_snapshot(journal, plan, 0, 1, synthetic::snapshot(50, 70, 1));  // interrupted in its second month
  synthetic::write(journal, plan, 1, 0);
  write_results(plan, journal, in_folder("out.h5"), "");
  const reading::File kept(in_folder("out.h5"));
  EXPECT_THAT(kept.extents("/agents/practice"), ElementsAre(2, 3, 4, 4, 4));
  const std::vector<double> role = kept.numbers("/agents/role");
  EXPECT_EQ(role[0], 255);
  EXPECT_EQ(role[3 * 16], 0);
  EXPECT_TRUE(std::isnan(kept.numbers("/agents/need").front()));
}

}  // namespace
}  // namespace coadopt
