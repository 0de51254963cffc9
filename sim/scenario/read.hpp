#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/memory.hpp"
#include "scenario/problem.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// What `--set` options say, each "table.key=value".
using Overrides = std::vector<std::string>;

// Reads, resolves and checks a scenario: the files it is based on first, then the file's own keys, then the
// overrides in their order. `memory` is how many bytes its population may need.
// Throws ScenarioErrors with all that is wrong.
[[nodiscard]] Scenario read_scenario(const std::filesystem::path& path, const Overrides& overrides = {},
    std::uint64_t memory = available_memory());

// The same for text, such as the resolved text that a results file holds; `file` names it in messages, and
// bases are looked for next to it.
[[nodiscard]] Scenario read_scenario_text(std::string_view text, const std::string& file,
    const Overrides& overrides = {}, std::uint64_t memory = available_memory());

// All that is wrong with a scenario file; nothing if it can be run.
[[nodiscard]] std::vector<Problem> validate(const std::filesystem::path& path, const Overrides& overrides = {},
    std::uint64_t memory = available_memory());

}  // namespace coadopt
