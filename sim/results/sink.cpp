#include "results/sink.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

#include "results/dataset.hpp"
#include "results/descriptor.hpp"
#include "results/driver.hpp"
#include "results/failure.hpp"
#include "results/new_file.hpp"
#include "results/seal.hpp"

namespace coadopt::h5 {

namespace {

// HDF5 dies where it finds no memory for what it keeps of an open file, so this is looked for first. Throws
// std::bad_alloc.
void need_memory_for_hdf5() {
  constexpr std::size_t enough = std::size_t{16} << 20U;
  void* const some = mmap(nullptr, enough, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (some == MAP_FAILED) throw std::bad_alloc();
  munmap(some, enough);
}

}  // namespace

Sink::Sink(const NewFile& file) : file_(file) { state_.descriptor = file.descriptor(); }

Handle Sink::open() {
  constexpr std::string_view doing = "preparing HDF5";
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, doing);
  checked(H5Pset_obj_track_times(creation.get(), false), doing);
  checked(H5Pset_link_creation_order(creation.get(), kept_order), doing);
  checked(H5Pset_attr_creation_order(creation.get(), kept_order), doing);
  const Handle access = this->access();
  return {H5Fcreate(file_.name().c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), H5Fclose,
      "creating the file"};
}

Handle Sink::open_copy_of(const std::filesystem::path& whole, const std::string& seal) {
  constexpr std::size_t piece = 1U << 20U;
  const int source = ::open(whole.c_str(), O_RDONLY | O_CLOEXEC);
  if (source < 0 && errno == ENOENT) throw changed_meanwhile(file_.output());
  if (source < 0) throw read_failed(file_.output(), errno);
  std::vector<std::byte> bytes(piece);
  std::uint64_t place = 0;
  int failed = 0;
  for (;;) {
    const ssize_t count = ::pread(source, bytes.data(), piece, static_cast<off_t>(place));
    if (count <= 0) {
      failed = count < 0 ? errno : 0;
      break;
    }
    const auto size = static_cast<std::size_t>(count);
    failed = write_at(state_.descriptor, place, {bytes.data(), size});
    if (failed != 0) break;
    place += size;
  }
  ::close(source);
  if (failed == 0) failed = cut_seal(state_.descriptor, seal);
  if (failed == other_seal) throw changed_meanwhile(file_.output());
  if (failed != 0) throw write_failed(file_.output(), "copying it, to add to it,", failed);
  const Handle access = this->access();
  return {H5Fopen(file_.name().c_str(), H5F_ACC_RDWR, access.get()), H5Fclose, "opening the copy"};
}

Handle Sink::access() {
  constexpr std::string_view doing = "preparing HDF5";
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, doing);
  checked(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_LATEST), doing);
  driver_ = use_sink(access, state_);
  return access;
}

void Sink::check() const {
  if (state_.error_number != 0) throw write_failed(file_.output(), "writing the file", state_.error_number);
}

std::string write_whole(const std::filesystem::path& output, const std::string& replaceable,
    const std::function<void(Sink&)>& write_parts) {
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
  const AddedSeal seal = add_seal(file.descriptor());
  if (seal.error_number != 0) throw write_failed(output, "writing the file", seal.error_number);
  file.publish(replaceable);
  return seal.line;
}

}  // namespace coadopt::h5
