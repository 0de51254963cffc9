#include <gmock/gmock.h>

#include <algorithm>
#include <limits>

#include "results/comparison_contents.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/results_file.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

// Contents in which every number tells where it belongs.
ComparisonContents numbered_contents(const ResultsPlan& plan) {
  ComparisonContents contents;
  for (const ResultsScenario& one : plan.scenarios) contents.scenarios.push_back(one.name);
  contents.outcomes = {"practice_in_use", "money", "need_users"};
  contents.gains = {"persons_active"};
  contents.counted = {"money", "money_and_hours"};
  const std::size_t scenarios = contents.scenarios.size();
  double next = 1.0;
  for (const ComparisonVariable& one : comparison_variables()) {
    std::size_t size = 1;
    for (const std::string_view dimension : one.dimensions) {
      size *= dimension == "scenario" ? scenarios : dimension == "outcome" ? 3 : dimension == "counted" ? 2 : 1;
    }
    std::visit(
        [&](auto member) {
          auto& values = contents.*member;
          values.resize(size);
          for (auto& value : values) value = static_cast<std::remove_reference_t<decltype(value)>>(next++);
        },
        one.values);
  }
  contents.low[0] = std::numeric_limits<double>::quiet_NaN();
  return contents;
}

class ComparisonGroup : public InFolder {};

TEST_F(ComparisonGroup, HasEveryVariableWithItsValues) {
  const ResultsPlan plan = synthetic::plan();
  Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
  synthetic::write_all(journal, plan);
  const ComparisonContents contents = numbered_contents(plan);
  write_results(plan, journal, in_folder("out.h5"), Existing::refuse, contents);
  journal.remove();
  const reading::File file(in_folder("out.h5"));
  EXPECT_EQ(file.texts("/comparison/scenario"), contents.scenarios);
  EXPECT_EQ(file.texts("/comparison/outcome"), contents.outcomes);
  for (const ComparisonVariable& one : comparison_variables()) {
    const std::string name = "/comparison/" + std::string(one.name);
    EXPECT_EQ(file.dimensions(name), Names(one.dimensions.begin(), one.dimensions.end()));
    std::vector<::testing::Matcher<double>> expected;
    std::visit(
        [&](auto member) {
          for (const auto value : contents.*member) {
            expected.emplace_back(::testing::NanSensitiveDoubleEq(static_cast<double>(value)));
          }
        },
        one.values);
    EXPECT_THAT(file.numbers(name), ::testing::ElementsAreArray(expected)) << name;
  }
  EXPECT_EQ(file.text_attribute("/comparison/verdict", "flag_meanings"),
      "not_known one_replicate no_difference no_clear_difference more less");
}

}  // namespace
}  // namespace coadopt
