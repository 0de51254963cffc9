// How numbers are written in tables: what is plain, and what is told of the rest.

#include "scenario/read_value.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace coadopt {
namespace {

using ::testing::HasSubstr;

constexpr Allowed staff_allowed = {{0, 100'000}, "staff"};
constexpr Allowed share_allowed = {{0, 100}, "share of 100"};

std::string of_people(std::string_view text) { return wrong_notation(text, staff_allowed, Kind::whole); }
std::string of_share(std::string_view text) { return wrong_notation(text, share_allowed, Kind::real); }

TEST(WrittenNumbers, ThatArePlainAreReadAsTheyStand) {
  for (const std::string_view text : {"0", "12", "007", "-5", "12.0", "12.00", "1000000", "0.000"}) {
    EXPECT_EQ(of_people(text), "") << text;
    EXPECT_TRUE(written_number(text, {})) << text;
  }
  for (const std::string_view text : {"12.5", "0.125", ".5", "5.", "2.500", "1e1", "33.333", "1.500"}) {
    EXPECT_EQ(of_share(text), "") << text;
    EXPECT_TRUE(written_number(text, {})) << text;
  }
  EXPECT_EQ(std::get<std::int64_t>(written_number("010", {})->is), 10);
}

TEST(WrittenNumbers, AreNeitherHexadecimalNorNanNorInfinite) {
  for (const std::string_view text : {"0x10", "nan", "inf", "-infinity", "1_000", "", "12%", "many", "1e999"}) {
    EXPECT_FALSE(written_number(text, {})) << text;
    EXPECT_EQ(of_share(text), "") << text << " is no number at all, which is told where it is read";
  }
}

TEST(WrittenNumbers, TooCloseTo0AreRefused) {
  for (const std::string_view text : {"1e-400", "-0.5e-40", "0.00000000000000000000000000000000000000000001"}) {
    EXPECT_FALSE(written_number(text, {})) << text;
    EXPECT_EQ(of_share(text), too_small) << text;
  }
  for (const std::string_view text : {"0", "-0.0", "0e-999", "1e-37"})
    EXPECT_TRUE(written_number(text, {})) << text;
}

TEST(WrittenNumbers, WithADecimalCommaAreTheSameWithADot) {
  EXPECT_EQ(of_share("12,5"), "has a comma in it. Write 12.5.");
  EXPECT_EQ(of_share("2,50"), "has a comma in it. Write 2.50.");
  EXPECT_EQ(of_share("0,125"), "has a comma in it. Write 0.125.");
  EXPECT_EQ(of_share("-0,5"), "has a comma in it. Write -0.5.");
  EXPECT_EQ(of_people("12,5"), "is not a whole number. Write one, in digits alone.");
  EXPECT_EQ(of_people("12,0"), "has a separator in it. Write 12.");
}

TEST(WrittenNumbers, ThatMayBeThousandsOrDecimalsAreToldBothWays) {
  EXPECT_EQ(of_people("2.000"), "may be 2000 or 2. Write the one that is meant, 2000 or 2.");
  EXPECT_EQ(of_people("1,000"), "may be 1000 or 1. Write the one that is meant, 1000 or 1.");
  EXPECT_EQ(of_share("1,500"), "may be 1500 or 1.500. Write the one that is meant, 1500 or 1.500.");
  EXPECT_EQ(of_people("1.200"), "has a separator in it. Write 1200.")
      << "1.2 can be no number of staff_allowed";
  EXPECT_EQ(of_people("1,200"), "has a separator in it. Write 1200.");
  EXPECT_EQ(wrong_notation("2.000", {{1, 10}, "coaches"}, Kind::whole), "") << "2000 is not allowed";
}

TEST(WrittenNumbers, WithSeparatorsOfThousandsAreTheSameWithoutThem) {
  for (const std::string_view text : {"12,345,678", "12.345.678", "12 345 678", "12\u00A0345\u00A0678",
           "12\u202F345\u202F678", "12'345'678", "12\u2019345\u2019678"}) {
    EXPECT_EQ(of_people(text), "has a separator in it. Write 12345678.") << text;
  }
  EXPECT_EQ(of_share("1.234,5"), "has a comma in it. Write 1234.5.");
  EXPECT_EQ(of_share("1,234.5"), "has a comma in it. Write 1234.5.");
  EXPECT_EQ(of_share("1 234,5"), "has a comma in it. Write 1234.5.");
  EXPECT_EQ(of_people("+5"), "has a separator in it. Write 5.");
  EXPECT_EQ(of_people("\u22125"), "has a separator in it. Write -5.");
}

TEST(WrittenNumbers, WhoseMarksMakeNoSenseAreToldSo) {
  for (const std::string_view text : {"1,2,3", "6 6", "1.23.4", "1,2345,6", "12.3456,78.9", "1 2.5"}) {
    EXPECT_THAT(of_people(text), HasSubstr("can be read in several ways")) << text;
    EXPECT_THAT(of_share(text), HasSubstr("can be read in several ways")) << text;
  }
}

TEST(WrittenNumbers, OfPeopleHaveNoExponent) {
  EXPECT_EQ(of_people("1E+05"), "has an exponent, which may hide digits. Write all of them, such as 100000.");
  EXPECT_EQ(of_people("1e300"), "") << "which is told to be out of range";
}

}  // namespace
}  // namespace coadopt
