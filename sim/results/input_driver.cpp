#include "results/input_driver.hpp"

#include <H5FDpublic.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include "results/descriptor.hpp"

namespace coadopt::h5 {

namespace {

// What HDF5 hands a driver as its settings, and copies.
struct InputSettings {
  InputState* state;
};

// An open file; HDF5 keeps its own part first.
struct OpenInput {
  H5FD_t hdf5;
  InputState* state;
  haddr_t allocated;  // bytes that HDF5 believes to be in use
};

OpenInput& input(H5FD_t* file) { return *reinterpret_cast<OpenInput*>(file); }
const OpenInput& input(const H5FD_t* file) { return *reinterpret_cast<const OpenInput*>(file); }

H5FD_t* open_input(const char*, unsigned flags, hid_t access_properties, haddr_t) {
  const auto* settings = static_cast<const InputSettings*>(H5Pget_driver_info(access_properties));
  if (settings == nullptr || flags != H5F_ACC_RDONLY) return nullptr;
  if (std::exchange(settings->state->opened, true)) return nullptr;
  return &(new OpenInput{{}, settings->state, 0})->hdf5;
}

herr_t close_input(H5FD_t* file) {
  delete &input(file);
  return 0;
}

herr_t input_features(const H5FD_t*, unsigned long* features) {
  *features = H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE;
  return 0;
}

haddr_t input_allocated(const H5FD_t* file, H5FD_mem_t) { return input(file).allocated; }

herr_t set_input_allocated(H5FD_t* file, H5FD_mem_t, haddr_t bytes) {
  input(file).allocated = bytes;
  return 0;
}

haddr_t input_size(const H5FD_t* file, H5FD_mem_t) { return input(file).state->size; }

herr_t read_input(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* bytes) {
  InputState& state = *input(file).state;
  if (address > state.size || size > state.size - address) return -1;
  const int error_number = read_at(state.descriptor, address, {static_cast<std::byte*>(bytes), size});
  if (error_number == 0) return 0;
  if (state.error_number == 0) state.error_number = error_number;
  return -1;
}

herr_t refuse_to_write(H5FD_t*, H5FD_mem_t, hid_t, haddr_t, std::size_t, const void*) { return -1; }

H5FD_class_t input_driver() {
  H5FD_class_t driver{};
#ifdef H5FD_CLASS_VERSION  // since HDF5 1.14, which gives drivers of other programs the numbers from 256 to 511
  driver.version = H5FD_CLASS_VERSION;
  driver.value = 302;
#endif
  driver.name = "coadopt_input";
  driver.maxaddr = static_cast<haddr_t>(std::numeric_limits<off_t>::max());
  driver.fc_degree = H5F_CLOSE_STRONG;
  driver.fapl_size = sizeof(InputSettings);
  driver.open = open_input;
  driver.close = close_input;
  driver.query = input_features;
  driver.get_eoa = input_allocated;
  driver.set_eoa = set_input_allocated;
  driver.get_eof = input_size;
  driver.read = read_input;
  driver.write = refuse_to_write;
  constexpr std::array<H5FD_mem_t, H5FD_MEM_NTYPES> free_lists = H5FD_FLMAP_DICHOTOMY;
  std::ranges::copy(free_lists, driver.fl_map);
  return driver;
}

}  // namespace

Handle use_input(const Handle& access_properties, InputState& state) {
  const H5FD_class_t driver = input_driver();
  Handle id(H5FDregister(&driver), H5FDunregister, "preparing HDF5");
  const InputSettings settings{&state};
  checked(H5Pset_driver(access_properties.get(), id.get(), &settings), "preparing HDF5");
  return id;
}

}  // namespace coadopt::h5
