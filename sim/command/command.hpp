#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace coadopt {

// What the program ends with.
enum class ExitCode : int {
  done = 0,
  failed = 1,         // while running; what was finished is kept
  wrong_input = 2,    // nothing was written
  hung_up = 129,      // by SIGHUP; what was finished is kept, as it is of the next two
  interrupted = 130,  // by SIGINT
  terminated = 143    // by SIGTERM
};

// Does what a subcommand is for; set by the one that was chosen on the command line.
using Action = std::function<ExitCode()>;

// The command line as it was typed, for provenance.
struct Typed {
  std::string command;
};

// Each adds its subcommand to the program; one file a subcommand.
void add_run(CLI::App& program, Action& action, const Typed& typed);
void add_compare(CLI::App& program, Action& action, const Typed& typed);
void add_validate(CLI::App& program, Action& action);
void add_describe(CLI::App& program, Action& action);
void add_verify(CLI::App& program, Action& action);
void add_patterns(CLI::App& program, Action& action);
void add_brief(CLI::App& program, Action& action);
void add_import(CLI::App& program, Action& action);
void add_sweep(CLI::App& program, Action& action, const Typed& typed);
void add_merge(CLI::App& program, Action& action, const Typed& typed);
void add_budget(CLI::App& program, Action& action, const Typed& typed);
void add_diagnose(CLI::App& program, Action& action, const Typed& typed);
void add_calibrate(CLI::App& program, Action& action, const Typed& typed);
void add_sensitivity(CLI::App& program, Action& action);

// What is wrong with the words of a command line, and where help is: for CLI11, which asks for it by this
// shape.
[[nodiscard]] std::string misuse_text(const CLI::App* program, const CLI::Error& error);

}  // namespace coadopt
