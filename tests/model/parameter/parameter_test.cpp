// Every parameter is declared once, with all that is told about it.

#include "parameter/parameter.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "month/declared.hpp"

namespace coadopt {
namespace {

TEST(EveryParameter, HasAKeyOfItsOwn) {
  std::set<std::string> keys;
  for (const Declared& one : declared_parameters()) {
    EXPECT_TRUE(keys.insert(one.key).second) << one.key;
    EXPECT_EQ(one.key, std::string(one.table) + "." + std::string(one.name));
  }
  EXPECT_GT(keys.size(), 150U);
}

TEST(EveryParameter, NamesTheSurveyQuestionThatWouldSettleItIfItIsAGuessAndElseNone) {
  for (const Declared& one : declared_parameters()) {
    EXPECT_EQ(one.source.question.empty(), one.source.evidence != Evidence::assumed) << one.key;
  }
}

TEST(EveryParameter, IsReadWhereItIsWrittenAndNowhereElse) {
  const std::vector<Declared>& all = declared_parameters();
  const Parameters untouched;
  for (const Declared& one : all) {
    for (std::size_t slot = 0; slot < one.slots; ++slot) {
      Parameters changed;
      const double before = one.read(changed, slot);
      EXPECT_EQ(before, one.kind == Kind::real && one.table != "population"
                            ? static_cast<double>(static_cast<float>(one.initial.values[slot]))
                            : one.initial.values[slot])
          << one.key;
      const double value = before == one.bounds.low ? one.bounds.high : one.bounds.low;
      one.write(changed, slot, value);
      EXPECT_NEAR(one.read(changed, slot), value, std::abs(value) * 1e-6) << one.key;
      for (const Declared& other : all) {
        for (std::size_t i = 0; i < other.slots; ++i) {
          if (&other == &one && i == slot) continue;
          ASSERT_EQ(other.read(changed, i), other.read(untouched, i)) << one.key << " wrote " << other.key;
        }
      }
    }
  }
}

struct Example {
  COADOPT_PARAMETERS(Example, "example");

  COADOPT_PARAMETER(float, rate, 0.5, {0, 1}, "1", "A rate.", assumed("a test"));
  COADOPT_PARAMETER(PerCo<float>, each, {1, 2, 3, 4}, {0, 10}, "1", "One for each.", cited("a test"), co_names);
};

TEST(AParameter, IsNamedAsItsMemberIs) {
  EXPECT_EQ(declarations<Example>[0].name, "rate");
  EXPECT_EQ(declarations<Example>[1].name, "each");
  EXPECT_EQ(Example::table, "example");
}

TEST(AStructOfParameters, StartsAtItsDeclaredDefaults) {
  const auto example = defaults<Example>();
  EXPECT_EQ(example.rate, 0.5F);
  EXPECT_EQ(example.each, (PerCo<float>{{1, 2, 3, 4}}));
}

struct Undeclared {
  COADOPT_PARAMETERS(Undeclared, "undeclared");

  COADOPT_PARAMETER(float, rate, 0.5, {0, 1}, "1", "A rate.", assumed("a test"));
  [[maybe_unused]] float forgotten;
};

struct OutOfRange {
  COADOPT_PARAMETERS(OutOfRange, "out_of_range");

  COADOPT_PARAMETER(float, rate, 1.5, {0, 1}, "1", "A rate.", assumed("a test"));
};

struct Unsourced {
  COADOPT_PARAMETERS(Unsourced, "unsourced");

  COADOPT_PARAMETER(float, rate, 0.5, {0, 1}, "1", "A rate.", assumed(""));
};

TEST(AStructOfParameters, IsIncompleteWithAMemberUndeclaredADefaultOutOfRangeOrNoSource) {
  EXPECT_TRUE(complete<Example>());
  EXPECT_FALSE(complete<Undeclared>());
  EXPECT_FALSE(complete<OutOfRange>());
  EXPECT_FALSE(complete<Unsourced>());
}

}  // namespace
}  // namespace coadopt
