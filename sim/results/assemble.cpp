#include "results/assemble.hpp"

#include "results/failure.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

void write_parts(const Contents& contents, h5::Sink& sink) {
  Target target{sink, sink.open()};
  write_provenance(contents.plan, contents.status, target);
  write_measures(contents, target);
  write_parameters(contents.plan.scenarios, target);
  write_agent_variables(contents, target);
  target.file.close("closing the file");
}

void write_file(
    const Contents& contents, const std::filesystem::path& name, const std::filesystem::path& output) {
  const h5::Quiet quiet;
  h5::Sink sink(name, output);
  try {
    write_parts(contents, sink);
  } catch (const h5::Problem& problem) {
    sink.check();  // where it is to blame
    throw WriteFailed(failure_text(output, problem.doing(), problem.cause(), 0));
  }
  sink.settle();
}

}  // namespace

void assemble(
    const Contents& contents, const std::filesystem::path& name, const std::filesystem::path& output) {
  std::error_code ignored;
  std::filesystem::remove(name, ignored);
  try {
    write_file(contents, name, output);
  } catch (...) {
    std::filesystem::remove(name, ignored);
    throw;
  }
}

}  // namespace coadopt
