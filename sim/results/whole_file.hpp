#pragma once

#include <filesystem>
#include <functional>

#include "results/sink.hpp"

namespace coadopt::h5 {

// Creates the file `name`, has its parts written, and waits until the disk has all of it. Errors tell of
// `output`, the name it will have. Throws WriteFailed.
void write_whole(const std::filesystem::path& name, const std::filesystem::path& output,
    const std::function<void(Sink&)>& write_parts);

}  // namespace coadopt::h5
