#pragma once

#include <gtest/gtest.h>

#include <numeric>

#include "month/trial.hpp"
#include "structure/structure.hpp"

namespace coadopt::structural {

// One intervention at work for a month, on a small partnership.
class Structural : public ::testing::Test {
 protected:
  Structural() : trial_(trial::small()) {}

  Partnership& who() { return trial_.who(); }
  Staff& staff() { return trial_.who().staff; }

  template <class Kind>
  Acting act(const Kind& kind, std::vector<std::uint32_t> targets, Month month = 0, float dose = 1.0F,
      bool last = false) {
    reached_ = std::move(targets);
    strength_.assign(reached_.size(), dose);
    moment_.month = 13 + month;
    ledger_ = {};
    reset(who().support);
    staff().intervention_hours.fill(0.0F);
    Acting acting = {.partnership = who(),
        .ledger = ledger_,
        .moment = moment_,
        .reached = reached_,
        .joining = month == 0 ? std::span<const std::uint32_t>(reached_) : std::span<const std::uint32_t>(),
        .strength = strength_,
        .dose = dose,
        .month = month,
        .last = last,
        .key = 5,
        .named = named_};
    coadopt::act(kind, acting);
    return acting;
  }

  std::vector<std::uint32_t> all(std::uint32_t count) {
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
  }
  double hours_taken() {
    double sum = 0;
    for (const StaffId one : staff().role.ids()) sum += static_cast<double>(staff().intervention_hours[one]);
    return sum;
  }

  trial::Trial trial_;
  Moment moment_{{7, 0}, 13};
  Ledger ledger_;
  std::vector<std::uint32_t> reached_;
  std::vector<float> strength_;
  std::vector<NamedStaff> named_;
};

}  // namespace coadopt::structural
