#include "results/whole_file.hpp"

#include "results/failure.hpp"
#include "results/new_file.hpp"
#include "results/prepare_hdf5.hpp"

namespace coadopt::h5 {

void write_whole(
    const std::filesystem::path& output, Existing existing, const std::function<void(Sink&)>& write_parts) {
  need_memory_for_hdf5();
  const Quiet quiet;
  NewFile file(output);
  Sink sink(file);
  try {
    write_parts(sink);
  } catch (const Problem& problem) {
    sink.check();  // where it is to blame
    throw WriteFailed(failure_text(output, problem.doing(), problem.cause(), 0));
  }
  sink.check();
  file.publish(existing);
}

}  // namespace coadopt::h5
