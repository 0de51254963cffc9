#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/resume.hpp"

namespace coadopt {

// What tells one search from another.
struct SearchIdentity {
  JournalHeader header;  // of the journal that the search needs
  // What differs between this search and another, of its journal's identity, each in words.
  std::function<std::vector<std::string>(const std::string& other)> differences;
  // The text that a finished search left in its output. Throws OutputRefused where there is none.
  std::function<std::string(const std::filesystem::path& output)> in_output;
};

// The journal that a search with this output resumes, or a new one; nothing where the finished output is there
// and to be kept. Throws OutputRefused with what stands in the way, WriteFailed, Stopped.
[[nodiscard]] std::optional<BegunJournal> begin_search(const SearchIdentity& search,
    const std::filesystem::path& output, Before before, const Stop& stop = never_stopped);

}  // namespace coadopt
