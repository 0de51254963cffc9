#pragma once

#include <hdf5.h>

#include "results/element.hpp"

namespace coadopt::h5 {

// HDF5's type of numbers in the file (little-endian) and in memory. Throws std::logic_error for texts.
[[nodiscard]] hid_t type_in_file(Element element);
[[nodiscard]] hid_t type_in_memory(Element element);

}  // namespace coadopt::h5
