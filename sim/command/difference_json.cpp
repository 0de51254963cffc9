#include "command/difference_json.hpp"

#include <cmath>

namespace coadopt {

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json difference_json(const PairedDifference& d, const char* mean) {
  return {{mean, finite(d.mean)}, {"low", finite(d.low)}, {"high", finite(d.high)}};
}

}  // namespace coadopt
