#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "results/group.hpp"
#include "results/journal.hpp"
#include "results/plan.hpp"

namespace coadopt {

// To be called before anything else of HDF5: keeps it from closing what is open when the program ends. Files
// are closed as soon as they are written or read, so that nothing is lost; and where memory is short, HDF5
// would try to close the rest for ever and report a loop. Starts HDF5, which takes memory, and would print what
// goes wrong on the way, whatever it was asked. Throws std::bad_alloc.
void prepare_hdf5();

// Gives the standard error stream back where HDF5 ended the program while it started.
void show_standard_error();

// Writes a results file from the journal of its runs, in an order that depends on its contents alone, and gives
// it its name when it is whole. What is missing is written as missing. Throws OutputRefused, WriteFailed, and
// JournalDamaged where a run is not what was written to the journal; nothing is left behind then. `replaceable`
// is the mark of the file that it may replace (results/output_path.hpp), `comparison` the group of that name,
// of scenarios that are not varied. Returns the file's seal (results/seal.hpp).
std::string write_results(const ResultsPlan& plan, const Journal& journal, const std::filesystem::path& path,
    const std::string& replaceable, const std::optional<FileGroup>& comparison = {});

}  // namespace coadopt
