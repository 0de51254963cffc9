#include "results/journal.hpp"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <numeric>
#include <vector>

// The journal of 100,000 runs of 712 bytes each: what a sweep of 39 outcomes and 400 bytes of measures keeps.
// benchmarks/sqlite.py measures SQLite with the same runs.

namespace {

using namespace coadopt;

constexpr std::uint32_t runs = 100'000;
constexpr std::uint32_t run_bytes = 712;

std::filesystem::path path() { return std::filesystem::temp_directory_path() / "coadopt-benchmark.runs"; }

Journal filled() {
  JournalHeader header = {
      .identity = "{}", .replicates = 1, .scenarios = 1, .run_bytes = run_bytes, .numbers = {}, .values = {}};
  header.numbers.resize(runs);
  std::iota(header.numbers.begin(), header.numbers.end(), 0);
  Journal journal = Journal::create(path(), header);
  const std::vector<std::byte> bytes(run_bytes);
  for (std::uint64_t run = 0; run < runs; ++run) journal.append(run, bytes);
  journal.flush();
  return journal;
}

void append_runs(benchmark::State& state) {
  for (auto _ : state) filled().remove();
}
BENCHMARK(append_runs)->Name("journal/append")->Unit(benchmark::kMillisecond);

void read_runs(benchmark::State& state) {
  static_cast<void>(filled());
  std::vector<std::byte> bytes(run_bytes);
  for (auto _ : state) {
    const std::optional<Journal> journal = Journal::open(path());
    for (std::uint64_t run = 0; run < runs; ++run) journal->read(run, bytes);
  }
  Journal::open(path())->remove();
}
BENCHMARK(read_runs)->Name("journal/open_and_read")->Unit(benchmark::kMillisecond);

}  // namespace
