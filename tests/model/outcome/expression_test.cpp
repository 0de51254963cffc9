#include "outcome/expression.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "outcome/labels.hpp"

namespace coadopt {
namespace {

constexpr Month months_of_course = 24;
constexpr Sizes sizes = {.organisations = 3,
    .communities = 4,
    .teams = 5,
    .staff = 60,
    .frontline = 50,
    .users = 700,
    .neighbours = 300};

Observed everything() {
  Observed observed;
  observed.groups.fill(true);
  return observed;
}

// In month m, in_use is m hundredths for deliver and a half otherwise; cost is m for what is running.
Record course() {
  Record record(months_of_course, everything());
  for (Month month = 1; month <= months_of_course; ++month) {
    for (double& one : record.at(MeasureId::in_use, month)) one = 0.5;
    record.at(MeasureId::in_use, month)[index(Co::deliver)] = 0.01 * month;
    record.at(MeasureId::cost, month)[static_cast<std::size_t>(Item::running)] = month;
    record.at(MeasureId::added_to_trying, month).back() = 0.25;
  }
  return record;
}

double value(std::string_view text, const Record& record = course()) {
  const auto parsed = parse_expression(text);
  if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
    ADD_FAILURE() << text << ": " << problem->text << " at " << problem->at;
    return 0.0;
  }
  return std::get<Expression>(parsed).of(record, sizes);
}

std::string units(std::string_view text) {
  return text_of(std::get<Expression>(parse_expression(text)).units());
}

ExpressionProblem problem(std::string_view text) {
  const auto parsed = parse_expression(text);
  if (std::holds_alternative<ExpressionProblem>(parsed)) return std::get<ExpressionProblem>(parsed);
  ADD_FAILURE() << text << " is taken";
  return {};
}

TEST(AnExpression, CalculatesAsUsual) {
  EXPECT_EQ(value("1 + 2 * 3"), 7.0);
  EXPECT_EQ(value("(1 + 2) * 3"), 9.0);
  EXPECT_EQ(value("8 - 3 - 2"), 3.0);
  EXPECT_EQ(value("8 / 4 / 2"), 1.0);
  EXPECT_EQ(value("-2 * -3.5"), 7.0);
  EXPECT_EQ(value("2 - -(1 + 1)"), 4.0);
}

TEST(AnExpression, TakesAMeasureInAMonthByItsLabel) {
  EXPECT_DOUBLE_EQ(value("in_use[deliver]@7"), 0.07);
  EXPECT_DOUBLE_EQ(value("in_use.deliver@last"), 0.24);
  EXPECT_DOUBLE_EQ(value("in_use.deliver @ last-12"), 0.12);
  EXPECT_DOUBLE_EQ(value("in_use.deliver@last - 1"), -0.76);
  EXPECT_DOUBLE_EQ(value("in_use[ assess ]@1"), 0.5);
  EXPECT_DOUBLE_EQ(value("added_to_trying[leader, assess, third_sector, culture]@3"), 0.0);
}

TEST(AnExpression, TakesMeansSumsAndExtremesOverMonths) {
  EXPECT_DOUBLE_EQ(value("mean(in_use[deliver], 3..5)"), 0.04);
  EXPECT_DOUBLE_EQ(value("mean(in_use[deliver], last 3)"), 0.23);
  EXPECT_DOUBLE_EQ(value("mean(in_use[deliver], last 100)"), 0.125) << "as many as there are";
  EXPECT_DOUBLE_EQ(value("mean(in_use[deliver])"), 0.125);
  EXPECT_DOUBLE_EQ(value("sum(cost[running], last-1..last)"), 47.0);
  EXPECT_DOUBLE_EQ(value("min(in_use[deliver], 4..last)"), 0.04);
  EXPECT_DOUBLE_EQ(value("max(in_use[deliver] - in_use[assess])"), -0.26);
}

TEST(AnExpression, FindsTheFirstMonthOfAConditionAndCountsItsMonths) {
  EXPECT_EQ(value("first(in_use[deliver] > 0.1)"), 11.0);
  EXPECT_EQ(value("first(in_use[deliver] >= 0.1)"), 10.0);
  EXPECT_EQ(value("first(in_use[deliver] > 0.1, 15..last)"), 15.0);
  EXPECT_EQ(value("sum(in_use[deliver] < in_use[assess])"), 24.0);
  EXPECT_DOUBLE_EQ(value("mean(in_use[deliver] <= 0.06)"), 0.25);
  EXPECT_TRUE(std::isnan(value("first(in_use[deliver] > 0.9)"))) << "it never comes";
}

TEST(AnExpression, KnowsHowManyThereAre) {
  EXPECT_EQ(value("staff + frontline"), 110.0);
  EXPECT_EQ(value("persons"), 1000.0);
  EXPECT_DOUBLE_EQ(value("sum(cost[running]) / organisations"), 100.0);
}

TEST(AnExpression, HasTheUnitsOfWhatItIsMadeOf) {
  EXPECT_EQ(units("in_use[deliver]@1"), "1");
  EXPECT_EQ(units("sum(cost[running]) - 1000"), "GBP");
  EXPECT_EQ(units("sum(cost[running]) / sum(staff_hours[sessions])"), "GBP / hours");
  EXPECT_EQ(units("sum(sessions[deliver]) / staff"), "1");
  EXPECT_EQ(units("first(in_use[deliver] > 0.1)"), "months");
  EXPECT_EQ(units("1 / persons"), "1 / count");
}

TEST(AnExpression, IsNoNumberWhereAMeasureWasNotObserved) {
  const Record record(months_of_course, {.groups = {true, false, false, false, false, false}});
  EXPECT_TRUE(std::isnan(value("in_use[deliver]@1 + burnout@1", record)));
  EXPECT_TRUE(std::isnan(value("mean(slack > 1)", record)));
}

TEST(AnExpression, SaysWhichGroupsAndHowManyMonthsItNeeds) {
  const auto of = [](std::string_view text) { return std::get<Expression>(parse_expression(text)); };
  const Observed needed =
      of("in_use[deliver]@3 + added_to_trying[leader, assess, third_sector, culture]@5").needed();
  EXPECT_TRUE(needed.has(MeasureGroup::practice));
  EXPECT_TRUE(needed.has(MeasureGroup::removal));
  EXPECT_FALSE(needed.has(MeasureGroup::money));
  EXPECT_EQ(of("in_use[deliver]@36").months_needed(), 36U);
  EXPECT_EQ(of("mean(in_use[deliver], 25..last)").months_needed(), 25U);
  EXPECT_EQ(of("in_use[deliver]@last-12").months_needed(), 13U);
  EXPECT_EQ(of("mean(in_use[deliver], last 12)").months_needed(), 1U);
}

TEST(AnExpression, SaysWhetherItMayBeMissing) {
  const auto of = [](std::string_view text) { return std::get<Expression>(parse_expression(text)); };
  EXPECT_TRUE(of("first(slack > 1)").may_be_missing());
  EXPECT_TRUE(of("slack@1 / staff").may_be_missing());
  EXPECT_TRUE(of("added_to_trying[manager, assess, council, time]@1").may_be_missing());
  EXPECT_FALSE(of("mean(slack, last 12) * staff - 1").may_be_missing());
}

TEST(AnExpression, IsMissingWhereItWouldBeInfinite) {
  EXPECT_TRUE(std::isnan(value("staff / 0")));
  EXPECT_TRUE(std::isnan(value("1 - in_use.deliver@1 / 0")));
  EXPECT_TRUE(std::isnan(value("sum(in_use[deliver] / 0 > 1)")));
}

TEST(AnExpression, CalculatesEachPartThatIsTheSameInEveryMonthOnce) {
  std::string nested = "in_use.deliver@1";
  for (int depth = 0; depth < 40; ++depth) nested = "mean(in_use[deliver] + " + nested + ")";
  EXPECT_NEAR(value(nested), 0.01 + 40 * 0.125, 1e-9);  // 24 to the power of 40 steps would not end
}

TEST(WhatIsNoExpression, IsSaidWithWhereAndWhat) {
  EXPECT_THAT(problem("in_use[deliver]").text, testing::HasSubstr("has a value in every month"));
  EXPECT_THAT(problem("in_use[deliver] > 1").text, testing::HasSubstr("is a condition"));
  EXPECT_THAT(problem("in_use@3").text, testing::HasSubstr("needs a co, such as in_use[commission]"));
  EXPECT_THAT(problem("added_to_trying[leader, assess]@3").text, testing::HasSubstr("needs a kind, a barrier"));
  EXPECT_THAT(problem("staff_hours[wages]@3").text, testing::HasSubstr("is not an item of staff_hours"));
  EXPECT_THAT(problem("slack[deliver]@3").text, testing::HasSubstr("slack has no labels"));
  EXPECT_THAT(problem("3 @ 4").text, testing::HasSubstr("same in every month"));
  EXPECT_THAT(problem("1 < 2").text, testing::HasSubstr("two plain numbers are compared"));
  EXPECT_THAT(problem("slack@0").text, testing::HasSubstr("month 1 is the first"));
  EXPECT_THAT(problem("mean(slack, 5..3)").text, testing::HasSubstr("earlier month comes before the later"));
  EXPECT_THAT(problem("mean(slack, last..3)").text, testing::HasSubstr("earlier month comes before the later"));
  EXPECT_THAT(problem("mean(3)").text,
      testing::HasSubstr("mean(...) needs a measure and months, as in mean(in_use[deliver], 1..12)"));
  EXPECT_THAT(problem("first(slack)").text, testing::HasSubstr("needs a condition"));
  EXPECT_THAT(problem("slack@1 + turnover@1").text, testing::HasSubstr("of different units, hours and none"));
  EXPECT_THAT(problem("slack@1 2").text, testing::HasSubstr("'2' cannot stand here"));
  EXPECT_THAT(problem("").text, testing::HasSubstr("a number, a measure or ( is missing"));
  EXPECT_THAT(problem("(1").text, testing::HasSubstr(") is missing"));
  EXPECT_THAT(problem("slack@999999999999").text, testing::HasSubstr("at most 100,000"));
  EXPECT_EQ(problem("1 + slakc@1").text, "no measure, count or function is called slakc");
  EXPECT_EQ(problem("1 + slakc@1").at, 4U);
  EXPECT_THAT(problem("slack@1 \u00d7 2").text, testing::StartsWith("'\u00d7' cannot stand here"));
}

TEST(WhatIsNoExpression, NamesWhatIsUnknownAndWhatIsKnown) {
  const ExpressionProblem label = problem("in_use[delivery]@1");
  EXPECT_EQ(label.unknown, "delivery");
  EXPECT_THAT(label.known, testing::ElementsAre("commission", "design", "deliver", "assess"));
  EXPECT_THAT(problem("slakc@1").known, testing::Contains("slack"));
}

TEST(WhatIsNoExpression, EndsSoonHoweverDeepItIs) {
  EXPECT_THAT(problem(std::string(900, '(')).text, testing::HasSubstr("too many parts"));
  EXPECT_THAT(problem(std::string(900, '-')).text, testing::HasSubstr("too many parts"));
  EXPECT_THAT(problem(std::string(2000, '1')).text, testing::HasSubstr("1,000 characters"));
}

TEST(LabelsOfAMeasure, AreAsManyAsItsValues) {
  for (const Measure& one : measures) {
    std::size_t count = 1;
    for (const AxisPart& part : parts_of(one.axis)) count *= part.labels.size();
    EXPECT_EQ(count, extent(one.axis)) << one.name;
  }
}

}  // namespace
}  // namespace coadopt
