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
  [[maybe_unused]] static constexpr std::string_view table = "example";
  float rate;
  PerCo<float> each;
};

}  // namespace

template <>
inline constexpr auto declarations<Example> = std::to_array<Parameter<Example>>({
    {"rate", at<&Example::rate>(), 0.5, {0, 1}, "1", "A rate.", assumed("a test")},
    {"each", at<&Example::each>(), {1, 2, 3, 4}, {0, 10}, "1", "One for each.", cited("a test"), co_names},
});

namespace {

TEST(AStructOfParameters, StartsAtItsDeclaredDefaults) {
  const auto example = defaults<Example>();
  EXPECT_EQ(example.rate, 0.5F);
  EXPECT_EQ(example.each, (PerCo<float>{{1, 2, 3, 4}}));
}

struct Undeclared {
  [[maybe_unused]] static constexpr std::string_view table = "undeclared";
  float rate;
  float forgotten;
};

struct OutOfRange {
  [[maybe_unused]] static constexpr std::string_view table = "out_of_range";
  float rate;
};

struct Unsourced {
  [[maybe_unused]] static constexpr std::string_view table = "unsourced";
  float rate;
};

}  // namespace

template <>
inline constexpr auto declarations<Undeclared> = std::to_array<Parameter<Undeclared>>({
    {"rate", at<&Undeclared::rate>(), 0.5, {0, 1}, "1", "A rate.", assumed("a test")},
});
template <>
inline constexpr auto declarations<OutOfRange> = std::to_array<Parameter<OutOfRange>>({
    {"rate", at<&OutOfRange::rate>(), 1.5, {0, 1}, "1", "A rate.", assumed("a test")},
});
template <>
inline constexpr auto declarations<Unsourced> = std::to_array<Parameter<Unsourced>>({
    {"rate", at<&Unsourced::rate>(), 0.5, {0, 1}, "1", "A rate.", assumed("")},
});

namespace {

TEST(AStructOfParameters, IsIncompleteWithAMemberUndeclaredADefaultOutOfRangeOrNoSource) {
  EXPECT_TRUE(complete<Example>());
  EXPECT_FALSE(complete<Undeclared>());
  EXPECT_FALSE(complete<OutOfRange>());
  EXPECT_FALSE(complete<Unsourced>());
}

}  // namespace
}  // namespace coadopt
