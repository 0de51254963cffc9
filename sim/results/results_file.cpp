#include "results/results_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <new>

#include "results/identity.hpp"
#include "results/parts.hpp"
#include "results/sink.hpp"

namespace coadopt {

namespace {

void write_parts(const ResultsPlan& plan, const Journal& journal, const std::optional<FileGroup>& comparison,
    h5::Sink& sink) {
  Target target{sink, sink.open()};
  const std::uint64_t missing = journal.count(RunStatus::missing);
  const std::string status =
      missing == 0 ? "complete" : fmt::format("interrupted: {} of {} runs", plan.runs() - missing, plan.runs());
  write_provenance(plan, status, target);
  const auto write = [&](const std::string& name, const std::string& text) {
    h5::write_attribute(target.file.get(), name, text);
  };
  write("identity", identity_text(plan));
  if (plan.is_sweep()) {
    write("experiment_name", plan.name);
    write("experiment", plan.experiment);
    write("design", plan.design);
    write("shard", fmt::format("{}/{}", plan.shard, plan.shards));
  }
  RunPieces pieces(journal);
  write_run_measures(plan, journal, pieces, target);
  write_outcomes(plan, journal, pieces, target);
  pieces.check();
  if (comparison) write_group(target, *comparison);
  if (plan.is_sweep()) {
    write_points(plan, target);
    write_design(plan, target);
  }
  write_failures(plan, journal, target);
  write_parameters(plan.scenarios, target);
  write_agent_variables(plan, journal, target);
  target.file.close("closing the file");
}

// The standard error stream, kept here while HDF5 starts.
int kept_standard_error = -1;

}  // namespace

void prepare_hdf5() {
  H5dont_atexit();
  std::fflush(stderr);
  kept_standard_error = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (kept_standard_error >= 0 && nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
  const bool failed = H5open() < 0;
  std::fflush(stderr);
  show_standard_error();
  if (nowhere >= 0) ::close(nowhere);
  if (failed) throw std::bad_alloc();
}

void show_standard_error() {
  if (kept_standard_error < 0) return;
  ::dup2(kept_standard_error, STDERR_FILENO);
  ::close(kept_standard_error);
  kept_standard_error = -1;
}

void write_group(
    Target& target, const std::string& name, const std::function<void(const h5::Handle&, Scales&)>& write) {
  h5::Handle group = h5::create_group(target.file.get(), name);
  Scales scales(group, target.next_dimension_id);
  write(group, scales);
  scales.close();
  group.close("writing the group " + name);
}

void write_all(const FileGroup& contents, const h5::Handle& group, Scales& scales) {
  for (const auto& [name, value] : contents.attributes) h5::write_attribute(group.get(), name, value);
  for (const Scale& one : contents.scales) scales.add(one);
  for (const FileVariable& one : contents.variables) scales.write(one);
}

void write_group(Target& target, const FileGroup& group) {
  write_group(
      target, group.name, [&](const h5::Handle& open, Scales& scales) { write_all(group, open, scales); });
}

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

std::string write_results(const ResultsPlan& plan, const Journal& journal, const std::filesystem::path& path,
    const std::string& replaceable, const std::optional<FileGroup>& comparison) {
  return h5::write_whole(
      path, replaceable, [&](h5::Sink& sink) { write_parts(plan, journal, comparison, sink); });
}

}  // namespace coadopt
