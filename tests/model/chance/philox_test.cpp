// The generator gives the known answers that its authors publish with their library, Random123
// (tests/kat_vectors, philox4x32 with 10 rounds).

#include "chance/philox.hpp"

#include <gtest/gtest.h>

#include "chance/stream.hpp"

namespace coadopt {
namespace {

TEST(Philox, GivesTheKnownAnswerForNothing) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
}

TEST(Philox, GivesTheKnownAnswerForAllOnes) {
  const std::uint32_t ones = 0xffffffff;
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}),
      (Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
}

TEST(Philox, GivesTheKnownAnswerForTheDigitsOfPi) {
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
      (Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(TheKey, IsTheSeedInTwoWords) {
  EXPECT_EQ((Stream{0x299f31d0a4093822, 5}.key()), (Key{0xa4093822, 0x299f31d0}));
}

TEST(TheCounter, KeepsEverythingADrawIsAFunctionOfApart) {
  const Stream stream{1, 77};
  const Counter words = counter(stream, Layout::engine, Purpose::settle_practice, 0x1234, 99, 3);
  EXPECT_EQ(words, (Counter{99, 0x020f1234, 3, 77}));
}

TEST(UnitInterval, IsOpenAtBothEnds) {
  EXPECT_EQ(unit_interval(0), 0x1p-24F);
  EXPECT_LT(unit_interval(0xffffffff), 1.0F);
  EXPECT_EQ(unit_interval(0x80000000), 0.5F + 0x1p-24F);
}

TEST(AnEngine, GivesTheWordsOfItsBlocksInTheirOrder) {
  const Stream stream{42, 3};
  Engine engine(stream, Purpose::benefit, 5, 17);
  for (std::uint32_t block = 0; block < 3; ++block) {
    const Counter words = philox(counter(stream, Layout::engine, Purpose::benefit, 5, 17, block), stream.key());
    for (const std::uint32_t word : words) EXPECT_EQ(engine(), word);
  }
}

}  // namespace
}  // namespace coadopt
