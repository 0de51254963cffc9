#include "results/assemble.hpp"

#include "results/parts.hpp"
#include "results/whole_file.hpp"

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

}  // namespace

void assemble(const Contents& contents, const std::filesystem::path& path, Existing existing) {
  h5::write_whole(path, existing, [&](h5::Sink& sink) { write_parts(contents, sink); });
}

}  // namespace coadopt
