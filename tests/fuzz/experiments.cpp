#include "experiment/budget/read_budget.hpp"
#include "experiment/read_experiment.hpp"
#include "scenario/errors.hpp"
#include "target.hpp"

namespace coadopt::fuzz {

namespace {

constexpr std::string_view tiny =
    "[scenario]\nname = \"Tiny\"\n[population]\norganisations = 1\ncommunities = 1\nstaff = 12\nteam_size = 6\n"
    "caseload = 5\nneighbours_per_user = 1\n"
    "[[intervention]]\nname = \"push\"\ntargets = { entity = \"staff\" }\n"
    "effects = [ { lever = \"attitude\", closes = 0.3, every = \"month\" } ]\n";

}  // namespace

void experiments(Bytes input) {
  static const MemoryFile scenario("tiny.toml", tiny);
  const MemoryFile file("experiment.toml", text_of(input));
  try {
    static_cast<void>(read_experiment(file.path(), {}, memory));
  } catch (const ScenarioErrors& errors) {
    check_message(errors);
  }
  try {
    static_cast<void>(read_budget(file.path(), {}, memory));
  } catch (const ScenarioErrors& errors) {
    check_message(errors);
  }
}

}  // namespace coadopt::fuzz
