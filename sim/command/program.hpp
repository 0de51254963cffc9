#pragma once

namespace coadopt {

// What main() does with its words, and what it returns. Here, and not in main.cpp, so that the headers of CLI11
// are read once.
[[nodiscard]] int run_program(int argc, char** argv);

}  // namespace coadopt
