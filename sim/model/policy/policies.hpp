#pragma once

#include <cstdint>
#include <vector>

#include "chance/uniforms.hpp"
#include "policy/close_gap.hpp"
#include "policy/intervention.hpp"
#include "policy/target_size.hpp"

namespace coadopt {

// The interventions of a run, whom each has reached so far, and what they have given.
class Policies {
 public:
  Policies() = default;
  explicit Policies(const std::vector<Intervention>& interventions);
  // The same with other interventions: those that have begun are among them, in the same order.
  [[nodiscard]] Policies with(const std::vector<Intervention>& interventions) const;

  // Phase: interventions that run this month act on their targets; money is booked in the ledger, hours with
  // the staff who give them. Writes levers, `support` and `intervention_hours`.
  void act(Partnership& partnership, const BenefitParameters& p, Ledger& ledger, const Moment& moment);

 private:
  struct Running {
    const Intervention* intervention;
    std::uint32_t key;
    std::vector<std::uint32_t> targets;  // in the order of joining
    std::size_t joined = 0;
    float dose = 1.0F;
    std::vector<NamedStaff> named;
    TargetSizes sizes;
  };

  [[nodiscard]] static bool has_begun(const Running& one);
  void act(Running& running, Partnership& partnership, Ledger& ledger, const Moment& moment);
  void have_effect(const Running& running, Partnership& partnership, std::span<const float> strength,
      std::size_t joined_before, const Moment& moment);

  std::vector<Running> running_;
  Gifts gifts_;
};

}  // namespace coadopt
