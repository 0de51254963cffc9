#include "experiment/budget/evolve.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace coadopt {

namespace {

// ZDT1 (Zitzler, Deb & Thiele 2000) in six dimensions: its front is f2 = 1 - sqrt(f1), where g is 1.
Worth zdt1(const Place01& place) {
  double g = 1.0;
  for (std::size_t i = 1; i < place.size(); ++i) g += 9.0 * place[i] / static_cast<double>(place.size() - 1);
  return {place[0], g * (1.0 - std::sqrt(place[0] / g))};
}

std::vector<std::vector<Worth>> evolved(std::uint32_t generations, std::uint32_t seed) {
  std::vector<Place01> first;
  std::vector<Worth> worth;
  for (std::size_t i = 0; i < 40; ++i) {
    Place01 place(6, 0.8);
    place[0] = static_cast<double>(i) / 39.0;
    place[1 + i % 5] = 0.3;
    first.push_back(place);
    worth.push_back(zdt1(place));
  }
  std::vector<std::vector<Worth>> asked;
  evolve(first, worth, {generations, seed}, [&](const std::vector<Place01>& places) {
    asked.emplace_back();
    for (const Place01& place : places) asked.back().push_back(zdt1(place));
    return asked.back();
  });
  return asked;
}

double distance_from_front(const std::vector<Worth>& all) {
  double sum = 0.0;
  for (const Worth& one : all) sum += one[1] - (1.0 - std::sqrt(one[0]));
  return sum / static_cast<double>(all.size());
}

TEST(Evolve, ComesCloseToTheFrontOfAKnownProblem) {
  const auto asked = evolved(120, 1);
  ASSERT_EQ(asked.size(), 120U) << "a batch a generation";
  EXPECT_GT(distance_from_front(asked.front()), 2.0);
  EXPECT_LT(distance_from_front(asked.back()), 0.15);
}

TEST(Evolve, GoesTheSameWayForASeed) {
  EXPECT_EQ(evolved(5, 3), evolved(5, 3));
  EXPECT_NE(evolved(5, 3), evolved(5, 4));
}

TEST(Front, IsWhatNothingElseIsAsGoodAsAndBetter) {
  EXPECT_EQ(front_of({{1, 4}, {2, 2}, {3, 3}, {4, 1}, {2, 5}}), (std::vector<std::size_t>{0, 1, 3}));
  EXPECT_EQ(front_of({{1, 1}}), std::vector<std::size_t>{0});
  EXPECT_TRUE(front_of({}).empty());
}

TEST(Front, OfManyThoseFarFromTheirNeighboursAreTakenFirst) {
  const std::vector<Worth> front = {{0, 10}, {1, 9}, {1.1, 8.9}, {5, 5}, {10, 0}};
  EXPECT_EQ(best_of(front, 3), (std::vector<std::size_t>{0, 3, 4}));
  EXPECT_EQ(best_of(front, 9).size(), 5U);
}

}  // namespace

}  // namespace coadopt
