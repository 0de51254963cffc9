// Contributions add up to the whole, and are the Shapley values where all orders can be tried.

#include "experiment/diagnosis/contributions.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <set>

namespace coadopt {
namespace {

TEST(RemovalOrders, HaveEachBarrierOnceInEachPlaceInBothDirections) {
  const std::vector<Order> orders = removal_orders({3, 0}, 48);
  for (std::size_t ring = 0; ring < 2; ++ring) {
    std::array<std::array<int, barrier_count>, barrier_count> times{};
    for (std::size_t i = 0; i < orders_of_a_ring; ++i) {
      for (std::size_t place = 0; place < barrier_count; ++place)
        ++times[place][index(orders[ring * orders_of_a_ring + i][place])];
    }
    for (const auto& place : times) {
      for (const int count : place) EXPECT_EQ(count, 2);
    }
  }
  for (std::size_t i = 0; i < orders.size(); i += 2) {
    EXPECT_TRUE(std::equal(orders[i].begin(), orders[i].end(), orders[i + 1].rbegin()));
  }
}

TEST(RemovalOrders, OfOneRingShareTheirRuns) {
  EXPECT_EQ(sets_of(removal_orders({3, 0}, orders_of_a_ring)).size(), 134U);
  EXPECT_EQ(
      sets_of(removal_orders({3, 0}, 2)).size(), 26U + 18U);  // none, all, each, all but each; and the rest
}

TEST(RemovalOrders, AreDrawnForEachReplicateAndSeed) {
  EXPECT_EQ(removal_orders({3, 0}, 24), removal_orders({3, 0}, 24));
  EXPECT_NE(removal_orders({3, 0}, 24), removal_orders({3, 1}, 24));
  EXPECT_NE(removal_orders({3, 0}, 24), removal_orders({4, 0}, 24));
  const std::vector<Order> more = removal_orders({3, 0}, 48);
  EXPECT_TRUE(std::ranges::equal(removal_orders({3, 0}, 24), std::span(more).first(24)));
  EXPECT_NE(more[0], more[24]);
}

// Values of all sets by a formula.
std::vector<Values> table_of(const std::function<double(BarrierSet)>& formula) {
  std::vector<Values> all;
  for (std::uint32_t bits = 0; bits <= BarrierSet::all().bits(); ++bits) {
    all.push_back({formula(BarrierSet(bits)), 1.0});
  }
  return all;
}

Contributions from(const std::vector<Values>& table, std::uint32_t orders) {
  return contributions(removal_orders({11, 0}, orders),
      [&](BarrierSet removed) -> const Values& { return table[removed.bits()]; });
}

TEST(Contributions, AddUpToTheWholeWhateverTheValuesAre) {
  const auto table = table_of(
      [](BarrierSet removed) { return static_cast<double>(removed.bits() * 2654435761U % 1009U) / 1009.0; });
  for (const std::uint32_t orders : {2U, 6U, 24U, 48U}) {
    const Contributions found = from(table, orders);
    double sum = 0.0;
    for (const Values& one : found.shares) sum += one[0];
    EXPECT_NEAR(sum, found.whole[0], 1e-12);
    EXPECT_EQ(found.whole[0], table.back()[0] - table.front()[0]);
  }
}

// Each barrier adds its own, and neighbours by number add something together: the Shapley value is the own part
// and half of each pair's.
TEST(Contributions, AreThoseOfAllOrdersWhereOnlyPairsActTogether) {
  const auto own = [](std::size_t i) { return 0.01 * static_cast<double>(i + 1); };
  const auto pair = [](std::size_t i) { return 0.02 * static_cast<double>(i % 3); };
  const auto table = table_of([&](BarrierSet removed) {
    double sum = 0.1;
    for (std::size_t i = 0; i < barrier_count; ++i) {
      if (!removed.has(static_cast<Barrier>(i))) continue;
      sum += own(i);
      if (i > 0 && removed.has(static_cast<Barrier>(i - 1))) sum += pair(i);
    }
    return sum;
  });
  const Contributions found = from(table, 24);
  for (std::size_t i = 0; i < barrier_count; ++i) {
    const double pairs = (i > 0 ? pair(i) : 0.0) + (i + 1 < barrier_count ? pair(i + 1) : 0.0);
    EXPECT_NEAR(found.shares[i][0], own(i) + pairs / 2, 1e-12);
    EXPECT_NEAR(found.alone[i][0], own(i), 1e-12);
    EXPECT_NEAR(found.last[i][0], own(i) + pairs, 1e-12);
    EXPECT_EQ(found.shares[i][1], 0.0);
  }
  EXPECT_EQ(found.as_is[0], 0.1);
}

TEST(OverReplicates, IsTheMeanWithStudentsInterval) {
  std::vector<Contributions> all(3);
  for (std::size_t i = 0; i < 3; ++i) all[i].whole = {static_cast<double>(i)};
  const PairedDifference d = over_replicates(all, [](const Contributions& one) { return one.whole[0]; });
  EXPECT_DOUBLE_EQ(d.mean, 1.0);
  EXPECT_NEAR(d.high - d.mean, 4.303 / std::sqrt(3.0), 1e-3);
}

}  // namespace
}  // namespace coadopt
