#include "results/attribute.hpp"
#include "results/parts.hpp"

namespace coadopt {

void write_provenance(const ResultsPlan& plan, std::string_view status, const Target& target) {
  const auto write = [&](const std::string& name, const auto& value) {
    h5::write_attribute(target.file.get(), name, value);
  };
  const ResultsProvenance& provenance = plan.provenance;
  write("format", results_format);
  write("format_version", results_format_version);
  write("coadopt_version", provenance.version);
  write("git_commit", provenance.git_commit);
  write("compiler", provenance.compiler);
  write("command", provenance.command);
  write("seed", provenance.seed);
  write("created", provenance.created);
  write("status", status);
  for (std::size_t i = 0; i < plan.scenarios.size(); ++i) {
    write("scenario_" + std::to_string(i + 1), plan.scenarios[i].resolved);
  }
}

}  // namespace coadopt
