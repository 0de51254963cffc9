#pragma once

#include <filesystem>
#include <functional>

#include "results/output_path.hpp"
#include "results/sink.hpp"

namespace coadopt::h5 {

// Has the parts of a new HDF5 file written, and gives it the output's name once the disk has all of it. Throws
// OutputRefused where that is taken and is to stay, WriteFailed; nothing of it is left behind then.
void write_whole(
    const std::filesystem::path& output, Existing existing, const std::function<void(Sink&)>& write_parts);

}  // namespace coadopt::h5
