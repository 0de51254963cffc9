#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/document.hpp"

namespace coadopt {

// What a TOML file is for, by the tables it has.
enum class FileKind : std::uint8_t { scenario, population, ensemble, experiment, budget, entry };
inline constexpr std::array<std::string_view, 6> file_kind_names = {
    "scenario", "population", "ensemble", "experiment", "budget experiment", "entry of the catalogue"};

[[nodiscard]] FileKind kind_of(const Document& document);

// Why a file is plainly of another kind than a scenario, with what it is for: an experiment, or an entry of the
// catalogue. Nothing where it may be one.
[[nodiscard]] std::optional<Problem> why_no_scenario(const Document& document);

// The document of a whole scenario's text; a population and an ensemble, which are scenarios in form but no
// more than a part of one, are refused too.
[[nodiscard]] Checked<Document> parse_whole_scenario(const Checked<std::string>& text, const std::string& file);

}  // namespace coadopt
