#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>
#include <string>

#include "scenario/files.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

std::optional<std::uint64_t> available_of(const fs::path& meminfo) {
  std::ifstream in(meminfo);
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream words(line);
    std::string name;
    std::uint64_t kibibytes = 0;
    if (words >> name >> kibibytes && name == "MemAvailable:") return kibibytes * 1024;
  }
  return std::nullopt;
}

// A file that holds one number; "max" is none.
std::optional<std::uint64_t> number_in(const fs::path& file) {
  std::ifstream in(file);
  std::uint64_t number = 0;
  if (in >> number) return number;
  return std::nullopt;
}

// The lowest limit of a control group and those it is in.
std::uint64_t lowest_limit(const fs::path& mount, fs::path group, const char* file) {
  std::uint64_t lowest = std::numeric_limits<std::uint64_t>::max();
  for (group = group.relative_path();; group = group.parent_path()) {
    lowest = std::min(lowest, number_in(mount / group / file).value_or(lowest));
    if (group.empty()) return lowest;
  }
}

}  // namespace

std::uint64_t available_memory(const std::string& system) {
  const fs::path root = system;
  constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t bytes = available_of(root / "proc/meminfo").value_or(no_limit);

  // Lines are "number:controllers:group": no controllers in version 2, the memory controller in version 1.
  const fs::path groups = root / "sys/fs/cgroup";
  std::ifstream in(root / "proc/self/cgroup");
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    std::string controllers = line.substr(first, second - first);  // with the colon before the first
    controllers.front() = ',';
    controllers += ',';
    const fs::path group = line.substr(second + 1);
    if (controllers == ",,") bytes = std::min(bytes, lowest_limit(groups, group, "memory.max"));
    if (controllers.find(",memory,") != std::string::npos) {
      bytes = std::min(bytes, lowest_limit(groups / "memory", group, "memory.limit_in_bytes"));
    }
  }
  return bytes;
}

}  // namespace coadopt
