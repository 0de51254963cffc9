#include "scenario/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "scenario/path.hpp"

namespace coadopt {

namespace {

bool has(const Document& document, std::string_view table) {
  return entry_of(document.table, table) != nullptr;
}

bool has_in(const Document& document, std::string_view table, std::string_view key) {
  const Table* inner = table_of(document.table, table);
  return inner != nullptr && entry_of(*inner, key) != nullptr;
}

}  // namespace

FileKind kind_of(const Document& document) {
  if (has(document, "experiment")) {
    if (has(document, "search")) return FileKind::budget;
    return has(document, "targets") ? FileKind::calibration : FileKind::experiment;
  }
  if (has(document, "entry")) return FileKind::entry;
  const auto only = [&](std::initializer_list<std::string_view> tables) {
    return std::ranges::all_of(
        document.table, [&](const Entry& one) { return std::ranges::find(tables, one.key) != tables.end(); });
  };
  if (only({"population", "start"}) &&
      (has_in(document, "population", "organisation") || has_in(document, "population", "team") ||
          has_in(document, "population", "community"))) {
    return FileKind::population;
  }
  if (only({"ensemble"}) && has_in(document, "ensemble", "sets")) return FileKind::ensemble;
  if (only({"targets"}) || (has(document, "measure") && has(document, "value"))) return FileKind::targets;
  return FileKind::scenario;
}

std::optional<Problem> why_no_scenario(const Document& document) {
  const FileKind kind = kind_of(document);
  switch (kind) {
    case FileKind::experiment:
    case FileKind::budget:
    case FileKind::calibration:
      return problem_of(
          document.file, fmt::format("this is an experiment, not a scenario: it has [experiment]. Run it with "
                                     "coadopt {}, or name one of its scenarios.",
                             kind == FileKind::experiment ? "sweep"
                             : kind == FileKind::budget   ? "budget"
                                                          : "calibrate"));
    case FileKind::entry:
      return problem_of(document.file,
          fmt::format("this is an entry of the catalogue, not a scenario: it has [entry]. Use it in an "
                      "[[intervention]] of a scenario, with use = {}.",
              in_quotes(stem_of(document.file))));
    case FileKind::targets:
      return problem_of(document.file,
          "this is a file of targets, not a scenario: it says what was observed. Give it to an experiment with "
          "coadopt calibrate EXPERIMENT --targets FILE, which checks it, and with --dry-run tries nothing.");
    case FileKind::scenario:
    case FileKind::population:
    case FileKind::ensemble: break;
  }
  return std::nullopt;
}

Checked<Document> parse_whole_scenario(const Checked<std::string>& text, const std::string& file) {
  if (!text) return text.problems();
  Checked<Document> document = parse_document(*text, file);
  if (!document) return document;
  if (auto problem = why_no_scenario(*document)) return std::move(*problem);
  const std::string name = in_quotes(name_of(file));
  const FileKind kind = kind_of(*document);
  if (kind == FileKind::population) {
    return problem_of(
        file, fmt::format("this is a population, not a scenario: it describes only organisations, "
                          "communities and teams. Use it in a scenario, with [population] from = {}.",
                  name));
  }
  if (kind == FileKind::ensemble) {
    return problem_of(
        file, fmt::format("this is an ensemble, not a scenario: it has only parameter sets. Give it with "
                          "--ensemble, or use it in a scenario, with [ensemble] from = {}.",
                  name));
  }
  return document;
}

}  // namespace coadopt
