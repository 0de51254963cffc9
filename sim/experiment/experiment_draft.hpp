#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "experiment/experiment.hpp"
#include "scenario/document.hpp"
#include "scenario/keys.hpp"
#include "scenario/read.hpp"

namespace coadopt {

// An experiment while it is read.
struct ExperimentDraft {
  Experiment experiment;
  Report report;
  bool scenarios_whole = true;  // whether every scenario could be read
  // Factors of parameters by name, whose values owe nothing to those that the scenarios have.
  std::map<std::string, Place> in_place_of_scenarios;
};

// Reads what experiments of every kind say: [experiment], [[factor]], [budget], [record], and what stands on
// top of every scenario.
void read_common(
    const Document& document, const Overrides& overrides, std::uint64_t memory, ExperimentDraft& draft);

// What stands on top of every scenario; what can be neither that nor the experiment's own is reported.
[[nodiscard]] Table on_top_of_scenarios(const Table& root, Report& report);

// The table of a key; anything else there is reported.
[[nodiscard]] const Table* table_of(const Table& root, std::string_view key, Report& report);

// Each reads what a table of the file says.
void read_record(const Table& table, const Place& place, ExperimentDraft& draft);  // [record]
void read_design(const Table& table, const Place& place, ExperimentDraft& draft);  // [design]
void read_factors(const Entry& entry, ExperimentDraft& draft);                     // [[factor]]
void read_split(const Table& table, const Place& place, ExperimentDraft& draft);   // [budget]

// The intervention of a name in any of the scenarios; null and reported where none has it.
[[nodiscard]] const Intervention* intervention_of(
    const std::string& name, const Keys& keys, ExperimentDraft& draft);

// Reports options that set what a factor gives values of its own.
void check_set(const Overrides& overrides, ExperimentDraft& draft);

// Adds a factor, or reports that its name is another's too.
void add_factor(Factor factor, const Place& place, ExperimentDraft& draft);

// The factor of a table of [[factor]] that names an intervention; whether it was found, so that the other keys
// were read.
bool read_intervention_factor(Keys& keys, ExperimentDraft& draft);

// Reads where a factor varies: low and high, or values, or levels. The bounds are those of what is allowed.
void read_range(Keys& keys, Factor& factor, ExperimentDraft& draft);

}  // namespace coadopt
