#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "month/declared.hpp"

namespace coadopt {

// Sets of values that some parameters may have together, each as likely as any other, as calibration leaves
// them. Replicate r runs with set r modulo their number, in every scenario, so that figures carry what is not
// known of the parameters as well as chance, and compared scenarios still differ in nothing but what they say.
struct Ensemble {
  std::string source;
  std::vector<std::string> parameters;    // table.name, or table.name.label of one with several values
  std::vector<std::vector<double>> sets;  // shape (sets, parameters); of a choice the number of its label

  friend bool operator==(const Ensemble&, const Ensemble&) = default;
};

inline constexpr std::size_t most_bytes_of_ensemble = std::size_t{64} << 20U;  // of its file
inline constexpr std::size_t most_sets = 10'000;

// One value of a parameter.
struct Slot {
  const Declared* parameter;
  std::size_t slot;
};

// The value that a key names: table.name, or table.name.label.
[[nodiscard]] std::optional<Slot> slot_named(std::string_view key);

// Parameters as a replicate has them.
[[nodiscard]] Parameters with_set(const Ensemble& ensemble, Parameters parameters, std::uint32_t replicate);

// The ensemble without the values of one parameter, which a scenario has a say on itself.
[[nodiscard]] Ensemble without_parameter(const Ensemble& ensemble, std::string_view key);

// As a table of a scenario file, which reads it back as it was.
[[nodiscard]] std::string ensemble_text(const Ensemble& ensemble);

}  // namespace coadopt
