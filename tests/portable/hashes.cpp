// Runs a replicate of each scenario for five years and prints a hash of all its measures and outcomes. Compiled
// twice: with the program's libraries, and without exceptions, threads, HDF5 and a file system.
//
//     hashes FILE... -- SCENARIO...    FILEs are all that scenarios may read, when they have to be given

#include <bit>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "outcome/outcome.hpp"
#include "scenario/files.hpp"
#include "scenario/read.hpp"
#include "scenario/simulate.hpp"

#ifdef COADOPT_SERIAL
#include "scenario/given/files.hpp"
#endif

namespace coadopt {
namespace {

#ifdef COADOPT_SERIAL
void give(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return;
  std::string text;
  for (int one = std::fgetc(file); one != EOF; one = std::fgetc(file)) text += static_cast<char>(one);
  std::fclose(file);
  give_file(path, std::move(text));
}
#else
void give(const char*) {}
#endif

// FNV-1a of the bits of numbers.
class Hash {
 public:
  void add(double number) {
    for (int byte = 0; byte < 8; ++byte) {
      hash_ = (hash_ ^ (std::bit_cast<std::uint64_t>(number) >> (8 * byte) & 0xffU)) * 0x100000001b3U;
    }
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

bool print_hash(const std::string& path) {
  const Checked<Scenario> scenario = read_scenario(path, {"run.months=60"});
  if (!scenario) {
    std::printf("%s\n", lines_of(scenario.problems()).c_str());
    return false;
  }
  const Stop never = false;
  const auto record = simulate(*scenario, 0, {with_outcomes({})}, never);
  Hash hash;
  for (const Measure& measure : measures) {
    for (const double value : record->all(measure.id)) hash.add(value);
  }
  for (const double value : summarise(*record, sizes_of(scenario->parameters))) hash.add(value);
  std::printf("%s %016llx\n", path.c_str(), static_cast<unsigned long long>(hash.value()));
  return true;
}

}  // namespace
}  // namespace coadopt

int main(int count, char** words) {
  int at = 1;
  for (; at < count && std::string_view(words[at]) != "--"; ++at) coadopt::give(words[at]);
  bool whole = true;
  for (++at; at < count; ++at) whole = coadopt::print_hash(words[at]) && whole;
  return whole ? 0 : 1;
}
