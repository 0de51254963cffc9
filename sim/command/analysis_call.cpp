#include "command/analysis_call.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "command/analysis_script.hpp"
#include "command/standard_streams.hpp"

namespace coadopt {

namespace {

constexpr const char* debian_python = "/usr/bin/python3";  // for which Debian's packages are installed

// Isolated (-I): nothing in the current folder, in a PYTHON variable or in the user's site-packages is
// imported.
std::vector<std::string> call_of(const std::string& python, const std::string& script) {
  return {python, "-I", "-B", script};
}

// Each program of this name on PATH, in order. Relative entries are left out: they would run a program of the
// current folder.
std::vector<std::string> on_path(std::string_view name) {
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  std::vector<std::string> found;
  while (!rest.empty()) {
    const std::string_view entry = rest.substr(0, rest.find(':'));
    rest.remove_prefix(entry.size() < rest.size() ? entry.size() + 1 : rest.size());
    if (!entry.starts_with('/')) continue;
    std::string program = fmt::format("{}/{}", entry, name);
    if (access(program.c_str(), X_OK) == 0) found.push_back(std::move(program));
  }
  return found;
}

// Whether so many files can be opened as Python needs to say in words of coadopt what is wrong.
bool can_open_files() {
  std::array<int, 5> opened{};
  bool all = true;
  for (int& one : opened) all = (one = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0)) >= 0 && all;
  for (const int one : opened) {
    if (one >= 0) ::close(one);
  }
  return all;
}

// How a child process ended, or nothing where it did not within the time; it is ended then.
std::optional<int> ended_within(std::chrono::seconds patience, pid_t child) {
  const auto latest = std::chrono::steady_clock::now() + patience;
  int status = 0;
  while (true) {
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) return status;
    if (ended < 0 && errno != EINTR) return std::nullopt;
    if (std::chrono::steady_clock::now() > latest) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  kill(child, SIGKILL);
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return std::nullopt;
}

// The exit code of a call that is to print nothing; -1 where it did not end in time, which is reported; nothing
// where it could not be started, or was ended by a signal.
std::optional<int> silent_exit(std::vector<std::string> words) {
  posix_spawn_file_actions_t silent;
  if (posix_spawn_file_actions_init(&silent) != 0) return std::nullopt;
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&silent, stream, "/dev/null", O_RDWR, 0);
  pid_t child = 0;
  const int failure =
      posix_spawn(&child, words.front().c_str(), &silent, nullptr, pointers_to(words).data(), environ);
  posix_spawn_file_actions_destroy(&silent);
  if (failure != 0) return std::nullopt;
  constexpr auto patience = std::chrono::seconds(5);
  const std::optional<int> status = ended_within(patience, child);
  if (!status) {
    complain(
        "coadopt: {} did not start within {} s and is not used. Take it out of PATH, or name another Python in "
        "COADOPT_PYTHON.\n",
        words.front(), patience.count());
    return -1;
  }
  return WIFEXITED(*status) ? std::optional<int>(WEXITSTATUS(*status)) : std::nullopt;
}

// Whether this Python starts and has all packages.
bool is_suitable(const std::string& python, const std::string& script) {
  std::vector<std::string> words = call_of(python, script);
  words.emplace_back("--check");
  return silent_exit(std::move(words)) == 0;
}

// Whether a program does not do what any Python would; where it cannot be started, that is told later.
bool is_no_python(const std::string& program) {
  constexpr int agreed = 42;
  return silent_exit({program, "-I", "-c", fmt::format("raise SystemExit({})", agreed)}).value_or(agreed) !=
         agreed;
}

// The Python to use: COADOPT_PYTHON, else the first on PATH that has the packages, else Debian's, which then
// says what it lacks.
std::string choose_python(const std::string& script) {
  if (const char* const named = std::getenv("COADOPT_PYTHON"); named != nullptr && *named != '\0') {
    const std::vector<std::string> found =
        std::strchr(named, '/') == nullptr ? on_path(named) : std::vector<std::string>{};
    if (!found.empty()) return found.front();
    return std::strchr(named, '/') == nullptr ? "" : named;
  }
  for (const std::string& python : on_path("python3")) {
    if (python == debian_python || is_suitable(python, script)) return python;
  }
  return debian_python;
}

}  // namespace

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

std::vector<std::string> analysis_call() {
  if (!can_open_files()) throw std::system_error(EMFILE, std::generic_category());
  const auto [script, problem] = analysis_script();
  if (script.empty()) {
    complain("coadopt: {}\n", problem);
    return {};
  }
  const std::string python = choose_python(script);
  if (python.empty()) {  // execv() would look for the name in the current folder
    complain("coadopt: COADOPT_PYTHON = {} is not on PATH. Name a Python with its path, or unset it.\n",
        std::getenv("COADOPT_PYTHON"));
    return {};
  }
  if (std::getenv("COADOPT_PYTHON") != nullptr && is_no_python(python)) {
    complain(
        "coadopt: COADOPT_PYTHON = {} does not run as a Python does. Set it to a Python 3.11 or later that has "
        "the packages, or unset it.\n",
        python);
    return {};
  }
  return call_of(python, script);
}

void complain_of_start(const std::string& python, int error_number) {
  const std::string reason = std::strerror(error_number);
  if (python == debian_python) {
    complain(
        "coadopt: {} cannot be started ({}). Install the packages python3 and those that README.md names, or "
        "set COADOPT_PYTHON to a Python that has them.\n",
        python, reason);
  } else {
    complain(
        "coadopt: COADOPT_PYTHON = {} cannot be started ({}). Set it to a Python 3.11 or later that has the "
        "packages, or unset it.\n",
        python, reason);
  }
}

}  // namespace coadopt
