#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt::reading {

inline constexpr std::uint64_t any_memory = std::numeric_limits<std::uint64_t>::max();

// The scenario that text says, as if it stood in scenarios/x.toml.
inline Scenario read(
    std::string_view text, const Overrides& overrides = {}, std::uint64_t memory = any_memory) {
  return or_throw(read_scenario_text(text, "scenarios/x.toml", overrides, memory));
}

// What is told to be wrong with it.
inline std::vector<std::string> complaints(
    std::string_view text, const Overrides& overrides = {}, std::uint64_t memory = any_memory) {
  try {
    static_cast<void>(read(text, overrides, memory));
  } catch (const ScenarioErrors& errors) {
    std::vector<std::string> lines;
    for (const Problem& problem : errors.problems()) lines.push_back(line_of(problem));
    return lines;
  }
  return {};
}

// A folder of one's own, gone with the object.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "coadopt-scenario-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  std::filesystem::path write(const std::string& name, std::string_view text) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }

  // What is told to be wrong with a file of the folder, the folder's own name left out.
  [[nodiscard]] std::vector<std::string> complaints(
      const std::string& name, const Overrides& overrides = {}) const {
    std::vector<std::string> lines;
    for (const Problem& problem : read_scenario(path_ / name, overrides, any_memory).problems()) {
      std::string line = line_of(problem);
      for (std::size_t at = 0; (at = line.find(path_.string() + "/")) != std::string::npos;) {
        line.erase(at, path_.string().size() + 1);
      }
      lines.push_back(line);
    }
    return lines;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace coadopt::reading
