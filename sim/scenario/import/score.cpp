#include "scenario/import/score.hpp"

#include <algorithm>
#include <cmath>

namespace coadopt {

namespace {

float to_three_digits(double level) { return static_cast<float>(std::round(level * 1000.0) / 1000.0); }

}  // namespace

float level_of(double score, double unhindered, double hindered) {
  return to_three_digits(unhindered + (hindered - unhindered) * hindrance(score));
}

PerCo<float> friction_of(double score) {
  const PerCo<float> usual = defaults<OrganisationStart>().friction;
  double mean = 0.0;
  for (const Co co : all_cos) mean += static_cast<double>(usual[co]) / static_cast<double>(co_count);
  PerCo<float> friction;
  for (const Co co : all_cos) {
    friction[co] =
        to_three_digits(std::clamp(hindrance(score) + static_cast<double>(usual[co]) - mean, 0.0, 1.0));
  }
  return friction;
}

}  // namespace coadopt
