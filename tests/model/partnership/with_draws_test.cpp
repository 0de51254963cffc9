// Some of many are visited with draws of their own, eight at a time.

#include "partnership/with_draws.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace coadopt {
namespace {

TEST(ThoseWhoWaitForDraws, AreAllVisitedOnceWithTheirOwn) {
  const Moment moment{{7, 0}, 3};
  for (std::uint32_t count = 0; count <= 20; ++count) {
    std::vector<std::uint32_t> visited;
    const auto visit = [&](StaffId one, const OwnUniforms& draws) {
      visited.push_back(one.value);
      EXPECT_EQ(draws, moment.own(Purpose::deliver, one.value));
    };
    std::vector<std::uint32_t> chosen;
    for_some_with_draws<StaffId>(moment, Purpose::deliver, visit, [&](const auto& add) {
      for (std::uint32_t i = 0; i < count; ++i) {
        chosen.push_back(3 * i + 1);
        add(StaffId{3 * i + 1});
      }
    });
    EXPECT_EQ(visited, chosen);
  }
}

}  // namespace
}  // namespace coadopt
