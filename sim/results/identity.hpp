#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "results/plan.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// All that runs depend on apart from points, as JSON text: what wrote them, with which seed, which scenarios,
// factors and measures, how many replicates. Kept in the results file.
[[nodiscard]] std::string identity_text(const ResultsPlan& plan);

// The plan that the text is of, without points and experiment; parameters are read from the scenarios' texts.
// Throws std::runtime_error where it is none.
[[nodiscard]] ResultsPlan plan_from(const std::string& identity);

// What differs between two plans so that runs of one are not runs of the other, each in words: "the seed is 2,
// and was 1". `now` is the one asked for, `before` the one that there is. Replicates and points are not
// compared.
[[nodiscard]] std::vector<std::string> identity_differences(const std::string& now, const std::string& before);

// The same for shards of one sweep, which must agree in replicates too, but not in which shard they are.
[[nodiscard]] std::vector<std::string> shard_differences(const std::string& one, const std::string& other);

// The first value that differs between two texts of a scenario: "has run.months = 24, and had 12". Seed and
// replicates come last. Empty where there is none, or where a text is none of a scenario.
[[nodiscard]] std::string scenario_difference(const std::string& now, const std::string& before);

// JSON text that may come from anywhere. Throws std::runtime_error where it is none, or where it is nested
// deeper than any identity: comparing and writing JSON recurses.
[[nodiscard]] nlohmann::ordered_json parsed_identity(const std::string& text);

// The value of a key; null where the table has none such.
[[nodiscard]] const Value* value_at(const Table& table, std::string_view key);

}  // namespace coadopt
