#pragma once

#include <filesystem>
#include <optional>

#include "results/group.hpp"
#include "results/journal.hpp"
#include "results/output_path.hpp"
#include "results/plan.hpp"

namespace coadopt {

// To be called before anything else of HDF5: keeps it from closing what is open when the program ends. Files
// are closed as soon as they are written or read, so that nothing is lost; and where memory is short, HDF5
// would try to close the rest for ever and report a loop.
void prepare_hdf5();

// Writes a results file from the journal of its runs, in an order that depends on its contents alone, and gives
// it its name when it is whole. What is missing is written as missing. Throws OutputRefused, WriteFailed, and
// JournalDamaged where a run is not what was written to the journal; nothing is left behind then. `comparison`
// is the group of that name, of scenarios that are not varied.
void write_results(const ResultsPlan& plan, const Journal& journal, const std::filesystem::path& path,
    Existing existing, const std::optional<FileGroup>& comparison = {});

}  // namespace coadopt
