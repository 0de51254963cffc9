#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "scenario/document.hpp"

namespace coadopt {

// What a TOML file is for, by the tables it has.
enum class FileKind : std::uint8_t { scenario, population, ensemble, experiment, budget, entry };
inline constexpr std::array<std::string_view, 6> file_kind_names = {
    "scenario", "population", "ensemble", "experiment", "budget experiment", "entry of the catalogue"};

[[nodiscard]] FileKind kind_of(const Document& document);

// Throws ScenarioErrors where a file is plainly of another kind than a scenario, with what it is for: an
// experiment, or an entry of the catalogue.
void check_is_scenario(const Document& document);

// The same, and also for a population and an ensemble, which are scenarios in form but no more than a part of
// one.
void check_is_whole_scenario(const Document& document);

}  // namespace coadopt
