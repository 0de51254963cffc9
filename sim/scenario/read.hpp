#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/files.hpp"
#include "scenario/problem.hpp"
#include "scenario/scenario.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// What the command line says about every scenario that is read.
struct Overrides {
  std::vector<std::string> set;  // what `--set` options say, each "table.key=value"
  std::string catalogue;         // the folder that `use` takes entries from; empty: as catalogue_for() finds it

  Overrides() = default;
  Overrides(std::initializer_list<std::string> options) : set(options) {}
  explicit Overrides(std::vector<std::string> options, std::string folder = {})
      : set(std::move(options)), catalogue(std::move(folder)) {}
};

// Reads, resolves and checks a scenario: the files it is based on first, then the file's own keys, then the
// overrides in their order. `memory` is how many bytes its population may need.
[[nodiscard]] Checked<Scenario> read_scenario(
    const std::string& path, const Overrides& overrides = {}, std::uint64_t memory = available_memory());

// The same for text, such as the resolved text that a results file holds; `file` names it in messages, and
// bases are looked for next to it.
[[nodiscard]] Checked<Scenario> read_scenario_text(std::string_view text, const std::string& file,
    const Overrides& overrides = {}, std::uint64_t memory = available_memory());

// A scenario file that an experiment names, with more on top of it, before the overrides: tables as a scenario
// file has them, each entry at its own place. Its interventions are added to the file's.
[[nodiscard]] Checked<Scenario> read_scenario_under(const Table& on_top, const std::string& path,
    const Overrides& overrides = {}, std::uint64_t memory = available_memory());

// The whole of a resolved scenario as TOML, every parameter in its declared order; read_scenario_text reads
// it back as it was.
[[nodiscard]] std::string resolved_text(const Scenario& scenario);

// Checks a scenario that was changed since it was read, and settles what follows from the change, as when it is
// read. Gives all that is wrong with it then.
[[nodiscard]] Problems check_changed(Scenario& scenario, std::uint64_t memory);

}  // namespace coadopt
