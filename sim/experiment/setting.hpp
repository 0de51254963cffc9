#pragma once

#include <optional>

#include "partnership/traits.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// What one replicate of a scenario runs with: the scenario's own parameters, or with a set of its ensemble.
class Setting {
 public:
  // `shared` is what persons are drawn from under the scenario's own parameters. Both must outlive this.
  Setting(const Scenario& scenario, const PersonTraits& shared, std::uint32_t replicate)
      : scenario_(scenario), shared_(shared) {
    if (!scenario.ensemble) return;
    parameters_ = with_set(*scenario.ensemble, scenario.parameters, replicate);
    if (tells_of_persons(*scenario.ensemble)) traits_.emplace(parameters_->person_start);
  }

  [[nodiscard]] const Parameters& parameters() const {
    return parameters_ ? *parameters_ : scenario_.parameters;
  }
  [[nodiscard]] const PersonTraits& traits() const { return traits_ ? *traits_ : shared_; }

 private:
  const Scenario& scenario_;
  const PersonTraits& shared_;
  std::optional<Parameters> parameters_;
  std::optional<PersonTraits> traits_;
};

}  // namespace coadopt
