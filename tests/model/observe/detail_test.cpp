// Measures by role and by kind of organisation, against those of all staff.

#include <gtest/gtest.h>

#include <cmath>

#include "month/trial.hpp"

namespace coadopt {
namespace {

using trial::small;
using trial::Trial;

class InDetail : public testing::Test {
 protected:
  static Observed with_detail() {
    Observed observed;
    observed.groups[static_cast<std::size_t>(MeasureGroup::detail)] = true;
    return observed;
  }

  static Parameters practising() {
    Parameters p = small();
    p.organisation_start.in_use.values.fill(0.3F);
    return p;
  }

  InDetail() : trial_(practising()), record_(trial_.run(months, with_detail())) {}

  // The mean of shares of some sorts of staff, weighted by how many they are.
  static double together(std::span<const double> shares, std::span<const double> staff) {
    double sum = 0;
    double all = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      EXPECT_EQ(std::isnan(shares[i]), staff[i] == 0);
      if (staff[i] > 0) sum += shares[i] * staff[i];
      all += staff[i];
    }
    return sum / all;
  }

  [[nodiscard]] std::vector<double> of_co(MeasureId id, Co co, std::size_t sorts) const {
    std::vector<double> shares;
    for (std::size_t sort = 0; sort < sorts; ++sort)
      shares.push_back(record_.at(id, months)[sort * co_count + index(co)]);
    return shares;
  }

  static constexpr Month months = 12;
  Trial trial_;
  Record record_;
};

TEST_F(InDetail, IsLeftOutUnlessItIsAskedFor) {
  EXPECT_TRUE(Trial(small()).run(2).all(MeasureId::in_use_in_role).empty());
  EXPECT_FALSE(record_.all(MeasureId::in_use_in_role).empty());
}

TEST_F(InDetail, SharesOfRolesAndKindsMakeUpThoseOfAllStaff) {
  const Partnership& who = trial_.who();
  for (const Co co : all_cos) {
    std::vector<double> of_role(role_count);
    std::vector<double> of_kind(organisation_kind_count);
    for (const StaffId one : who.staff.role.ids()) {
      if (!relevant(who.staff.role[one], co)) continue;
      ++of_role[index(who.staff.role[one])];
      ++of_kind[static_cast<std::size_t>(who.organisations.kind[who.organisation_of(one)])];
    }
    const double in_use = record_.at(MeasureId::in_use, months)[index(co)];
    const double espoused = record_.at(MeasureId::espoused, months)[index(co)];
    EXPECT_GT(in_use, 0);
    EXPECT_NEAR(together(of_co(MeasureId::in_use_in_role, co, role_count), of_role), in_use, 1e-12);
    EXPECT_NEAR(together(of_co(MeasureId::espoused_in_role, co, role_count), of_role), espoused, 1e-12);
    const std::size_t kinds = organisation_kind_count;
    EXPECT_NEAR(together(of_co(MeasureId::in_use_in_kind, co, kinds), of_kind), in_use, 1e-12);
    EXPECT_NEAR(together(of_co(MeasureId::espoused_in_kind, co, kinds), of_kind), espoused, 1e-12);
  }
}

TEST_F(InDetail, TimeAndTurnoverOfKindsMakeUpThoseOfAllStaff) {
  const Partnership& who = trial_.who();
  std::vector<double> staff(organisation_kind_count);
  std::vector<double> frontline(organisation_kind_count);
  for (const StaffId one : who.staff.role.ids()) {
    const auto kind = static_cast<std::size_t>(who.organisations.kind[who.organisation_of(one)]);
    ++staff[kind];
    frontline[kind] += who.staff.role[one] == Role::frontline ? 1 : 0;
  }
  const auto of_kinds = [&](MeasureId id) { return record_.at(id, months); };
  EXPECT_NEAR(together(of_kinds(MeasureId::turnover_in_kind), staff),
      record_.at(MeasureId::turnover, months)[0], 1e-12);
  EXPECT_NEAR(together(of_kinds(MeasureId::short_of_time_in_kind), frontline),
      record_.at(MeasureId::short_of_time, months)[index(Role::frontline)], 1e-12);
  EXPECT_GT(record_.at(MeasureId::turnover, months)[0], 0);
}

}  // namespace
}  // namespace coadopt
