#include "experiment/order.hpp"

#include <boost/random/uniform_int_distribution.hpp>
#include <numeric>
#include <utility>

#include "chance/engine.hpp"

namespace coadopt {

std::vector<std::uint32_t> balanced_order(DesignKind kind, std::uint32_t count, const Stream& stream) {
  constexpr Month of_orders = 2;  // designs have 0 and 1 of the purpose's months
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  if (kind != DesignKind::grid && kind != DesignKind::csv) return order;
  Engine engine(stream, Purpose::design, of_orders, 0);
  for (std::uint32_t left = count; left > 1; --left) {  // Fisher and Yates' shuffle
    const auto place = boost::random::uniform_int_distribution<std::uint32_t>(0, left - 1)(engine);
    std::swap(order[left - 1], order[place]);
  }
  return order;
}

}  // namespace coadopt
