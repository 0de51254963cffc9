#include "results/results_file.hpp"

#include <fmt/format.h>

#include "results/attribute.hpp"
#include "results/identity.hpp"
#include "results/parts.hpp"
#include "results/whole_file.hpp"

namespace coadopt {

namespace {

void write_parts(const ResultsPlan& plan, const Journal& journal,
    const std::optional<ComparisonContents>& comparison, h5::Sink& sink) {
  Target target{sink, sink.open()};
  const std::uint64_t missing = journal.count(RunStatus::missing);
  write_provenance(plan,
      missing == 0 ? "complete" : fmt::format("interrupted: {} of {} runs", plan.runs() - missing, plan.runs()),
      target);
  h5::write_attribute(target.file.get(), "identity", identity_text(plan));
  if (plan.is_sweep()) {
    h5::write_attribute(target.file.get(), "experiment_name", plan.name);
    h5::write_attribute(target.file.get(), "experiment", plan.experiment);
    h5::write_attribute(target.file.get(), "design", plan.design);
    h5::write_attribute(target.file.get(), "shard", fmt::format("{}/{}", plan.shard, plan.shards));
  }
  RunPieces pieces(journal);
  write_run_measures(plan, journal, pieces, target);
  write_outcomes(plan, journal, pieces, target);
  pieces.check();
  if (comparison) write_comparison(*comparison, target);
  if (plan.is_sweep()) {
    write_points(plan, target);
    write_design(plan, target);
  }
  write_failures(plan, journal, target);
  write_parameters(plan.scenarios, target);
  write_agent_variables(plan, journal, target);
  target.file.close("closing the file");
}

}  // namespace

void write_results(const ResultsPlan& plan, const Journal& journal, const std::filesystem::path& path,
    Existing existing, const std::optional<ComparisonContents>& comparison) {
  h5::write_whole(path, existing, [&](h5::Sink& sink) { write_parts(plan, journal, comparison, sink); });
}

}  // namespace coadopt
