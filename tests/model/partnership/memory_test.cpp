// What a partnership is said to need is what its columns take, and not much more.

#include "partnership/build.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"
#include "organisation/totals.hpp"

namespace coadopt {
namespace {

std::uint64_t bytes(const Partnership& who) {
  std::uint64_t all = 0;
  for_each_column(who, [&]<class AnyId, class T>(const Column<AnyId, T>& column, const auto&) {
    all += std::uint64_t{column.size()} * sizeof(T);
  });
  return all;
}

using Change = void (*)(PopulationParameters&);

TEST(TheMemoryNeeded, IsNotBelowWhatTheColumnsTakeNorTwiceAsMuch) {
  const std::vector<Change> changes = {
      [](PopulationParameters&) {},
      [](PopulationParameters& p) { p.caseload = 0; },
      [](PopulationParameters& p) { p.neighbours_per_user = 10; },
      [](PopulationParameters& p) { p.team_size = 1; },
      [](PopulationParameters& p) { p.organisations = 5000; },
      [](PopulationParameters& p) { p.communities = 5000; },
      [](PopulationParameters& p) { p.frontline_share = 0.001; },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Parameters p;
    changes[i](p.population);
    trial::Trial trial(p);
    const std::uint64_t taken = bytes(trial.who());
    const std::uint64_t needed = bytes_needed(p.population);
    EXPECT_GE(needed, taken) << "population " << i;
    EXPECT_LE(needed, 2 * taken) << "population " << i;
  }
}

TEST(TheMemoryNeeded, OfAbsurdSizesIsAbsurdAndDoesNotOverflow) {
  PopulationParameters p = defaults<PopulationParameters>();
  p.staff = 1'000'000'000'000'000;
  p.neighbours_per_user = 1000;
  p.caseload = 200;
  EXPECT_GT(bytes_needed(p), 1'000'000'000'000'000'000U);
}

}  // namespace
}  // namespace coadopt
