#pragma once

#include <algorithm>

#include "chance/moment.hpp"
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

}  // namespace coadopt
