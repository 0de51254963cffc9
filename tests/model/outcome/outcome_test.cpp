#include "outcome/outcome.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace coadopt {
namespace {

constexpr Month months = 14;

double outcome(const Record& record, std::string_view name) {
  return summarise(record, {})[outcome_index(name)];
}

void put(Record& record, MeasureId id, std::size_t place, double value) {
  for (Month month = 1; month <= months; ++month) record.at(id, month)[place] = value;
}

TEST(Outcomes, AreAllKnownWhereNothingElseIsObserved) {
  const Observed nothing = {.groups = {}};
  const Summary known = summarise(Record(months, with_outcomes(nothing)), {});
  const Summary unknown = summarise(Record(months, nothing), {});
  for (std::size_t i = 0; i < outcomes().size(); ++i) {
    EXPECT_FALSE(std::isnan(known[i])) << outcomes()[i].name;
    EXPECT_TRUE(std::isnan(unknown[i])) << outcomes()[i].name;
  }
}

TEST(Outcomes, TellEachGroupAndHowFarTheSeldomHeardAreFromUsers) {
  Record record(months, {});
  for (std::size_t group = 0; group < group_count; ++group) {
    put(record, MeasureId::participation, group, 0.1 + 0.01 * static_cast<double>(group));
    put(record, MeasureId::wellbeing, group, 0.4 + 0.01 * static_cast<double>(group));
    put(record, MeasureId::need, group, 0.6 + 0.01 * static_cast<double>(group));
  }
  for (std::size_t group = 0; group + 1 < group_count; ++group) {
    const std::string name(group_names[group]);
    EXPECT_NEAR(outcome(record, "participation_" + name), 0.1 + 0.01 * static_cast<double>(group), 1e-12);
    EXPECT_NEAR(outcome(record, "wellbeing_" + name), 0.4 + 0.01 * static_cast<double>(group), 1e-12);
    EXPECT_NEAR(outcome(record, "need_" + name), 0.6 + 0.01 * static_cast<double>(group), 1e-12);
  }
  for (const char* gap : {"participation_gap", "wellbeing_gap", "need_gap"}) {
    EXPECT_NEAR(outcome(record, gap), 0.01, 1e-12) << gap;
  }
}

TEST(Outcomes, KeepMoneyAndHoursApart) {
  Record record(months, {});
  const auto item = [](Item one) { return static_cast<std::size_t>(one); };
  put(record, MeasureId::cost, item(Item::set_up), 1);
  put(record, MeasureId::cost, item(Item::running), 10);
  put(record, MeasureId::cost, item(Item::interventions), 100);
  put(record, MeasureId::cost, item(Item::sessions), 1000);
  put(record, MeasureId::cost, item(Item::casework), 7);
  put(record, MeasureId::staff_hours, item(Item::interventions), 2);
  put(record, MeasureId::staff_hours, item(Item::sessions), 3);
  put(record, MeasureId::staff_hours, item(Item::casework), 4);
  put(record, MeasureId::staff_hours, item(Item::posts), 5);
  put(record, MeasureId::staff_hours, item(Item::duties), 6);
  put(record, MeasureId::unmet_hours, item(Item::casework), 2);
  put(record, MeasureId::casework_needed, 0, 9);
  EXPECT_DOUBLE_EQ(outcome(record, "money"), 11 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "cost"), 111 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "worth_interventions"), 100 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "worth_sessions"), 1000 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "worth_casework"), 7 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "hours_interventions"), 2 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "hours_sessions"), 3 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "hours_casework"), (4 + 2) * months) << "done, and left undone";
  EXPECT_DOUBLE_EQ(outcome(record, "casework_needed"), 9 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "hours_posts"), 5 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "hours_duties"), 6 * months);
}

TEST(Outcomes, TellWhoBearsMoneyAndWhatCitizensGive) {
  Record record(months, {});
  for (std::size_t bearer = 0; bearer < bearer_count; ++bearer) {
    put(record, MeasureId::cost_by_bearer, bearer, static_cast<double>(bearer + 1));
  }
  put(record, MeasureId::citizen_hours, static_cast<std::size_t>(Group::everyone), 30);
  put(record, MeasureId::intervention_citizen_hours, 0, 40);
  for (std::size_t bearer = 0; bearer < bearer_count; ++bearer) {
    EXPECT_DOUBLE_EQ(outcome(record, "money_" + std::string(bearer_names[bearer])),
        static_cast<double>((bearer + 1) * months));
  }
  EXPECT_DOUBLE_EQ(outcome(record, "citizen_hours_sessions"), 30 * months);
  EXPECT_DOUBLE_EQ(outcome(record, "citizen_hours_interventions"), 40 * months);
}

TEST(Outcomes, OfWhatWasNotObservedAreNoNumbers) {
  Observed observed;
  observed.groups = {};
  const Summary summary = summarise(Record(months, observed), {});
  for (std::size_t i = 0; i < outcomes().size(); ++i) EXPECT_TRUE(std::isnan(summary[i])) << outcomes()[i].name;
}

}  // namespace
}  // namespace coadopt
