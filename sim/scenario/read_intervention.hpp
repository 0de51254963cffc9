#pragma once

#include "policy/intervention.hpp"
#include "scenario/draft.hpp"

namespace coadopt {

// Reads what a table says of an intervention over what is known of it already, and judges the whole. `entries`
// says where entries of the catalogue come from; none where none may be used.
void read_intervention_keys(const Table& table, const Place& place, Intervention& one,
    InterventionPlaces& places, EntryLookup* entries, Report& report);

// Parts of it: each reads a table over what is known already.
// Says whether the entity is known, so that effects can be judged by it.
bool read_targets(
    const Table& table, const Place& place, Targets& targets, InterventionPlaces& places, Report& report);
void read_structure(const Table& table, const Place& place, Structure& structure, Report& report);

// What a structure is called in files, and whose targets it has; none for no structure.
[[nodiscard]] std::string_view name_of(const Structure& structure);
[[nodiscard]] std::optional<Entity> entity_of(const Structure& structure);
[[nodiscard]] const std::vector<std::string_view>& structure_names();

}  // namespace coadopt
