#include "scenario/kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace coadopt {

namespace {

bool has(const Document& document, std::string_view table) {
  return std::ranges::find(document.table, table, &Entry::key) != document.table.end();
}

}  // namespace

bool is_entry(const Document& document) { return has(document, "entry"); }

void check_is_scenario(const Document& document) {
  const auto fail = [&](std::string text) {
    Problem problem;
    problem.place.file = document.file;
    problem.text = std::move(text);
    throw ScenarioErrors({std::move(problem)});
  };
  if (has(document, "experiment")) {
    fail(fmt::format(
        "this is an experiment and no scenario: it has [experiment]. {}, or name one of its scenarios.",
        has(document, "search") ? "coadopt budget searches it" : "coadopt sweep runs it"));
  }
  if (is_entry(document)) {
    fail(
        fmt::format("this is an entry of the catalogue and no scenario: it has [entry]. Use it in an "
                    "[[intervention]] of a scenario, with use = {}.",
            in_quotes(std::filesystem::path(document.file).stem().string())));
  }
}

}  // namespace coadopt
