#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/search.hpp"

namespace coadopt {

// A table of what there is, made from the declarations: shown as text, Markdown or JSON.
struct Description {
  std::string title;
  std::string introduction;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows = {};  // the first cell of a row is its name

  void add(std::initializer_list<std::string_view> cells) { rows.emplace_back(cells.begin(), cells.end()); }
};

[[nodiscard]] Description describe_parameters();
[[nodiscard]] Description describe_assumptions();
// What the parameters of this name, or of this table, rest on where none of them is assumed; empty where one
// is, or there are none such.
[[nodiscard]] std::string why_not_assumed(const std::string& name);
[[nodiscard]] Description describe_barriers();
[[nodiscard]] Description describe_levers();
[[nodiscard]] Description describe_targets();
[[nodiscard]] Description describe_bases();
// Entries of a catalogue, by their titles.
[[nodiscard]] Description describe_interventions(
    const std::vector<Found>& entries, std::span<const Found> catalogue);
[[nodiscard]] Description describe_structures();
[[nodiscard]] Description describe_metrics();
[[nodiscard]] Description describe_outcomes();
[[nodiscard]] Description describe_schedule();

// Only the rows whose name is, or begins with, the name. Throws std::invalid_argument with the nearest name
// where there is none.
[[nodiscard]] Description only(const Description& description, const std::string& name);

[[nodiscard]] std::string as_text(const Description& description);
[[nodiscard]] std::string as_markdown(const Description& description);
[[nodiscard]] nlohmann::ordered_json as_json(const Description& description);
// The same of entries, with what each would come to in the place as numbers.
[[nodiscard]] nlohmann::ordered_json as_json(
    const std::vector<Found>& entries, std::span<const Found> catalogue);

}  // namespace coadopt
