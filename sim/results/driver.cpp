#include "results/driver.hpp"

#include <H5FDpublic.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <limits>
#include <utility>

#include "results/descriptor.hpp"

namespace coadopt::h5 {

namespace {

// What HDF5 hands a driver as its settings, and copies.
template <class State>
struct Settings {
  State* state;
};

template <class State>
State* state_in(hid_t access_properties) {
  const auto* settings = static_cast<const Settings<State>*>(H5Pget_driver_info(access_properties));
  return settings == nullptr ? nullptr : settings->state;
}

// An open file; HDF5 keeps its own part first.
template <class State>
struct OpenFile {
  H5FD_t hdf5;
  State* state;
  haddr_t size;           // bytes that the file has
  haddr_t allocated = 0;  // bytes that HDF5 has given out, or believes to be in use
};
using OpenInput = OpenFile<InputState>;
using OpenSink = OpenFile<SinkState>;

template <class Open>
Open& own(H5FD_t* file) {
  return *reinterpret_cast<Open*>(file);
}

// What drivers for reading and for writing have alike.
template <class State>
H5FD_class_t driver_of(const char* name, [[maybe_unused]] int number) {
  using Open = OpenFile<State>;
  H5FD_class_t driver{};
#ifdef H5FD_CLASS_VERSION  // since HDF5 1.14, which gives drivers of other programs the numbers from 256 to 511
  driver.version = H5FD_CLASS_VERSION;
  driver.value = number;
#endif
  driver.name = name;
  driver.maxaddr = static_cast<haddr_t>(std::numeric_limits<off_t>::max());
  driver.fc_degree = H5F_CLOSE_STRONG;
  driver.fapl_size = sizeof(Settings<State>);
  driver.close = [](H5FD_t* file) -> herr_t {
    delete &own<Open>(file);
    return 0;
  };
  driver.get_eoa = [](const H5FD_t* file, H5FD_mem_t) {
    return reinterpret_cast<const Open*>(file)->allocated;
  };
  driver.set_eoa = [](H5FD_t* file, H5FD_mem_t, haddr_t bytes) -> herr_t {
    own<Open>(file).allocated = bytes;
    return 0;
  };
  driver.get_eof = [](const H5FD_t* file, H5FD_mem_t) { return reinterpret_cast<const Open*>(file)->size; };
  constexpr std::array<H5FD_mem_t, H5FD_MEM_NTYPES> free_lists = H5FD_FLMAP_DICHOTOMY;
  std::ranges::copy(free_lists, driver.fl_map);
  return driver;
}

template <class State>
Handle use(const H5FD_class_t& driver, const Handle& access_properties, State& state) {
  Handle id(H5FDregister(&driver), H5FDunregister, "preparing HDF5");
  const Settings<State> settings{&state};
  checked(H5Pset_driver(access_properties.get(), id.get(), &settings), "preparing HDF5");
  return id;
}

H5FD_t* open_input(const char*, unsigned flags, hid_t access_properties, haddr_t) {
  auto* const state = state_in<InputState>(access_properties);
  if (state == nullptr || flags != H5F_ACC_RDONLY) return nullptr;
  if (std::exchange(state->opened, true)) return nullptr;
  return &(new OpenInput{{}, state, state->size})->hdf5;
}

herr_t read_input(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* bytes) {
  InputState& state = *own<OpenInput>(file).state;
  if (address > state.size || size > state.size - address) return -1;
  const int error_number = read_at(state.descriptor, address, {static_cast<std::byte*>(bytes), size});
  if (error_number == 0) return 0;
  if (state.error_number == 0) state.error_number = error_number;
  return -1;
}

H5FD_t* open_sink(const char*, unsigned, hid_t access_properties, haddr_t) {
  auto* const state = state_in<SinkState>(access_properties);
  if (state == nullptr) return nullptr;
  struct stat status {};
  const bool known = ::fstat(state->descriptor, &status) == 0;
  return &(new OpenSink{{}, state, known ? static_cast<haddr_t>(status.st_size) : 0})->hdf5;
}

herr_t read_sink(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* bytes) {
  SinkState& state = *own<OpenSink>(file).state;
  const int error_number = read_at_or_zeros(state.descriptor, address, {static_cast<std::byte*>(bytes), size});
  if (state.error_number == 0) state.error_number = error_number;
  return 0;
}

herr_t write_sink(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, const void* bytes) {
  OpenSink& open = own<OpenSink>(file);
  open.size = std::max(open.size, address + size);
  if (open.state->error_number == 0) {
    open.state->error_number =
        write_at(open.state->descriptor, address, {static_cast<const std::byte*>(bytes), size});
  }
  return 0;
}

herr_t set_length(H5FD_t* file, hid_t, hbool_t) {
  OpenSink& open = own<OpenSink>(file);
  open.size = open.allocated;
  const int failed = ::ftruncate(open.state->descriptor, static_cast<off_t>(open.allocated));
  if (failed != 0 && open.state->error_number == 0) open.state->error_number = errno;
  return 0;
}

}  // namespace

Handle use_input(const Handle& access_properties, InputState& state) {
  H5FD_class_t driver = driver_of<InputState>("coadopt_input", 302);
  driver.open = open_input;
  driver.query = [](const H5FD_t*, unsigned long* features) -> herr_t {
    *features = H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE;
    return 0;
  };
  driver.read = read_input;
  driver.write = [](H5FD_t*, H5FD_mem_t, hid_t, haddr_t, std::size_t, const void*) -> herr_t { return -1; };
  return use(driver, access_properties, state);
}

Handle use_sink(const Handle& access_properties, SinkState& state) {
  H5FD_class_t driver = driver_of<SinkState>("coadopt_sink", 301);
  driver.open = open_sink;
  driver.query = [](const H5FD_t*, unsigned long* features) -> herr_t {
    *features = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
                H5FD_FEAT_AGGREGATE_SMALLDATA;
    return 0;
  };
  driver.read = read_sink;
  driver.write = write_sink;
  driver.truncate = set_length;
  return use(driver, access_properties, state);
}

}  // namespace coadopt::h5
