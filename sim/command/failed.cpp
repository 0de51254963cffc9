#include "command/failed.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <new>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "command/command.hpp"
#include "command/standard_streams.hpp"
#include "experiment/replicates.hpp"
#include "partnership/build.hpp"
#include "scenario/origin.hpp"

namespace coadopt {

namespace {

constexpr double megabyte = 1e6;

// What is reported where memory runs out; made beforehand, while there is some.
std::string& out_of_memory() {
  static std::string text =
      "memory ran out before anything was run. Close other programs, or raise the limit on memory (ulimit -v).";
  return text;
}

// The library's own words name functions of C++, which say nothing to anybody who uses the program.
bool names_functions(std::string_view what) {
  return what.find("::") != std::string_view::npos || what.find("__") != std::string_view::npos ||
         what.find("_M_") != std::string_view::npos || what.starts_with("[json.exception");
}

bool is_of_memory(const std::exception& failure) {
  return dynamic_cast<const std::bad_alloc*>(&failure) != nullptr ||
         dynamic_cast<const std::length_error*>(&failure) != nullptr;
}

std::string own_fault(std::string_view what) {
  if (names_functions(what)) what = "an internal check failed";
  return fmt::format(
      "{}. This is a fault in coadopt itself: please report it with this line, the files and the command. "
      "(Version {}, {}.)",
      what, origin().version, origin().git_commit);
}

std::string no_more_threads() {
  return "the system cannot start more threads. Use fewer --threads, or raise the limits on processes (ulimit "
         "-u) and on memory (ulimit -v).";
}

[[noreturn]] void end_uncaught() {
  static std::atomic<bool> ending = false;
  static thread_local bool by_this_thread = false;
  if (by_this_thread) {  // even the message found no memory
    to_standard_error("coadopt: memory ran out while an error was being reported.\n");
    ::_exit(static_cast<int>(ExitCode::failed));
  }
  while (ending.exchange(true)) ::pause();  // another thread has reported what is wrong, and ends the program
  by_this_thread = true;
  try {
    if (const auto failure = std::current_exception()) std::rethrow_exception(failure);
    to_standard_error("coadopt: an unknown error occurred.\n");
  } catch (const std::exception& failure) {
    complain_of_failure(failure);
  } catch (...) {
    to_standard_error("coadopt: an unknown error occurred.\n");
  }
  ::_exit(static_cast<int>(ExitCode::failed));
}

// An exception that nothing catches ends the program with one line, and not as the library would have it. Set
// before anything that shared libraries set up, which needs memory too.
void set_up_first(int /*argc*/, char** /*argv*/, char** /*environment*/) { std::set_terminate(&end_uncaught); }
[[gnu::section(".preinit_array"), gnu::used]] void (*const before_libraries)(
    int, char**, char**) = &set_up_first;

}  // namespace

void about_to_run(const std::vector<Scenario>& scenarios, std::uint32_t threads) {
  const auto largest = std::max_element(scenarios.begin(), scenarios.end(),
      [](const Scenario& one, const Scenario& other) { return memory_of(one) < memory_of(other); });
  if (largest == scenarios.end()) return;
  const Sizes sizes = sizes_of(largest->parameters);
  const std::uint32_t at_once = replicates_at_once(scenarios, threads);
  const double each = std::max(1.0, memory_of(*largest) / megabyte);  // less is not worth telling apart
  out_of_memory() = fmt::format(
      "memory ran out. {} has {} staff and {} persons: one replicate needs about {:.0f} MB, and {} at once "
      "need {:.0f} MB, besides the program itself. Use fewer --threads or a smaller population, or raise the "
      "limit on memory (ulimit -v).",
      largest->name, sizes.staff, sizes.persons(), each, at_once, each * at_once);
}

void about_to(const std::string& doing) {
  out_of_memory() = fmt::format(
      "memory ran out while {}. Close other programs, or raise the limit on memory (ulimit -v).", doing);
}

void complain_of_failure(const std::exception& failure) noexcept {
  try {
    if (is_of_memory(failure)) {
      // The text is there already: nothing is put together that would take memory.
      const std::string& text = out_of_memory();
      to_standard_error("coadopt: ");
      to_standard_error(text);
      to_standard_error("\n");
    } else {
      complain("coadopt: {}\n", what_failed(failure));
    }
  } catch (...) {
    to_standard_error("coadopt: memory ran out while an error was being reported.\n");
  }
}

std::string what_failed(const std::exception& failure) {
  if (is_of_memory(failure)) return out_of_memory();
  if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&failure)) {
    return fmt::format("{}: it cannot be used: {}.", file->path1().string(), file->code().message());
  }
  if (const auto* system = dynamic_cast<const std::system_error*>(&failure)) {
    if (system->code() == std::errc::resource_unavailable_try_again) {
      return no_more_threads();
    }
    if (system->code() == std::errc::too_many_files_open ||
        system->code() == std::errc::too_many_files_open_in_system) {
      return "no more files can be opened. Close other programs, or raise the limit on open files (ulimit -n).";
    }
    return fmt::format("the system reports an error: {}.", system->code().message());
  }
  const std::string_view what = failure.what();
  if (what.find("pthread_create") != std::string_view::npos) {  // as oneTBB words it
    return no_more_threads();
  }
  const bool own = dynamic_cast<const std::logic_error*>(&failure) != nullptr ||
                   dynamic_cast<const nlohmann::json::exception*>(&failure) != nullptr;
  return own ? own_fault(what) : std::string(what);
}

}  // namespace coadopt
