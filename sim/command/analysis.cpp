#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "command/analysis_script.hpp"
#include "command/command.hpp"
#include "command/standard_streams.hpp"

namespace coadopt {

namespace {

constexpr const char* debian_python = "/usr/bin/python3";  // for which Debian's packages are installed

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

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

// Whether this Python starts and has all packages.
bool is_suitable(const std::string& python, const std::string& script) {
  std::vector<std::string> words = call_of(python, script);
  words.emplace_back("--check");
  posix_spawn_file_actions_t silent;
  if (posix_spawn_file_actions_init(&silent) != 0) return false;
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&silent, stream, "/dev/null", O_RDWR, 0);
  pid_t child = 0;
  const int failure = posix_spawn(&child, python.c_str(), &silent, nullptr, pointers(words).data(), environ);
  posix_spawn_file_actions_destroy(&silent);
  if (failure != 0) return false;
  constexpr auto patience = std::chrono::seconds(5);
  const std::optional<int> status = ended_within(patience, child);
  if (!status) {
    complain(
        "coadopt: {} did not start within {} s and is not used. Take it out of PATH, or name another Python in "
        "COADOPT_PYTHON.\n",
        python, patience.count());
  }
  return status && WIFEXITED(*status) && WEXITSTATUS(*status) == 0;
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

// Becomes the Python package of the analysis, started with these words, the first of which is its command.
// Comes back only where it cannot be started, which is reported.
ExitCode hand_over(const std::vector<std::string>& arguments) {
  const auto [script, problem] = analysis_script();
  if (script.empty()) {
    complain("coadopt: {}\n", problem);
    return ExitCode::failed;
  }
  const std::string python = choose_python(script);
  if (python.empty()) {  // execv() would look for the name in the current folder
    complain("coadopt: COADOPT_PYTHON = {} is not on PATH. Name a Python with its path, or unset it.\n",
        std::getenv("COADOPT_PYTHON"));
    return ExitCode::failed;
  }
  std::vector<std::string> words = call_of(python, script);
  words.insert(words.end(), arguments.begin(), arguments.end());
  execv(python.c_str(), pointers(words).data());
  const std::string reason = std::strerror(errno);
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
  return ExitCode::failed;
}

// The subcommand as it was given: its name, options as --NAME or --NAME=VALUE, and after "--" the file.
std::vector<std::string> words_of(const CLI::App& command) {
  std::vector<std::string> words = {command.get_name()};
  std::vector<std::string> files = {"--"};
  for (const CLI::Option* const option : command.get_options()) {
    if (option->count() == 0) continue;
    const std::vector<std::string> names = option->get_lnames();
    if (names.empty()) {
      files.push_back(option->as<std::string>());
    } else if (option->get_items_expected_max() == 0) {
      if (option->as<bool>()) words.push_back("--" + names.front());
    } else {
      for (const std::string& value : option->results()) {
        const bool has_none = value.empty() && option->get_items_expected_min() == 0;
        words.push_back(has_none ? "--" + names.front() : fmt::format("--{}={}", names.front(), value));
      }
    }
  }
  words.insert(words.end(), files.begin(), files.end());
  return words;
}

void hand_over_when_chosen(CLI::App& command, Action& action) {
  command.callback([&command, &action] { action = [&command] { return hand_over(words_of(command)); }; });
}

void add_chart_options(CLI::App& command, const std::string& numbers) {
  command.add_option("--charts", "Folder for charts as PNG and SVG")->type_name("DIR");
  command.add_option("--csv")->description(numbers + ". Default: the folder of the charts")->type_name("DIR");
  command.add_flag("--force")->description("Replace files that exist");
  command.add_flag("--quiet")->description("Print errors only");
}

}  // namespace

void add_brief(CLI::App& program, Action& action) {
  CLI::App* const brief =
      program.add_subcommand("brief", "Write a briefing on a results file: page, PDF, charts, numbers");
  brief->footer(
      "Examples:\n"
      "  coadopt brief skill.h5 -o briefing.html --pdf\n"
      "  coadopt brief skill.h5 --diagnosis diagnosis.h5 -o briefing.html\n"
      "  coadopt brief skill.h5 --charts charts --csv numbers");
  brief->add_option("FILE", "Results file")->required()->type_name("FILE.h5");
  brief->add_option("-o,--output", "The briefing as one page that opens offline")->type_name("FILE.html");
  brief->add_option("--pdf", "The briefing as PDF. Default: beside the page, with its name")
      ->type_name("FILE.pdf")
      ->expected(0, 1);
  brief->add_option("--diagnosis", "What `coadopt diagnose` wrote for one of the scenarios in FILE")
      ->type_name("FILE.h5");
  add_chart_options(*brief, "Folder for the numbers behind the charts, as CSV");
  brief->add_flag("--json")->description("Print the finding and a list of the charts as JSON");
  hand_over_when_chosen(*brief, action);
}

void add_sensitivity(CLI::App& program, Action& action) {
  CLI::App* const command = program.add_subcommand("sensitivity", "Find what decides the outcomes of a sweep");
  command->footer(
      "Examples:\n"
      "  coadopt sensitivity small.h5\n"
      "  coadopt sensitivity small.h5 --outcome practice_in_use --box \"practice_in_use < 10%\"\n"
      "  coadopt sensitivity assumptions.h5 --scenario \"Coaches and pooled budgets\" --against Baseline "
      "--fails\n"
      "  coadopt sensitivity assumptions.h5 --charts charts --csv numbers");
  command->add_option("FILE", "Results file of a sweep")->required()->type_name("FILE.h5");
  command
      ->add_option(
          "--outcome", "Outcome to look at, as named in the file. Default: the main ones. May be given again")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  command->add_option("--scenario", "Scenario to look at. Default: all but the reference")->type_name("NAME");
  command
      ->add_option("--against",
          "Scenario to subtract from it, run by run. Default: the first, unless --scenario is given")
      ->type_name("NAME");
  command->add_option("--box", "Find where this holds, such as \"practice_in_use < 0.1\"")
      ->type_name("CONDITION");
  command->add_flag("--fails")->description("Find where a scenario does not beat its reference");
  add_chart_options(*command, "Folder for all numbers, as CSV");
  command->add_flag("--json")->description("Print all that was found as JSON");
  hand_over_when_chosen(*command, action);
}

}  // namespace coadopt
