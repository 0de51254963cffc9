#include "results/whole_file.hpp"

#include "results/failure.hpp"
#include "results/prepare_hdf5.hpp"

namespace coadopt::h5 {

void write_whole(const std::filesystem::path& name, const std::filesystem::path& output,
    const std::function<void(Sink&)>& write_parts) {
  need_memory_for_hdf5();
  const Quiet quiet;
  Sink sink(name, output);
  try {
    write_parts(sink);
  } catch (const Problem& problem) {
    sink.check();  // where it is to blame
    throw WriteFailed(failure_text(output, problem.doing(), problem.cause(), 0));
  }
  sink.settle();
}

}  // namespace coadopt::h5
