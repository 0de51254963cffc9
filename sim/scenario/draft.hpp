#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/catalogue.hpp"
#include "scenario/document.hpp"
#include "scenario/problem.hpp"
#include "scenario/scenario.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// Where an intervention says what can only be judged once everything is read.
struct InterventionPlaces {
  Place name;
  Place start_month;
  Place end_month;
  Place organisation;
  Place community;
  std::string organisation_name;  // where it is named rather than numbered
  std::string community_name;
};

// How `use` finds an entry of the catalogue.
struct EntryLookup {
  std::string given;                  // by --catalogue; empty: none
  std::vector<CatalogueFolder> used;  // that entries were taken from, each once
};

// A scenario while it is read: base first, then the file itself, then options of the command line.
struct Draft {
  Scenario scenario;
  std::vector<InterventionPlaces> intervention_places;  // one for each intervention
  EntryLookup entries;
  Report report;
  bool counts_people = true;  // whether this file's people count: the last file's that has any do
  bool in_population_file = false;
  std::string population_file;  // that population.from named, if any
};

// Each reads what a file or an option says into the draft.
void read_everything(const Table& root, Draft& draft);
void read_parameters(const Table& table, const std::string& path, Draft& draft);
void read_heading(const Table& table, const Place& place, Draft& draft);   // [scenario]
void read_case(const Table& table, const Place& place, Draft& draft);      // [case]
void read_run(const Table& table, const Place& place, Draft& draft);       // [run]
void read_ensemble(const Table& table, const Place& place, Draft& draft);  // [ensemble]
void read_interventions(const Entry& entry, Draft& draft);                 // [[intervention]]

// Parameters that files or options set keep their values: an ensemble stands in place of defaults only.
void keep_own_values(Draft& draft);

// Tells what does not fit together in a scenario whose keys are each right by themselves, so far as those
// keys were read soundly; and a population that would not fit into so many bytes of memory.
void check_agreement(Draft& draft, std::uint64_t memory);

// A scenario file and the files it is based on, the last base first.
struct Chain {
  std::vector<Document> documents;
  bool whole = true;  // whether every base could be read
};

// Follows based_on from a file to the end; reports bases that cannot be read or lead back to a file before.
[[nodiscard]] Chain follow_bases(Document own, Report& report);

// What `--set table.key=value` says, as if it were a file of that one key. The value is TOML; what is not
// TOML is text.
[[nodiscard]] Checked<Table> parse_override(const std::string& option);

}  // namespace coadopt
