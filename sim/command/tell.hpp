#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "experiment/outcome.hpp"
#include "experiment/paired.hpp"

namespace coadopt {

// An outcome's value as people read it: "11.2 %", "0.513", "28,400 h", "GBP 1.2 million".
[[nodiscard]] std::string value_text(Unit unit, double value);

// A difference with its 95 % interval: "+4.1 points [+3.2, +5.0]".
[[nodiscard]] std::string difference_text(Unit unit, const PairedDifference& difference);

// A number with commas at the thousands, rounded to a whole.
[[nodiscard]] std::string thousands(double value);

// The same, rounded to three significant digits: no more is known of a cost per outcome.
[[nodiscard]] std::string rounded(double value);

// "1 replicate", "30 replicates".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view thing);

// The months that outcomes are means of, in a run of so many: "the last twelve months", "all 6 months".
[[nodiscard]] std::string months_summed_up(std::uint32_t months);

// Pads or cuts a text of UTF-8 to a width in letters, keeping letters whole.
[[nodiscard]] std::string fitted(const std::string& text, std::size_t width);

}  // namespace coadopt
