// Draws are a function of what they are for and of nothing else; they are spread as chance is.

#include "chance/uniforms.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <set>

namespace coadopt {
namespace {

constexpr Stream stream{20261, 4};

TEST(AGroupOfUniforms, HoldsTheDrawOfEachOfItsAgents) {
  for (const std::uint32_t group : {0U, 1U, 2U, 63U, 1000U, 1'048'575U, 67'108'863U}) {
    for (const std::uint32_t index : {0U, 1U, 0xffffffffU}) {
      const GroupOfUniforms draws = uniforms(stream, Purpose::respond, 9, group, index);
      for (std::uint32_t i = 0; i < draw_group; ++i) {
        ASSERT_EQ(draws[i], uniform(stream, Purpose::respond, 9, group * draw_group + i, index))
            << group << ' ' << i;
      }
    }
  }
}

TEST(OwnUniformsOfNeighbours, AreThoseOfEachOfThem) {
  for (const std::uint32_t first : {0U, 1U, 8U, 12345U, 0xfffffffcU}) {
    for (const std::uint32_t index : {0U, 7U}) {
      const OwnUniformsOfNeighbours draws =
          own_uniforms_of_neighbours(stream, Purpose::espouse, 9, first, index);
      for (std::uint32_t i = 0; i < own_neighbours; ++i) {
        ASSERT_EQ(draws[i], own_uniforms(stream, Purpose::espouse, 9, first + i, index)) << first << ' ' << i;
      }
    }
  }
}

TEST(OwnUniformsOf, AreThoseOfEachWhereverTheyAre) {
  const std::array<std::uint32_t, own_neighbours> agents = {7, 0, 7, 123456, 0xffffffffU, 64, 1, 3};
  for (const std::uint32_t index : {0U, 7U}) {
    const OwnUniformsOfNeighbours draws = own_uniforms_of(stream, Purpose::deliver, 9, agents, index);
    for (std::uint32_t i = 0; i < own_neighbours; ++i) {
      EXPECT_EQ(draws[i], own_uniforms(stream, Purpose::deliver, 9, agents[i], index)) << i;
    }
  }
}

TEST(ManyOwnUniforms, AreThoseOfTheFirstFourIndices) {
  const ManyOwnUniforms draws = many_own_uniforms(stream, Purpose::meet, 9, 12345);
  for (std::uint32_t index = 0; index < draws.size(); ++index) {
    EXPECT_EQ(draws[index], own_uniforms(stream, Purpose::meet, 9, 12345, index)) << index;
  }
}

TEST(AMoment, DrawsFromItsOwnMonthAndStream) {
  const Moment moment{stream, 12};
  EXPECT_EQ(moment.own(Purpose::meet, 5, 1), own_uniforms(stream, Purpose::meet, 12, 5, 1));
  EXPECT_EQ(moment.own_of_neighbours(Purpose::meet, 5, 1),
      own_uniforms_of_neighbours(stream, Purpose::meet, 12, 5, 1));
  EXPECT_EQ(moment.own_of(Purpose::meet, {1, 2, 3, 4, 5, 6, 7, 8}, 1),
      own_uniforms_of(stream, Purpose::meet, 12, {1, 2, 3, 4, 5, 6, 7, 8}, 1));
  EXPECT_EQ(moment.many_own(Purpose::meet, 5), many_own_uniforms(stream, Purpose::meet, 12, 5));
  EXPECT_EQ(moment.group(Purpose::attend, 5, 1), uniforms(stream, Purpose::attend, 12, 5, 1));
}

TEST(OwnUniforms, DifferForEveryAgentPurposeMonthIndexReplicateAndSeed) {
  std::set<std::array<float, 4>> seen;
  std::size_t count = 0;
  const auto add = [&](const std::array<float, 4>& draws) {
    seen.insert(draws);
    ++count;
  };
  for (std::uint32_t agent = 0; agent < 300; ++agent) add(own_uniforms(stream, Purpose::decide, 1, agent, 0));
  for (Month month = 2; month < 300; ++month) add(own_uniforms(stream, Purpose::decide, month, 0, 0));
  for (std::uint32_t i = 1; i < 300; ++i) add(own_uniforms(stream, Purpose::decide, 1, 0, i));
  for (std::uint32_t i = 0; i < 300; ++i) {
    if (i != stream.replicate) add(own_uniforms({stream.seed, i}, Purpose::decide, 1, 0, 0));
  }
  for (std::uint64_t seed = 0; seed < 300; ++seed) add(own_uniforms({seed, 4}, Purpose::decide, 1, 0, 0));
  for (std::uint64_t seed = 1; seed < 300; ++seed)
    add(own_uniforms({seed << 32U, 4}, Purpose::decide, 1, 0, 0));
  for (std::uint32_t purpose = 1; purpose <= 24; ++purpose) {
    if (static_cast<Purpose>(purpose) != Purpose::decide) {
      add(own_uniforms(stream, static_cast<Purpose>(purpose), 1, 0, 0));
    }
  }
  EXPECT_EQ(seen.size(), count);
}

TEST(Uniforms, FillTheUnitIntervalEvenly) {
  constexpr std::uint32_t bins = 256;
  constexpr std::uint32_t groups = 4000;
  std::vector<double> counts(bins, 0.0);
  double mean = 0;
  for (std::uint32_t group = 0; group < groups; ++group) {
    for (const float u : uniforms(stream, Purpose::attend, 3, group)) {
      ASSERT_GT(u, 0.0F);
      ASSERT_LT(u, 1.0F);
      ++counts[static_cast<std::size_t>(u * bins)];
      mean += static_cast<double>(u);
    }
  }
  const double all = groups * draw_group;
  EXPECT_NEAR(mean / all, 0.5, 4 / std::sqrt(12 * all));
  double statistic = 0;
  for (const double count : counts) statistic += (count - all / bins) * (count - all / bins) / (all / bins);
  const boost::math::chi_squared_distribution<double> by_chance(bins - 1);
  EXPECT_LT(statistic, boost::math::quantile(boost::math::complement(by_chance, 1e-4)));
  EXPECT_GT(statistic, boost::math::quantile(by_chance, 1e-4));
}

TEST(Uniforms, OfNeighbouringAgentsAndMonthsAreUncorrelated) {
  constexpr std::uint32_t n = 100'000;
  double by_agent = 0;
  double by_month = 0;
  for (std::uint32_t agent = 0; agent < n; ++agent) {
    const double here = static_cast<double>(uniform(stream, Purpose::respond, 1, agent)) - 0.5;
    by_agent += here * (static_cast<double>(uniform(stream, Purpose::respond, 1, agent + 1)) - 0.5);
    by_month += here * (static_cast<double>(uniform(stream, Purpose::respond, 2, agent)) - 0.5);
  }
  EXPECT_LT(std::abs(by_agent * 12 / n), 4 / std::sqrt(static_cast<double>(n)));
  EXPECT_LT(std::abs(by_month * 12 / n), 4 / std::sqrt(static_cast<double>(n)));
}

}  // namespace
}  // namespace coadopt
