#pragma once

#include <algorithm>
#include <array>

#include "chance/uniforms.hpp"
#include "partnership/column.hpp"

namespace coadopt {

// visit(one, draws) for each of a range with the four draws of their own, moment.own(purpose, one).
template <class AnyId, class Visit>
void for_each_with_draws(const Moment& moment, Purpose purpose, Range<AnyId> range, const Visit& visit) {
  for (std::uint32_t first = range.first.value; first < range.last.value; first += own_neighbours) {
    const OwnUniformsOfNeighbours draws = moment.own_of_neighbours(purpose, first);
    const std::uint32_t count = std::min(own_neighbours, range.last.value - first);
    for (std::uint32_t i = 0; i < count; ++i) visit(AnyId{first + i}, draws[i]);
  }
}

// Those who wait until there are eight of them, whose draws are made at once.
template <class AnyId, class Visit>
class WaitingForDraws {
 public:
  WaitingForDraws(const Moment& moment, Purpose purpose, const Visit& visit)
      : moment_(moment), purpose_(purpose), visit_(visit) {}

  void add(AnyId one) {
    waiting_[count_++] = one.value;
    if (count_ == own_neighbours) serve();
  }

  void serve() {
    if (count_ == 0) return;
    const OwnUniformsOfNeighbours draws = moment_.own_of(purpose_, waiting_);
    for (std::uint32_t i = 0; i < count_; ++i) visit_(AnyId{waiting_[i]}, draws[i]);
    count_ = 0;
  }

 private:
  const Moment& moment_;
  Purpose purpose_;
  const Visit& visit_;
  std::array<std::uint32_t, own_neighbours> waiting_{};
  std::uint32_t count_ = 0;
};

// The same for a few of many: choose(add) calls add(one) for each of them. When it returns, all have been
// visited.
template <class AnyId, class Visit, class Choose>
void for_some_with_draws(const Moment& moment, Purpose purpose, const Visit& visit, const Choose& choose) {
  WaitingForDraws<AnyId, Visit> waiting(moment, purpose, visit);
  choose([&](AnyId one) { waiting.add(one); });
  waiting.serve();
}

}  // namespace coadopt
