#include "command/presentation.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace coadopt {
namespace {

PairedDifference difference(double mean, double low, double high) {
  PairedDifference d;
  d.mean = mean;
  d.low = low;
  d.high = high;
  return d;
}

TEST(Figures, HaveCommasAndNoExponent) {
  EXPECT_EQ(figures(0.012345, 3), "0.0123");
  EXPECT_EQ(figures(1e-5, 3), "0.00001");
  EXPECT_EQ(figures(83.0, 3), "83");
  EXPECT_EQ(figures(122'222, 3), "122,000");
  EXPECT_EQ(figures(12'650, 3, true), "+12,700");
  EXPECT_EQ(figures(-12'650, 3, true), "-12,700");
  EXPECT_EQ(figures(2e6, 6), "2,000,000");
  EXPECT_EQ(figures(0.0, 3), "0");
  EXPECT_EQ(figures(-0.0, 3), "0");
  EXPECT_EQ(figures(-0.0, 3, true), "0");
}

TEST(Decimal, OfWhatRoundsToNothingHasNoSign) {
  EXPECT_EQ(decimal(-0.04, 1), "0.0");
  EXPECT_EQ(decimal(-0.04, 1, true), "0.0");
  EXPECT_EQ(decimal(0.04, 1, true), "0.0");
  EXPECT_EQ(decimal(-0.06, 1), "-0.1");
  EXPECT_EQ(decimal(0.06, 1, true), "+0.1");
  EXPECT_EQ(decimal(-0.0, 0), "0");
}

TEST(PointsText, HasAnIntervalWhereThereAreReplicates) {
  PairedDifference d = difference(-0.0001, -0.012, 0.0004);
  d.pairs = 4;
  EXPECT_EQ(points_text(d), "0.0 (-1.2 to 0.0)");
  d.pairs = 1;
  EXPECT_EQ(points_text(d), "0.0");
}

TEST(Thousands, PutsCommasAndRounds) {
  EXPECT_EQ(thousands(0), "0");
  EXPECT_EQ(thousands(999), "999");
  EXPECT_EQ(thousands(999.6), "1,000");
  EXPECT_EQ(thousands(1234567), "1,234,567");
  EXPECT_EQ(thousands(100000), "100,000");
  EXPECT_EQ(thousands(-1234), "-1,234");
  EXPECT_EQ(thousands(-0.2), "0");
}

TEST(ValueText, IsAsPeopleReadIt) {
  EXPECT_EQ(value_text(Unit::share, 0.1123), "11.2%");
  EXPECT_EQ(value_text(Unit::level, 0.51349), "0.513");
  EXPECT_EQ(value_text(Unit::hours, 28400.4), "28,400 h");
  EXPECT_EQ(value_text(Unit::persons, 371.2), "371");
  EXPECT_EQ(value_text(Unit::money, 0), "GBP 0");
  EXPECT_EQ(value_text(Unit::money, 12345), "GBP 12,345");
  EXPECT_EQ(value_text(Unit::money, 1234567), "GBP 1.23 million");
  EXPECT_EQ(value_text(Unit::money, -5000), "-GBP 5,000");
}

TEST(DifferenceText, HasSignsAndAnInterval) {
  EXPECT_EQ(difference_text(Unit::share, difference(0.041, 0.032, 0.05)), "+4.1 points (+3.2 to +5.0)");
  EXPECT_EQ(difference_text(Unit::share, difference(-0.041, -0.05, 0.001)), "-4.1 points (-5.0 to +0.1)");
  EXPECT_EQ(
      difference_text(Unit::level, difference(0.00123, -0.0001, 0.00256)), "+0.0012 (-0.0001 to +0.0026)");
  EXPECT_EQ(difference_text(Unit::hours, difference(1234, -10, 2478)), "+1,234 (-10 to +2,478)");
  EXPECT_EQ(difference_text(Unit::money, difference(2.5e6, 1e6, 4e6)), "+2.50 (+1.00 to +4.00) GBP million");
}

TEST(DifferenceText, OfWhatRoundsToNothingHasNoSign) {
  EXPECT_EQ(difference_text(Unit::share, difference(-0.0001, -0.0004, 0.0004)), "0.0 points (0.0 to 0.0)");
  EXPECT_EQ(difference_text(Unit::level, difference(-0.00001, -0.0001, 0.00001)), "0.0000 (-0.0001 to 0.0000)");
  EXPECT_EQ(difference_text(Unit::hours, difference(0, -0.4, 0.4)), "0 (0 to 0)");
  EXPECT_EQ(difference_text(Unit::money, difference(-0.2, -3, 0.2)), "0 (-3 to 0) GBP");
  EXPECT_EQ(difference_text(Unit::money, difference(-100, -2e6, 2e6)), "0.00 (-2.00 to +2.00) GBP million");
  EXPECT_EQ(value_text(Unit::share, -0.0001), "0.0%");
  EXPECT_EQ(value_text(Unit::money, -0.3), "GBP 0");
}

TEST(DifferenceText, OfOneReplicateSaysSo) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  EXPECT_EQ(difference_text(Unit::share, difference(0.041, -infinite, infinite)),
      "+4.1 points (one replicate: no interval)");
}

TEST(Counted, IsOneOfAThingOrSeveral) {
  EXPECT_EQ(counted(1, "replicate"), "1 replicate");
  EXPECT_EQ(counted(0, "month"), "0 months");
  EXPECT_EQ(counted(30, "month"), "30 months");
  EXPECT_EQ(counted(2, "community"), "2 communities");
}

TEST(MonthsSummedUp, AreTwelveAtMost) {
  EXPECT_EQ(months_summed_up(120), "the last twelve months");
  EXPECT_EQ(months_summed_up(12), "the last twelve months");
  EXPECT_EQ(months_summed_up(11), "all 11 months");
  EXPECT_EQ(months_summed_up(1), "the only month");
}

TEST(DeviationText, HasTheUnitOfItsOutcome) {
  EXPECT_EQ(deviation_text(Unit::share, 0.0123), "1.2 points");
  EXPECT_EQ(deviation_text(Unit::level, 0.00123), "0.0012");
  EXPECT_EQ(deviation_text(Unit::hours, 1234), "1,234 h");
}

TEST(RatioText, IsRoundedToWhatIsKnown) {
  EXPECT_EQ(ratio_text({1463.7, 1351.2, 1588.8, true}), "GBP 1,460 (1,350 to 1,590)");
  EXPECT_EQ(ratio_text({1463.7, 0, 0, false}), "not available: it may be any amount");
}

TEST(FreedText, SaysWhatIsCashed) {
  EXPECT_EQ(freed_text(1200, 0), "worth GBP 1,200 if turned into cash");
  EXPECT_EQ(freed_text(1200, 0.5), "50% turned into cash: GBP 600, and no longer free");
}

TEST(BurdenText, SaysNothingOfCashing) {
  EXPECT_EQ(burden_text(1200), "worth GBP 1,200, excluded from the money cost");
}

TEST(ReplicatesText, SaysEnoughOrHowManyMore) {
  PairedDifference d = difference(1, 0, 2);
  d.deviation = 1;
  d.pairs = 10;
  EXPECT_EQ(replicates_text(d, 0.2), "89 more needed");  // 99 in all
  d.pairs = 99;
  EXPECT_EQ(replicates_text(d, 0.2), "enough");
  d.pairs = 1;
  EXPECT_EQ(replicates_text(d, 0.2), "more needed");
  d.pairs = 10;
  d.mean = 0;
  EXPECT_EQ(replicates_text(d, 0.2), "> 100,000");
  d.deviation = 0;
  EXPECT_EQ(replicates_text(d, 0.2), "all equal");
}

Survival survival(std::vector<Fate> rules, std::vector<Fate> draws) {
  constexpr std::array<const char*, 3> names = {"additive", "weakest_link", "persuasion"};
  Survival made;
  for (std::size_t i = 0; i < rules.size(); ++i) made.rules.push_back({names[i], {}, rules[i]});
  for (const Fate fate : draws) made.draws.push_back({"draw", {}, fate});
  return made;
}

TEST(SurvivalText, SaysWhatAClaimDoesNotSurvive) {
  constexpr Fate yes = Fate::holds;
  constexpr Fate no = Fate::reversed;
  EXPECT_EQ(survival_text(survival({yes, yes, yes}, {yes, yes})), "survives");
  EXPECT_EQ(survival_text(survival({yes, no, yes}, {yes, yes})), "not under weakest_link");
  EXPECT_EQ(survival_text(survival({no, no, yes}, {yes, yes})), "not under 2 alternatives");
  EXPECT_EQ(survival_text(survival({yes, yes, yes}, {yes, no, Fate::vanishes})), "holds in 1 of 3 draws");
  EXPECT_EQ(
      survival_text(survival({yes, no, yes}, {yes, no})), "not under weakest_link; holds in 1 of 2 draws");
  EXPECT_EQ(survival_text(survival({yes}, {no})), "holds in 0 of 1 draw");
  EXPECT_EQ(survival_text(survival({}, {})), "not checked");
  Survival short_of_time = survival({yes}, {yes});
  short_of_time.workloads = {{"a quarter more casework", {}, no}, {"a quarter less casework", {}, yes}};
  EXPECT_EQ(survival_text(short_of_time), "not under a quarter more casework");
}

TEST(Padded, PadsAndCutsNothing) {
  EXPECT_EQ(padded("ab", 4), "ab  ");
  EXPECT_EQ(padded("abcdef", 4), "abcdef");
  EXPECT_EQ(padded("caf\u00e9", 6), "caf\u00e9  ");
}

TEST(Fitted, PadsAndCutsToAWidth) {
  EXPECT_EQ(fitted("ab", 4), "ab  ");
  EXPECT_EQ(fitted("abcdef", 4), "abcd");
  EXPECT_EQ(fitted("", 2), "  ");
  EXPECT_EQ(fitted("abc", 0), "");
}

TEST(Fitted, CountsLettersAndKeepsThemWhole) {
  EXPECT_EQ(fitted("caf\u00e9", 6), "caf\u00e9  ");
  EXPECT_EQ(fitted("caf\u00e9s", 4), "caf\u00e9");
  EXPECT_EQ(fitted("\u20ac\u20ac\u20ac", 2), "\u20ac\u20ac");
}

TEST(Fitted, LetsNoControlCharacterThrough) { EXPECT_EQ(fitted("a\nb\tc", 5), "a b c"); }

}  // namespace
}  // namespace coadopt
