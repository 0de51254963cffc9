#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace coadopt {

// Why a folder cannot be a catalogue; nothing if it can.
[[nodiscard]] std::string unfit_as_catalogue(const std::string& folder);

// Adds --catalogue, which names the folder of entries that `use` takes; `folder` stays empty without it, and
// must live as long as the subcommand does.
void add_catalogue_option(CLI::App& subcommand, std::string& folder);

// Those that scenarios use, each once.
[[nodiscard]] std::vector<CatalogueFolder> catalogues_of(const std::vector<Scenario>& scenarios);

// Catalogues that were used, as messages tell of them: "installed", "beside the file (mine/catalogue)".
[[nodiscard]] std::string catalogues_text(const std::vector<CatalogueFolder>& catalogues);

// The same as a list of objects with `origin` and `folder`.
[[nodiscard]] nlohmann::ordered_json catalogues_json(const std::vector<CatalogueFolder>& catalogues);

// Whether a scenario's interventions come from the installed catalogue, or from none.
[[nodiscard]] bool uses_installed_only(const Scenario& scenario);

}  // namespace coadopt
