#pragma once

#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/draft.hpp"

namespace coadopt {

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
void settle_census(Draft& draft, const std::vector<std::string>& files);

// A census as a scenario or population file says it: the keys of [population], then its organisations.
void write_people(const Census& census, std::back_insert_iterator<std::string> out);
void write_organisations(const Census& census, std::back_insert_iterator<std::string> out);

}  // namespace coadopt
