#include <gmock/gmock.h>

#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;

class ResultsMeasures : public InFolder {};

TEST_F(ResultsMeasures, EveryValueComesBackFromItsPlace) {
  const ResultsPlan plan = synthetic::plan();
  synthetic::write_whole(in_folder("out.h5"), plan);
  const reading::File file(in_folder("out.h5"));
  for (const Measure& measure : measures) {
    const std::string name = "/" + std::string(measure.name);
    const std::vector<double> values = file.numbers(name);
    ASSERT_EQ(values.size(), plan.runs() * plan.months * extent(measure.axis)) << name;
    std::size_t at = 0;
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
        for (Month month = 1; month <= 4; ++month) {
          for (std::size_t i = 0; i < extent(measure.axis); ++i, ++at) {
            ASSERT_EQ(values[at], synthetic::value(scenario, replicate, measure, month, i))
                << name << " " << at;
          }
        }
      }
    }
  }
}

TEST_F(ResultsMeasures, EveryMeasureHasItsDimensionsUnitsMeaningAndPrecision) {
  synthetic::write_whole(in_folder("out.h5"), synthetic::plan());
  const reading::File file(in_folder("out.h5"));
  for (const Measure& measure : measures) {
    const std::string name = "/" + std::string(measure.name);
    Names expected = {"scenario", "replicate", "month"};
    for (const auto* axis : dimensions_of(measure.axis)) expected.emplace_back(axis->name);
    EXPECT_EQ(file.dimensions(name), expected) << name;
    EXPECT_EQ(file.text_attribute(name, "units"), file_units(measure.units));
    EXPECT_EQ(file.text_attribute(name, "long_name"), measure.long_name);
    EXPECT_EQ(file.element_bytes(name), measure.precision == Precision::single ? 4U : 8U);
  }
}

TEST_F(ResultsMeasures, CoordinatesLabelTheDimensions) {
  synthetic::write_whole(in_folder("out.h5"), synthetic::plan());
  const reading::File file(in_folder("out.h5"));
  EXPECT_THAT(file.texts("/scenario"), ElementsAre("As things are", "Coaches, café"));
  EXPECT_THAT(file.numbers("/replicate"), ElementsAre(0, 1, 2));
  EXPECT_THAT(file.numbers("/month"), ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(file.numbers("/cos"), ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(file.texts("/co"), ElementsAre("commission", "design", "deliver", "assess"));
  EXPECT_EQ(file.texts("/barrier").size(), barrier_count);
  EXPECT_EQ(file.text_attribute("/month", "first_month"), "2026-01");
  EXPECT_EQ(file.text_attribute("/month", "units"), "months");
  EXPECT_THAT(file.numbers("/status"), ElementsAre(0, 0, 0, 0, 0, 0));
}

TEST_F(ResultsMeasures, WhatIsNotObservedIsNotThere) {
  ResultsPlan plan = synthetic::plan();
  plan.observed.groups = {false, false, true, false, false};  // organisations
  synthetic::write_whole(in_folder("out.h5"), plan);
  const reading::File file(in_folder("out.h5"));
  for (const Measure& measure : measures) {
    EXPECT_EQ(file.has("/" + std::string(measure.name)), measure.group == MeasureGroup::organisations)
        << measure.name;
  }
  EXPECT_TRUE(file.has("/step"));
  EXPECT_TRUE(file.has("/cos"));
  EXPECT_FALSE(file.has("/barrier"));
  EXPECT_FALSE(file.has("/item"));
  EXPECT_FALSE(file.has("/agents"));
}

TEST_F(ResultsMeasures, TheFileSaysWhereItComesFrom) {
  const ResultsPlan plan = synthetic::plan();
  synthetic::write_whole(in_folder("out.h5"), plan);
  const reading::File file(in_folder("out.h5"));
  EXPECT_EQ(file.text_attribute("/", "format"), "coadopt results");
  EXPECT_EQ(file.text_attribute("/", "format_version"), "2.7");
  EXPECT_EQ(file.text_attribute("/", "coadopt_version"), "0.1.0");
  EXPECT_EQ(file.text_attribute("/", "git_commit"), "0123abc");
  EXPECT_EQ(file.text_attribute("/", "compiler"), "some compiler 1.2");
  EXPECT_EQ(file.text_attribute("/", "command"), plan.provenance.command);
  EXPECT_THAT(file.number_attribute("/", "seed"), ElementsAre(20261));
  EXPECT_EQ(file.text_attribute("/", "created"), "2026-01-31T12:00:00Z");
  EXPECT_EQ(file.text_attribute("/", "status"), "complete");
  EXPECT_EQ(file.text_attribute("/", "scenario_1"), plan.scenarios[0].resolved);
  EXPECT_EQ(file.text_attribute("/", "scenario_2"), plan.scenarios[1].resolved);  // more than 64 KiB
}

TEST_F(ResultsMeasures, ManyReplicatesAndMonthsKeepTheirPlacesAcrossChunks) {
  ResultsPlan plan = synthetic::plan();
  plan.replicates = 37;
  synthetic::set_months(plan, 100);
  plan.observed.groups = {true, false, false, true, false};
  synthetic::write_whole(in_folder("out.h5"), plan);
  const reading::File file(in_folder("out.h5"));
  const Measure& measure = measures[static_cast<std::size_t>(MeasureId::barrier_level)];
  const std::vector<double> values = file.numbers("/barrier_level");
  for (std::size_t at = 0; at < values.size(); ++at) {
    const auto month = static_cast<Month>(at / barrier_count % 100 + 1);
    const auto replicate = static_cast<std::uint32_t>(at / barrier_count / 100 % 37);
    const auto exact =
        synthetic::value(at / barrier_count / 3700, replicate, measure, month, at % barrier_count);
    ASSERT_EQ(values[at], exact) << at;
  }
}

}  // namespace
}  // namespace coadopt
