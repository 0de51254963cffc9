#include "scenario/errors.hpp"
#include "scenario/read.hpp"
#include "target.hpp"

namespace coadopt::fuzz {

void scenarios(Bytes input) {
  const std::vector<std::string> parts = parts_of(text_of(input), "--set", 2);
  Overrides overrides;
  if (parts.size() == 2) overrides.set = parts_of(parts[1], "", 20);
  std::string resolved;
  try {
    resolved = resolved_text(
        or_throw(read_scenario_text(parts[0], (folder() / "input.toml").string(), overrides, memory)));
  } catch (const ScenarioErrors& errors) {
    return check_message(errors);
  }
  try {
    const std::string again = resolved_text(
        or_throw(read_scenario_text(resolved, (folder() / "resolved.toml").string(), {}, memory)));
    require(again == resolved, "a resolved scenario resolves to itself");
  } catch (const ScenarioErrors& errors) {
    require(false, errors.what());
  }
}

}  // namespace coadopt::fuzz
