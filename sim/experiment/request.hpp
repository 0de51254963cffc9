#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "experiment/replicates.hpp"
#include "results/output_path.hpp"
#include "results/plan.hpp"

namespace coadopt {

// Which of how many shards of a sweep; point i of the design belongs to shard i modulo `of`, plus 1.
struct Shard {
  std::uint32_t number = 1;
  std::uint32_t of = 1;
};

// What is asked of an experiment beside what its file says.
struct RunRequest {
  std::filesystem::path output = {};  // the results file; empty: none is written
  Before before = Before::refuse;
  bool retry_failed = false;
  bool so_far = false;  // run nothing, and write what is finished
  AgentsKept agents = AgentsKept::none;
  std::optional<std::uint32_t> draws = {};  // check robustness, with so many draws of other guesses
  Shard shard = {};
  std::uint32_t threads = 1;
  ResultsProvenance provenance = {};
};

// Who watches runs, and may stop them.
struct RunWatch {
  const Stop& stop;
  // So many months of replicates are about to be run, of so many agents each on average.
  std::function<void(std::uint64_t months, double agents)> begin;
  std::function<void()> month_done;                // from several threads
  std::function<void(const std::string&)> notice;  // what stops nothing, but should be known
  std::function<void(const std::string&)> warn;    // the same, and not to be left out
};

// How runs ended. Of a failure, `why` may say what failed, and `failure` how.
enum class RunEnd : std::uint8_t { complete, stopped, failed };
struct Ending {
  RunEnd how = RunEnd::complete;
  std::string why = {};
  std::exception_ptr failure = {};
};

// What a command that makes runs is about to make; found out without running or writing anything.
struct RunsPlanned {
  std::uint64_t runs = 0;    // in all
  std::uint64_t kept = 0;    // of these, finished before and not made again
  bool at_most = false;      // a search may make fewer
  std::uint64_t bytes = 0;   // that finished runs take on the disk
  std::uint64_t memory = 0;  // that keeping track of them takes, in bytes
};

// What a command that makes runs came to.
struct RunResult {
  Ending end = {};
  std::string file = {};         // where the results are; empty if there is no results file
  std::string journal = {};      // its file, where it keeps finished runs
  std::string so_far_file = {};  // that --so-far would write them to; empty where there is no such option
  std::uint64_t done = 0;
};

}  // namespace coadopt
