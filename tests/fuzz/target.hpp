#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/errors.hpp"
#include "scenario/problem.hpp"

namespace coadopt::fuzz {

using Bytes = std::span<const std::uint8_t>;

// Each does with its input what a command does with such a file, and ends the program where a promise is
// broken.
void scenarios(Bytes input);    // TOML; lines after one that says "--set" are overrides
void experiments(Bytes input);  // TOML
void imports(Bytes input);      // CSV files with a line "----" between them; a first line "budget": one survey
void journals(Bytes input);     // a journal of runs
void identities(Bytes input);   // JSON, what a results file says of its sweep
void results(Bytes input);      // changes to a sound results file
void damaged_results(Bytes input);  // any bytes as a results file, read in a process of its own

// Mends the checksums of a journal, which chance never gets right. Gives the new size.
std::size_t mend_journal(std::span<std::uint8_t> bytes, std::size_t size);

struct Target {
  std::string_view name;
  void (*run)(Bytes input);
};
[[nodiscard]] std::span<const Target> targets();

// A new file in memory with these bytes, and its path; gone at the end of its life.
class MemoryFile {
 public:
  MemoryFile(const std::string& name, std::string_view bytes);
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  MemoryFile(MemoryFile&&) = delete;
  MemoryFile& operator=(MemoryFile&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A folder in memory of this process.
[[nodiscard]] const std::filesystem::path& folder();

[[nodiscard]] inline std::string_view text_of(Bytes input) {
  return {reinterpret_cast<const char*>(input.data()), input.size()};
}

// The parts of a text between lines that say `line`, at most so many.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view text, std::string_view line, std::size_t most);

// Ends the program where a promise is broken, so that the fuzzer keeps the input.
void require(bool kept, const char* promise);

// Whether a problem, or all that is wrong with a file, can be shown: it says something, in valid UTF-8.
void check_message(std::string_view text);
void check_message(const ScenarioErrors& errors);

// That populations may need.
inline constexpr std::uint64_t memory = std::uint64_t{1} << 30U;

}  // namespace coadopt::fuzz
