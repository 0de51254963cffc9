#pragma once

#include <string>

namespace coadopt {

// Gives the text of a file, for all that reads it afterwards; the same name again replaces it. Scenarios that
// came with the program are in the folder "scenarios", entries of the catalogue in "scenarios/catalogue".
void give_file(const std::string& path, std::string text);

}  // namespace coadopt
