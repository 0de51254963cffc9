#include "results/sink.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "results/failure.hpp"
#include "results/sink_driver.hpp"

namespace coadopt::h5 {

Sink::Sink(std::filesystem::path name, std::filesystem::path output)
    : name_(std::move(name)), output_(std::move(output)) {
  constexpr mode_t everyone = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH;  // less the umask
  state_.descriptor = ::open(name_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, everyone);
  if (state_.descriptor < 0) throw write_failed(output_, "creating the file", errno);
}

Sink::~Sink() { ::close(state_.descriptor); }

Handle Sink::open() {
  constexpr std::string_view doing = "preparing HDF5";
  constexpr unsigned kept_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, doing);
  checked(H5Pset_obj_track_times(creation.get(), false), doing);
  checked(H5Pset_link_creation_order(creation.get(), kept_order), doing);
  checked(H5Pset_attr_creation_order(creation.get(), kept_order), doing);
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, doing);
  checked(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_LATEST), doing);
  driver_ = use_sink(access, state_);
  return {H5Fcreate(name_.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), H5Fclose, "creating the file"};
}

void Sink::check() const {
  if (state_.error_number != 0) throw write_failed(output_, "writing the file", state_.error_number);
}

void Sink::settle() const {
  check();
  if (::fsync(state_.descriptor) != 0) throw write_failed(output_, "writing the file to disk", errno);
}

}  // namespace coadopt::h5
