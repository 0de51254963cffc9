#pragma once

#include <string>

namespace coadopt {

// Why an output's name cannot be that of a results file, which is HDF5; nothing if it can. Names end in .h5,
// .hdf5 or .nc, or have no suffix.
[[nodiscard]] std::string unfit_as_results(const std::string& output);

// The same of what is written as TOML: `content` says what that is, in the plural.
[[nodiscard]] std::string unfit_as_toml(const std::string& output, const std::string& content);

}  // namespace coadopt
