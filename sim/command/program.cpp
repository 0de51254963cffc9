#include "command/program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/command.hpp"
#include "command/failed.hpp"
#include "command/run_control.hpp"
#include "command/standard_streams.hpp"
#include "results/failure.hpp"
#include "results/journal.hpp"
#include "results/results_file.hpp"
#include "scenario/errors.hpp"
#include "scenario/nearest.hpp"
#include "scenario/origin.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

std::string typed_command(int argc, char** argv) {
  std::string command = "coadopt";
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const bool plain = !word.empty() && word.find_first_of(" \t\n'\"\\$&|;<>()*?[]#~`!{}") == std::string::npos;
    if (plain) {
      command += " " + word;
      continue;
    }
    command += " '";
    for (const char letter : word) command += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    command += "'";
  }
  return command;
}

// A first word that is no command, told with the nearest one; CLI11 would only say that a command is required.
bool names_no_command(const CLI::App& program, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return false;
  std::vector<std::string_view> known;
  for (const CLI::App* one : program.get_subcommands({})) known.push_back(one->get_name());
  if (std::find(known.begin(), known.end(), argv[1]) != known.end()) return false;
  const std::optional<std::string_view> meant = nearest(argv[1], known);
  complain("coadopt: \"{}\" is not a command.{} Commands are {}; see coadopt --help.\n", argv[1],
      meant ? fmt::format(" Did you mean {}?", *meant) : std::string(), fmt::join(known, ", "));
  return true;
}

// What was told to standard output has to arrive, or the end is no success.
int ended(int code) {
  const std::string_view why = output_problem_text();
  if (why.empty() || code != static_cast<int>(ExitCode::done)) return code;
  complain("coadopt: standard output cannot be written to ({}). Output was lost; send it elsewhere.\n", why);
  return static_cast<int>(ExitCode::failed);
}

ExitCode act(const Action& action) {
  try {
    return action();
  } catch (const ScenarioErrors& errors) {
    complain_of(errors.problems());
    return ExitCode::wrong_input;
  } catch (const OutputRefused& refused) {
    complain("coadopt: {}\n", refused.what());
    return ExitCode::wrong_input;
  } catch (const Stopped&) {
    complain("coadopt: {} while finished runs were read. They are left as they are.\n", Interrupt::word());
    return Interrupt::exit_code();
  } catch (const std::exception& failure) {
    complain_of_failure(failure);
    return ExitCode::failed;
  }
}

int run_command(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // nobody reading what is told is no reason to lose results
  std::signal(SIGXFSZ, SIG_IGN);  // a file grown too large is then an error that is told, not a sudden end
  const Typed typed = {typed_command(argc, argv)};
  CLI::App program(
      "coadopt: how co-production is adopted in public services, month by month.\n"
      "It explores what assumptions lead to; it does not predict.");
  program.footer(
      "Examples:\n"
      "  coadopt run scenarios/baseline.toml -o baseline.h5\n"
      "  coadopt compare scenarios/baseline.toml scenarios/skill.toml -o skill.h5\n"
      "  coadopt brief skill.h5 --charts charts\n"
      "  coadopt describe parameters adoption.talk\n"
      "Each command has --help with examples of its own.\n\n"
      "Exit codes:\n"
      "  0    done\n"
      "  1    failed on the way; what was finished is kept, and the message says where\n"
      "  2    something is wrong with the input or the command line; nothing was run or written\n"
      "  129  ended because the terminal was closed (SIGHUP); what was finished is kept\n"
      "  130  interrupted by Ctrl-C (SIGINT); what was finished is kept\n"
      "  143  terminated (SIGTERM); what was finished is kept");
  program.set_version_flag("--version", std::string("coadopt ") + std::string(origin().version) + " (" +
                                            std::string(origin().git_commit) + ", " +
                                            std::string(origin().compiler) + ")");
  program.require_subcommand(1);
  program.failure_message(misuse_text);

  Action action;
  add_run(program, action, typed);
  add_compare(program, action, typed);
  add_diagnose(program, action, typed);
  add_sweep(program, action, typed);
  add_merge(program, action, typed);
  add_budget(program, action, typed);
  add_calibrate(program, action, typed);
  add_sensitivity(program, action);
  add_validate(program, action);
  add_describe(program, action);
  add_verify(program, action);
  add_patterns(program, action);
  add_brief(program, action);
  add_import(program, action);
  if (names_no_command(program, argc, argv)) return static_cast<int>(ExitCode::wrong_input);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version end with 0; whatever is wrong with the words, with 2.
    return ended(program.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::wrong_input));
  }
  return ended(static_cast<int>(act(action)));
}

std::atomic<bool> main_has_returned = false;

// HDF5 ends the program by itself where it finds no memory.
void tell_of_early_end() {
  if (main_has_returned) return;
  show_standard_error();
  to_standard_error(
      "coadopt: HDF5 ended the program, as it does where it finds no memory. What was finished is kept. Free "
      "memory, "
      "or use fewer --threads, and repeat the command.\n");
  ::_exit(static_cast<int>(ExitCode::failed));
}

}  // namespace

int run_program(int argc, char** argv) {
  open_standard_streams();
  // Every time that is told is in UTC. The C library would open whatever file these name, and wait for a pipe.
  ::unsetenv("TZ");
  ::unsetenv("TZDIR");
  std::atexit(&tell_of_early_end);
  int code = static_cast<int>(ExitCode::failed);
  try {
    prepare_hdf5();
    code = run_command(argc, argv);
  } catch (const std::exception& failure) {
    complain_of_failure(failure);
  }
  main_has_returned = true;
  return code;
}

}  // namespace coadopt
