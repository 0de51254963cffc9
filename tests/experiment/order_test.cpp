#include "experiment/order.hpp"

#include <gmock/gmock.h>

#include <set>

namespace coadopt {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(BalancedOrder, HasEachOnce) {
  EXPECT_THAT(balanced_order(0), IsEmpty());
  EXPECT_THAT(balanced_order(1), ElementsAre(0));
  EXPECT_THAT(balanced_order(6), ElementsAre(0, 4, 2, 1, 5, 3));
  for (const std::uint32_t count : {2U, 7U, 64U, 1000U}) {
    const std::vector<std::uint32_t> order = balanced_order(count);
    EXPECT_EQ(order.size(), count);
    EXPECT_EQ(std::set<std::uint32_t>(order.begin(), order.end()).size(), count);
  }
}

TEST(BalancedOrder, EveryBeginningLiesEvenlyOverAll) {
  const std::vector<std::uint32_t> order = balanced_order(1000);
  for (std::size_t begun = 16; begun <= 1000; ++begun) {
    std::array<int, 4> quarters{};
    for (std::size_t i = 0; i < begun; ++i) ++quarters[order[i] / 250];
    const auto [least, most] = std::ranges::minmax(quarters);
    EXPECT_LE(most - least, 8) << begun;
  }
}

}  // namespace
}  // namespace coadopt
