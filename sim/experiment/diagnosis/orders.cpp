#include "experiment/diagnosis/orders.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "chance/uniforms.hpp"

namespace coadopt {

namespace {

// Where orders begin on a ring, so that the first few of them lie far apart.
constexpr std::array<std::size_t, barrier_count> beginnings = {0, 6, 3, 9, 1, 7, 4, 10, 2, 8, 5, 11};

Order drawn_ring(const Stream& stream, std::uint32_t number) {
  Order ring;
  for (std::size_t i = 0; i < barrier_count; ++i) ring[i] = static_cast<Barrier>(i);
  for (std::uint32_t i = barrier_count - 1; i > 0; --i) {
    const float u = own_uniforms(stream, Purpose::removal_order, 0, number, i)[0];
    std::swap(ring[i], ring[std::min(i, static_cast<std::uint32_t>(u * static_cast<float>(i + 1)))]);
  }
  return ring;
}

}  // namespace

std::vector<Order> removal_orders(const Stream& stream, std::uint32_t count) {
  std::vector<Order> orders;
  for (std::uint32_t pair = 0; pair < count / 2; ++pair) {
    Order order = drawn_ring(stream, pair / barrier_count);
    std::ranges::rotate(order, order.begin() + static_cast<std::ptrdiff_t>(beginnings[pair % barrier_count]));
    orders.push_back(order);
    std::ranges::reverse(order);
    orders.push_back(order);
  }
  return orders;
}

std::vector<BarrierSet> sets_of(const std::vector<Order>& orders) {
  std::set<std::uint32_t> sets = {0, BarrierSet::all().bits()};
  for (const BarrierDescription& one : all_barriers) {
    const std::uint32_t alone = BarrierSet().with(one.barrier).bits();
    sets.insert({alone, BarrierSet::all().bits() & ~alone});
  }
  for (const Order& order : orders) {
    BarrierSet removed;
    for (const Barrier barrier : order) sets.insert((removed = removed.with(barrier)).bits());
  }
  std::vector<BarrierSet> all;
  for (const std::uint32_t bits : sets) all.emplace_back(bits);
  return all;
}

}  // namespace coadopt
