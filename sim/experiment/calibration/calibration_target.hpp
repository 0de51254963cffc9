#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "outcome/expression.hpp"
#include "parameter/parameter.hpp"

namespace coadopt {

// Something that was observed, and that a calibrated model should show.
struct CalibrationTarget {
  std::string name;
  std::string label;             // in words
  std::optional<Expression> is;  // none of a check of a pattern
  std::optional<double> value;   // none where there is a band
  double error = 0.0;            // standard error of the value
  Bounds band = {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  double discrepancy = 0.0;  // standard deviation of what the model cannot be expected to hit
  double places = 1.0;       // how many such places it was observed in
  bool share = false;        // between 0 and 1
  double answers = 0.0;      // whose error that of the share is; 0 where it was given otherwise
  bool percent = false;      // a share
};

}  // namespace coadopt
