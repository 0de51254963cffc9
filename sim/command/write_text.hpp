#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "results/output_path.hpp"

namespace coadopt {

// A text file to be written, under its name only when it is whole.
struct TextFile {
  std::filesystem::path path;
  std::string text;
};

// Throws OutputRefused before anything is written, WriteFailed on the way.
void write_text(const TextFile& file, Existing existing);

// Files of one folder, at least one; the folder is made if there is none. None is written where one of them
// would be refused, and where one fails those that are new are removed again.
void write_together(const std::vector<TextFile>& files, const std::filesystem::path& folder, Existing existing);

}  // namespace coadopt
