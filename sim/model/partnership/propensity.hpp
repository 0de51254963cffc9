#pragma once

#include "contract/contract.hpp"

namespace coadopt {

// A lasting propensity to co-produce is a level 0..1 that is drawn with whoever takes up a post and never
// changes. At the usual one it adds nothing and takes nothing; it is also the mean, so that a chance it scales
// keeps its mean.
inline constexpr float usual_propensity = 0.5F;

// The factor on a chance that is by `most` higher at the highest propensity, and by as much lower at the
// lowest.
[[nodiscard]] constexpr float for_propensity(float most, float propensity) {
  expects(most >= -1.0F && most <= 1.0F && is_level(propensity), "a share of the chance and a level");
  return 1.0F + most * (propensity - usual_propensity) / usual_propensity;
}

}  // namespace coadopt
