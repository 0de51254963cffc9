#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/intervention.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/document.hpp"
#include "scenario/keys.hpp"
#include "scenario/problem.hpp"
#include "scenario/scenario.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// Where an intervention says what can only be judged once everything is read.
struct InterventionPlaces {
  Place name;
  Place start_month;
  Place end_month;
  Place coverage;
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
void read_outcomes(const Table& table, const Place& place, Draft& draft);  // [outcomes]
void read_ensemble(const Table& table, const Place& place, Draft& draft);  // [ensemble]
void read_interventions(const Entry& entry, Draft& draft);                 // [[intervention]]

// Parameters that files or options set keep their values: an ensemble stands in place of defaults only.
void keep_own_values(Draft& draft);

// Tells what does not fit together in a scenario whose keys are each right by themselves, so far as those
// keys were read soundly; and a population that would not fit into so many bytes of memory.
void check_agreement(Draft& draft, std::uint64_t memory);

// Tells of mergers that can reach no two organisations: which merge with each other.
void check_mergers(const Draft& draft, Report& report);

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

// Keys of [population] that name everyone of a real place, or the file that does.
inline constexpr auto census_keys =
    std::to_array<std::string_view>({"from", "community", "team", "organisation", "description", "source"});

// Keys of [population] that a census leaves nothing to say about.
inline constexpr auto counted_keys = std::to_array<std::string_view>({"organisations", "communities", "staff",
    "team_size", "caseload", "neighbours_per_user", "frontline_share", "manager_share"});

inline constexpr std::size_t most_bytes_of_population = std::size_t{1} << 24U;

// Whether what a file says has a real place's people in it, or names a file that has.
[[nodiscard]] bool counts_people(const Table& root);

// Reads what [population] says of a real place, and what the file it names says; reports all that is wrong.
void read_census(const Table& population, const Place& place, Draft& draft);

// Reads everyone that a table [population] counts.
void read_people(const Table& population, const Place& place, Draft& draft);

// Tells of sizes that are said beside or on top of a census, by one of the files or an option; then sets them
// to what the census comes to.
void apply_census(Draft& draft, const std::vector<std::string>& files);

// A census as a scenario or population file says it: the keys of [population], then its organisations.
void write_people(const Census& census, std::back_insert_iterator<std::string> out);
void write_organisations(const Census& census, std::back_insert_iterator<std::string> out);

// Reads what a table says of an intervention over what is known of it already, and judges the whole. `entries`
// says where entries of the catalogue come from; none where none may be used.
void read_intervention_keys(const Table& table, const Place& place, Intervention& one,
    InterventionPlaces& places, EntryLookup* entries, Report& report);

// Parts of it: each reads a table over what is known already.
// Says whether the entity is known, so that effects can be judged by it.
bool read_targets(
    const Table& table, const Place& place, Targets& targets, InterventionPlaces& places, Report& report);
void read_structure(const Table& table, const Place& place, Structure& structure, Report& report);
// Judges a cost by the targets. `cost` is what the intervention itself says of it, if anything; `priced_for`
// the targets of the entry that it starts from.
void check_cost(
    Keys& keys, const Table* cost, const std::optional<Entity>& priced_for, const Intervention& one);

// What a structure is called in files, and whose targets it has; none for no structure.
[[nodiscard]] std::string_view name_of(const Structure& structure);
[[nodiscard]] std::optional<Entity> entity_of(const Structure& structure);
[[nodiscard]] const std::vector<std::string_view>& structure_names();

}  // namespace coadopt
