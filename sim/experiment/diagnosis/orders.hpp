#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "barrier/barrier.hpp"
#include "chance/stream.hpp"

namespace coadopt {

// An order in which barriers are removed one after the other.
using Order = std::array<Barrier, barrier_count>;

// Orders come in rings: twelve barriers in a circle, in an order that is drawn, gone round from each of them
// and in both directions. Each barrier stands once in each place in either direction, and what is removed on
// the way is a stretch of the ring, which up to four orders share: 24 orders take 134 runs, not 266.
inline constexpr std::uint32_t orders_of_a_ring = 2 * barrier_count;

// `count` orders of a replicate, an even number: ring by ring, each order followed by its reverse. Fewer than a
// ring begin as far from each other on it as can be.
[[nodiscard]] std::vector<Order> removal_orders(const Stream& stream, std::uint32_t count);

// What has to be run for them, in rising order of the bits: all that is removed on the way, each barrier alone,
// and all but each.
[[nodiscard]] std::vector<BarrierSet> sets_of(const std::vector<Order>& orders);

}  // namespace coadopt
