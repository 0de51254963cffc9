#include "command/description.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "barrier/barrier.hpp"
#include "month/declared.hpp"
#include "month/schedule.hpp"
#include "observe/measure.hpp"

namespace coadopt {
namespace {

const Description example = {"Things", "What there is.", {"thing", "size", "meaning"},
    {{"a.one", "1", "first"}, {"a.two", "2", "x | y"}}};

std::vector<std::string> names_of(const Description& description) {
  std::vector<std::string> names;
  for (const auto& row : description.rows) names.push_back(row.front());
  return names;
}

void expect_whole(const Description& description) {
  std::set<std::string> names;
  EXPECT_FALSE(description.title.empty() || description.introduction.empty() || description.rows.empty());
  for (const auto& row : description.rows) {
    EXPECT_EQ(row.size(), description.columns.size()) << row.front();
    EXPECT_TRUE(names.insert(row.front()).second) << row.front() << " comes twice";
    for (const std::string& cell : row) EXPECT_FALSE(cell.empty()) << row.front() << " lacks something";
  }
}

TEST(Description, OfEveryTopicIsWhole) {
  expect_whole(describe_parameters());
  expect_whole(describe_assumptions());
  expect_whole(describe_barriers());
  expect_whole(describe_levers());
  expect_whole(describe_targets());
  expect_whole(describe_metrics());
  expect_whole(describe_schedule());
}

TEST(Description, HasEveryParameterInItsOrder) {
  std::vector<std::string> declared;
  for (const Declared& one : declared_parameters()) declared.push_back(one.key);
  EXPECT_EQ(names_of(describe_parameters()), declared);
}

TEST(Description, HasEveryAssumptionAndNothingElse) {
  const auto assumed = std::ranges::count_if(
      declared_parameters(), [](const Declared& one) { return one.source.evidence == Evidence::assumed; });
  EXPECT_EQ(describe_assumptions().rows.size(), static_cast<std::size_t>(assumed));
}

TEST(Description, SaysOfWhatIsNotAssumedWhatItRestsOn) {
  for (const Declared& one : declared_parameters()) {
    const std::string rests = why_not_assumed(std::string(one.key));
    EXPECT_EQ(rests.empty(), one.source.evidence == Evidence::assumed) << one.key;
    if (rests.empty()) continue;
    EXPECT_EQ(rests, std::string(one.key) + " is not assumed. It is " +
                         std::string(evidence_name(one.source.evidence)) + ": " + std::string(one.source.text) +
                         "\n");
  }
  EXPECT_EQ(why_not_assumed("adoption"), "") << "some of its parameters are";
  EXPECT_EQ(why_not_assumed("nothing"), "");
}

TEST(Description, HasEveryBarrierMeasureAndPhase) {
  EXPECT_EQ(describe_barriers().rows.size(), all_barriers.size());
  EXPECT_EQ(describe_metrics().rows.size(), measures.size());
  EXPECT_EQ(describe_schedule().rows.size(), schedule().size());
}

TEST(Description, ShowsOnlyWhatHasTheName) {
  EXPECT_EQ(names_of(only(example, "a.two")), std::vector<std::string>{"a.two"});
  EXPECT_EQ(names_of(only(example, "a")), (std::vector<std::string>{"a.one", "a.two"}));
}

TEST(Description, NamesTheNearestWhereThereIsNone) {
  try {
    static_cast<void>(only(example, "a.onne"));
    FAIL() << "a.onne was found";
  } catch (const std::invalid_argument& unknown) {
    EXPECT_STREQ(unknown.what(), "Things: there is no entry \"a.onne\". Did you mean a.one?");
  }
}

TEST(Description, AsTextNamesEveryColumn) {
  EXPECT_EQ(as_text(only(example, "a.one")),
      "Things\nWhat there is.\n\na.one\n  size             1\n  meaning          first\n");
}

TEST(Description, AsMarkdownIsATableWithBarsEscaped) {
  EXPECT_EQ(as_markdown(example),
      "# Things\n\nWhat there is.\n\n| thing | size | meaning |\n| --- | --- | --- |\n"
      "| `a.one` | 1 | first |\n| `a.two` | 2 | x \\| y |\n");
}

TEST(Description, AsJsonKeepsTheOrderOfColumns) {
  EXPECT_EQ(as_json(only(example, "a.one")).dump(), R"([{"thing":"a.one","size":"1","meaning":"first"}])");
}

}  // namespace
}  // namespace coadopt
