#include "target.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "scenario/document.hpp"
#include "scenario/errors.hpp"

namespace coadopt::fuzz {

namespace {

constexpr auto all_targets = std::to_array<Target>(
    {{"scenarios", scenarios}, {"experiments", experiments}, {"imports", imports}, {"journals", journals},
        {"identities", identities}, {"results", results}, {"damaged_results", damaged_results}});

std::filesystem::path made_folder() {
  const std::filesystem::path shared = "/dev/shm";
  std::string name =
      ((std::filesystem::is_directory(shared) ? shared : std::filesystem::temp_directory_path()) /
          "coadopt-fuzz-XXXXXX")
          .string();
  require(::mkdtemp(name.data()) != nullptr, "a folder can be made");
  std::atexit([] { std::filesystem::remove_all(folder()); });
  return name;
}

}  // namespace

std::span<const Target> targets() { return all_targets; }

const std::filesystem::path& folder() {
  static const std::filesystem::path path = made_folder();
  return path;
}

MemoryFile::MemoryFile(const std::string& name, std::string_view bytes) : path_(folder() / name) {
  std::ofstream(path_, std::ios::binary) << bytes;
}

MemoryFile::~MemoryFile() { std::filesystem::remove(path_); }

std::vector<std::string> parts_of(std::string_view text, std::string_view line, std::size_t most) {
  std::vector<std::string> parts(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view one = text.substr(0, end);
    text.remove_prefix(end);
    const bool divides = one.starts_with(line) && one.substr(line.size()).find_first_not_of("\r\n") == one.npos;
    if (divides && parts.size() < most) {
      parts.emplace_back();
    } else {
      parts.back() += one;
    }
  }
  return parts;
}

void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

void check_message(std::string_view text) {
  require(!text.empty(), "a problem says what is wrong");
  require(is_utf8(text), "a problem is told in valid UTF-8");
}

void check_message(const ScenarioErrors& errors) {
  require(!errors.problems().empty(), "a refusal says why");
  for (const Problem& one : errors.problems()) check_message(line_of(one));
}

}  // namespace coadopt::fuzz

namespace {

const coadopt::fuzz::Target* chosen = nullptr;

}  // namespace

// NOLINTBEGIN(readability-identifier-naming,bugprone-reserved-identifier): libFuzzer and sanitizers give the
// names The HDF5 library asks for as much memory as a file claims, and copes with getting none.
extern "C" const char* __asan_default_options() { return "allocator_may_return_null=1"; }

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  constexpr std::string_view option = "--target=";
  for (int i = 1; i < *argc; ++i) {
    const std::string_view word = (*argv)[i];
    if (!word.starts_with(option)) continue;
    for (const coadopt::fuzz::Target& one : coadopt::fuzz::targets()) {
      if (word.substr(option.size()) == one.name) chosen = &one;
    }
  }
  if (chosen == nullptr) {
    std::fprintf(stderr, "Say which target runs, with one of:");
    for (const coadopt::fuzz::Target& one : coadopt::fuzz::targets())
      std::fprintf(stderr, " --target=%s", std::string(one.name).c_str());
    std::fprintf(stderr, "\n");
    std::exit(2);
  }
  static_cast<void>(coadopt::fuzz::folder());
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  chosen->run({data, size});
  return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(
    std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  const std::size_t now = LLVMFuzzerMutate(data, size, most);
  if (chosen->name != "journals" || seed % 8 == 0) return now;
  return coadopt::fuzz::mend_journal({data, most}, now);
}
// NOLINTEND(readability-identifier-naming,bugprone-reserved-identifier)
