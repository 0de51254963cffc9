#include "command/misuse.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace coadopt {

namespace {

// CLI11's own words name options as it finds them, not as people give them.
std::string plainly(const CLI::App& program, const std::string& what) {
  if (what == "A subcommand is required") {
    std::vector<std::string> known;
    for (const CLI::App* one : program.get_subcommands({})) known.push_back(one->get_name());
    return fmt::format("say what to do: {}", fmt::join(known, ", "));
  }
  if (what == "--output is required") return "say where results are to go, with -o FILE.h5";
  if (what.find("At least 2 required") != std::string::npos) {
    return "a comparison needs two scenario files or more; the first is the reference";
  }
  return what;
}

}  // namespace

std::string told_misuse(const CLI::App* program, const CLI::Error& error) {
  const std::vector<CLI::App*> chosen = program->get_subcommands();
  const std::string command = chosen.empty() ? "coadopt" : "coadopt " + chosen.front()->get_name();
  return fmt::format("{}: {}. See {} --help.\n", command, plainly(*program, error.what()), command);
}

}  // namespace coadopt
