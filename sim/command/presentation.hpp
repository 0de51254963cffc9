#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "experiment/comparison/comparison_result.hpp"
#include "experiment/comparison/paired.hpp"
#include "experiment/comparison/ratio.hpp"
#include "experiment/variant.hpp"
#include "outcome/outcome.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// An outcome's value as people read it: "11.2%", "0.513", "28,400 h", "GBP 1.2 million".
[[nodiscard]] std::string value_text(Unit unit, double value);

// A difference with its interval: "+4.1 points (+3.2 to +5.0)", "+0.0021 (+0.0018 to +0.0024)".
[[nodiscard]] std::string difference_text(Unit unit, const PairedDifference& difference);

// A difference of shares in points, with its interval where it has one: "+14.2 (+12.1 to +16.3)".
[[nodiscard]] std::string points_text(const PairedDifference& difference);

// A standard deviation of an outcome: "1.2 points", "0.0013", "340 h".
[[nodiscard]] std::string deviation_text(Unit unit, double deviation);

// A cost per outcome with its interval: "GBP 1,460 [1,350, 1,590]".
[[nodiscard]] std::string ratio_text(const Ratio& ratio);

// What casework hours freed come to: they are hours, and money only by the share of them that someone cashes;
// what is cashed is no longer free. `worth` in GBP.
[[nodiscard]] std::string freed_text(double worth, double cashed_share);

// What casework hours cost that are needed beyond the reference's; nobody can cash those. `worth` in GBP.
[[nodiscard]] std::string burden_text(double worth);

// Whether its replicates estimate a difference to within a share of it: "enough", "12 more needed", ">
// 100,000"; "all equal" where there is none in any.
[[nodiscard]] std::string replicates_text(const PairedDifference& difference, double precision);

// Whether a claim survives: "survives", "not under weakest_link; holds in 6 of 8 draws".
[[nodiscard]] std::string survival_text(const Survival& survival);
// The same for a column of a table: "survives", "holds in 9 of 11".
[[nodiscard]] std::string short_survival(const Survival& survival);

// A number with so many decimals. What rounds to nothing has no sign, here and in all texts of this header.
[[nodiscard]] std::string decimal(double value, int decimals, bool with_sign = false);

// A number with commas at the thousands, rounded to a whole.
[[nodiscard]] std::string thousands(double value);

// The same, rounded to three significant digits: no more is known of a cost per outcome.
[[nodiscard]] std::string rounded(double value);

// A number to so many significant digits, with commas and without an exponent: "0.0123", "+12,300".
[[nodiscard]] std::string figures(double value, int digits, bool with_sign = false);

// "1 replicate", "30 replicates", "2 communities".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view thing);

// The months that outcomes are means of, in a run of so many: "the last twelve months", "all 6 months".
[[nodiscard]] std::string months_summed_up(std::uint32_t months);

// What an ensemble's range of replicates is called: "95% of predictions", "all 12 predictions"; and as JSON.
[[nodiscard]] std::string predictions_text(const ReplicateRange& range, std::size_t replicates);
[[nodiscard]] nlohmann::ordered_json range_json(const ReplicateRange& range);

// Pads or cuts a text of UTF-8 to a width in letters, keeping letters whole.
[[nodiscard]] std::string fitted(const std::string& text, std::size_t width);

// Pads it, and cuts nothing off.
[[nodiscard]] std::string padded(const std::string& text, std::size_t width);

// The number; null where it is not finite, since JSON has no infinities.
[[nodiscard]] nlohmann::ordered_json finite(double value);

// A paired difference's mean, under the name given, and the ends of its interval.
[[nodiscard]] nlohmann::ordered_json difference_json(
    const PairedDifference& d, const char* mean = "difference");

// Those that scenarios use, each once.
[[nodiscard]] std::vector<CatalogueFolder> catalogues_of(const std::vector<Scenario>& scenarios);

// Catalogues that were used, as messages name them: "installed", "beside the file (mine/catalogue)".
[[nodiscard]] std::string catalogues_text(const std::vector<CatalogueFolder>& catalogues);

// The same as a list of objects with `origin` and `folder`.
[[nodiscard]] nlohmann::ordered_json catalogues_json(const std::vector<CatalogueFolder>& catalogues);

// Whether a scenario's interventions come from the installed catalogue, or from none.
[[nodiscard]] bool uses_installed_only(const Scenario& scenario);

}  // namespace coadopt
