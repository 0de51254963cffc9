#include "results/sink_driver.hpp"

#include <H5FDpublic.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include "results/descriptor.hpp"

namespace coadopt::h5 {

namespace {

// What HDF5 hands a driver as its settings, and copies.
struct Settings {
  Sink::State* state;
};

// An open file; HDF5 keeps its own part first.
struct OpenFile {
  H5FD_t hdf5;
  Sink::State* state;
  haddr_t allocated;  // bytes that HDF5 has given out
  haddr_t written;    // bytes that the file has
};

OpenFile& own(H5FD_t* file) { return *reinterpret_cast<OpenFile*>(file); }
const OpenFile& own(const H5FD_t* file) { return *reinterpret_cast<const OpenFile*>(file); }

H5FD_t* open_file(const char*, unsigned, hid_t access_properties, haddr_t) {
  const auto* settings = static_cast<const Settings*>(H5Pget_driver_info(access_properties));
  if (settings == nullptr) return nullptr;
  struct stat status {};
  const bool known = ::fstat(settings->state->descriptor, &status) == 0;
  return &(new OpenFile{{}, settings->state, 0, known ? static_cast<haddr_t>(status.st_size) : 0})->hdf5;
}

herr_t close_file(H5FD_t* file) {
  delete &own(file);
  return 0;
}

herr_t tell_features(const H5FD_t*, unsigned long* features) {
  *features = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
              H5FD_FEAT_AGGREGATE_SMALLDATA;
  return 0;
}

haddr_t get_allocated(const H5FD_t* file, H5FD_mem_t) { return own(file).allocated; }

herr_t set_allocated(H5FD_t* file, H5FD_mem_t, haddr_t bytes) {
  own(file).allocated = bytes;
  return 0;
}

haddr_t get_written(const H5FD_t* file, H5FD_mem_t) { return own(file).written; }

herr_t read_bytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* bytes) {
  Sink::State& state = *own(file).state;
  const int error_number = read_at_or_zeros(state.descriptor, address, {static_cast<std::byte*>(bytes), size});
  if (state.error_number == 0) state.error_number = error_number;
  return 0;
}

herr_t write_bytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, const void* bytes) {
  OpenFile& open = own(file);
  open.written = std::max(open.written, address + size);
  if (open.state->error_number == 0) {
    open.state->error_number =
        write_at(open.state->descriptor, address, {static_cast<const std::byte*>(bytes), size});
  }
  return 0;
}

herr_t set_length(H5FD_t* file, hid_t, hbool_t) {
  OpenFile& open = own(file);
  open.written = open.allocated;
  const int failed = ::ftruncate(open.state->descriptor, static_cast<off_t>(open.allocated));
  if (failed != 0 && open.state->error_number == 0) open.state->error_number = errno;
  return 0;
}

H5FD_class_t driver() {
  H5FD_class_t driver{};
#ifdef H5FD_CLASS_VERSION  // since HDF5 1.14, which gives drivers of other programs the numbers from 256 to 511
  driver.version = H5FD_CLASS_VERSION;
  driver.value = 301;
#endif
  driver.name = "coadopt_sink";
  driver.maxaddr = static_cast<haddr_t>(std::numeric_limits<off_t>::max());
  driver.fc_degree = H5F_CLOSE_STRONG;
  driver.fapl_size = sizeof(Settings);
  driver.open = open_file;
  driver.close = close_file;
  driver.query = tell_features;
  driver.get_eoa = get_allocated;
  driver.set_eoa = set_allocated;
  driver.get_eof = get_written;
  driver.read = read_bytes;
  driver.write = write_bytes;
  driver.truncate = set_length;
  constexpr std::array<H5FD_mem_t, H5FD_MEM_NTYPES> free_lists = H5FD_FLMAP_DICHOTOMY;
  std::ranges::copy(free_lists, driver.fl_map);
  return driver;
}

}  // namespace

Handle use_sink(const Handle& access_properties, Sink::State& state) {
  const H5FD_class_t sink_driver = driver();
  Handle id(H5FDregister(&sink_driver), H5FDunregister, "preparing HDF5");
  const Settings settings{&state};
  checked(H5Pset_driver(access_properties.get(), id.get(), &settings), "preparing HDF5");
  return id;
}

}  // namespace coadopt::h5
