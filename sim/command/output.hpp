#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "results/new_file.hpp"
#include "results/output_path.hpp"
#include "results/plan.hpp"

namespace coadopt {

// Where a file comes from that is written now; its seed is not known yet.
[[nodiscard]] ResultsProvenance provenance_of(const Typed& typed);

// Why an output's name cannot be that of a results file, which is HDF5; nothing if it can. Names end in .h5,
// .hdf5 or .nc, or have no suffix.
[[nodiscard]] std::string unfit_as_results(const std::string& output);

// The same of what is written as TOML: `content` says what that is, in the plural.
[[nodiscard]] std::string unfit_as_toml(const std::string& output, const std::string& content);

// Throws OutputRefused where the output is one of these inputs, under whatever name, or where one could be
// replaced or removed while the output is written: not even --force asks for that.
void spare_inputs(const std::string& output, const std::vector<std::string>& inputs);

// Files of one folder, at least one; the folder is made if there is none. None is written where one of them
// would be refused, and where one fails those that are new are removed again.
void write_together(const std::vector<TextFile>& files, const std::filesystem::path& folder, Existing existing);

}  // namespace coadopt
