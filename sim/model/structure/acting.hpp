#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "chance/uniforms.hpp"
#include "partnership/partnership.hpp"
#include "workload/ledger.hpp"

namespace coadopt {

// A member of staff named for an intervention, and since when.
struct NamedStaff {
  StaffId who;
  Month since = 0;
};

// One month of one intervention: whom it has reached, and what a structure may act on.
struct Acting {
  Partnership& partnership;
  Ledger& ledger;
  const Moment& moment;
  std::span<const std::uint32_t> reached;  // numbers of the targets, in the order of joining
  std::span<const std::uint32_t> joining;  // those of them who join this month
  std::span<float> strength;               // of the effects on each one reached; the dose to begin with
  std::span<const float> size = {};        // of each one reached, beside what its cost is for; empty: all 1
  float dose = 1.0F;                       // what each target gets of a full one
  Month month = 0;                         // of the intervention, 0 is its first
  bool last = false;                       // its last month
  std::uint32_t key = 0;                   // separates its draws from another's
  std::vector<NamedStaff>& named;          // kept from month to month
  float posts = 0.0F;                      // paid posts this month: the structure says how many
  bool hours_only_where_felt = false;      // whether targets without an effect this month give no hours either
};

}  // namespace coadopt
