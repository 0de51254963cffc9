#pragma once

#include <stdexcept>
#include <utility>

#include "scenario/problem.hpp"

namespace coadopt {

// All that is wrong with a scenario, as an exception for the libraries above; nothing here throws it.
class ScenarioErrors : public std::runtime_error {
 public:
  explicit ScenarioErrors(Problems problems)
      : std::runtime_error(lines_of(problems)), problems_(std::move(problems)) {}
  [[nodiscard]] const Problems& problems() const { return problems_; }

 private:
  Problems problems_;
};

// The value, or its problems as an exception.
template <class T>
[[nodiscard]] T or_throw(Checked<T> checked) {
  if (!checked) throw ScenarioErrors(checked.problems());
  return std::move(*checked);
}
inline void throw_if_any(Problems problems) {
  if (!problems.empty()) throw ScenarioErrors(std::move(problems));
}

}  // namespace coadopt
