#include "results/sweep_file.hpp"

#include <fmt/format.h>

#include "results/attribute.hpp"
#include "results/failure.hpp"
#include "results/sweep_identity.hpp"
#include "results/sweep_parts.hpp"

namespace coadopt {

namespace {

void write_parts(const SweepPlan& plan, const Journal& journal, h5::Sink& sink) {
  Target target{sink, sink.open()};
  write_provenance(plan.results, "complete", target);
  h5::write_attribute(target.file.get(), "experiment_name", plan.name);
  h5::write_attribute(target.file.get(), "experiment", plan.experiment);
  h5::write_attribute(target.file.get(), "design", plan.design);
  h5::write_attribute(target.file.get(), "shard", fmt::format("{}/{}", plan.shard, plan.shards));
  h5::write_attribute(target.file.get(), "identity", identity_text(plan));
  write_run_measures(plan, journal, target);
  write_outcomes(plan, journal, target);
  write_points(plan, target);
  write_design(plan, target);
  write_failures(plan, journal, target);
  write_parameters(plan.results.scenarios, target);
  target.file.close("closing the file");
}

void write_whole(const SweepPlan& plan, const Journal& journal, const std::filesystem::path& name,
    const std::filesystem::path& output) {
  const h5::Quiet quiet;
  h5::Sink sink(name, output);
  try {
    write_parts(plan, journal, sink);
  } catch (const h5::Problem& problem) {
    sink.check();  // where it is to blame
    throw WriteFailed(failure_text(output, problem.doing(), problem.cause(), 0));
  }
  sink.settle();
}

}  // namespace

void write_sweep(
    const SweepPlan& plan, const Journal& journal, const std::filesystem::path& path, Existing existing) {
  // The journal keeps others away, so the name can be one that replaces what is left of a program that was
  // killed.
  const std::filesystem::path temporary =
      path.parent_path() / fmt::format(".{}.writing", path.filename().string());
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  try {
    write_whole(plan, journal, temporary, path);
    publish(temporary, path, existing);
  } catch (...) {
    std::filesystem::remove(temporary, ignored);
    throw;
  }
}

}  // namespace coadopt
