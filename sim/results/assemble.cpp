#include "results/assemble.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "results/failure.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

void write_file(const Contents& contents, const std::filesystem::path& name) {
  const h5::Quiet quiet;
  h5::Handle file = h5::create_file(name.string());
  std::int32_t next_dimension_id = 0;
  write_provenance(contents, file);
  write_measures(contents, file, next_dimension_id);
  write_parameters(contents, file, next_dimension_id);
  write_agent_variables(contents, file, next_dimension_id);
  h5::checked(H5Fflush(file.get(), H5F_SCOPE_GLOBAL), "writing the file");
  file.close("closing the file");
}

// Waits until the disk has it, so that the name never stands for less than the whole.
void settle_on_disk(const std::filesystem::path& name, const std::filesystem::path& output) {
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  const int error_number = descriptor >= 0 && ::fsync(descriptor) == 0 ? 0 : errno;
  if (descriptor >= 0) ::close(descriptor);
  if (error_number != 0) throw write_failed(output, "writing the file to disk", error_number);
}

}  // namespace

void assemble(
    const Contents& contents, const std::filesystem::path& name, const std::filesystem::path& output) {
  std::error_code ignored;
  std::filesystem::remove(name, ignored);
  try {
    write_file(contents, name);
    settle_on_disk(name, output);
  } catch (const h5::Problem& problem) {
    std::filesystem::remove(name, ignored);
    throw WriteFailed(failure_text(output, problem.doing(), problem.cause(), problem.error_number()));
  } catch (...) {
    std::filesystem::remove(name, ignored);
    throw;
  }
}

}  // namespace coadopt
