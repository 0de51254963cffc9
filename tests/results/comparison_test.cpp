#include <gmock/gmock.h>

#include <cmath>
#include <type_traits>

#include "experiment/comparison_contents.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/results_file.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

class ComparisonGroup : public InFolder {};

TEST_F(ComparisonGroup, HasEveryVariableWithItsValues) {
  const ResultsPlan plan = synthetic::plan();
  Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
  synthetic::write_all(journal, plan);
  // Numbers of which each differs from all others.
  std::vector<std::vector<Summary>> summaries(
      plan.scenarios.size(), std::vector<Summary>(2, Summary(outcomes().size())));
  double next = 1.0;
  for (auto& scenario : summaries) {
    for (Summary& replicate : scenario) {
      for (double& value : replicate) value = std::sqrt(next++);
    }
  }
  const FileGroup group = comparison_group(plan, Comparison(summaries));
  write_results(plan, journal, in_folder("out.h5"), "", group);
  journal.remove();
  const reading::File file(in_folder("out.h5"));
  EXPECT_EQ(file.texts("/comparison/scenario"), member_of_each(plan.scenarios, &ResultsScenario::name));
  EXPECT_EQ(file.texts("/comparison/outcome").size(), outcomes().size());
  EXPECT_THAT(file.numbers("/comparison/mean").front(),
      ::testing::DoubleEq((summaries[0][0][0] + summaries[0][1][0]) / 2.0));
  for (const FileVariable& one : group.variables) {
    const std::string name = "/comparison/" + one.name;
    EXPECT_EQ(file.dimensions(name), one.dimensions);
    std::vector<::testing::Matcher<double>> expected;
    std::visit(
        [&]<class T>(const std::vector<T>& values) {
          if constexpr (!std::is_same_v<T, std::string>) {
            for (const T value : values)
              expected.emplace_back(::testing::NanSensitiveDoubleEq(static_cast<double>(value)));
          }
        },
        one.values);
    EXPECT_FALSE(expected.empty()) << name;
    EXPECT_THAT(file.numbers(name), ::testing::ElementsAreArray(expected)) << name;
  }
  EXPECT_EQ(file.text_attribute("/comparison/verdict", "flag_meanings"),
      "not_known one_replicate no_difference no_clear_difference more less");
}

}  // namespace
}  // namespace coadopt
