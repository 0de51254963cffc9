#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace coadopt {

// What is wrong with the words of a command line, and where help is: for CLI11, which asks for it by this
// shape.
[[nodiscard]] std::string told_misuse(const CLI::App* program, const CLI::Error& error);

}  // namespace coadopt
