#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "experiment/replicates.hpp"

namespace coadopt {

// Something that must come out the same, to the bit, however it is run.
struct Promise {
  std::string_view name;
  std::string_view says;
  // What differs, in words; empty if it is kept.
  std::string (*broken_by)(const Scenario&, std::uint32_t threads, const Stop&);
};

// Those that `coadopt verify` puts to the test.
[[nodiscard]] const std::vector<Promise>& promises();

// The first month and measure in which two records differ, in words; empty if they are the same.
[[nodiscard]] std::string first_difference(const Record& one, const Record& other);

}  // namespace coadopt
