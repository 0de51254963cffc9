#pragma once

#include <string>
#include <vector>

#include "experiment/experiment.hpp"

namespace coadopt {

// Throws OutputRefused where the output is one of the files that were read, under whatever name: not even
// --force asks for that.
void spare_inputs(const std::string& output, const std::vector<std::string>& inputs);
// The same of an experiment's file and its scenarios'.
void spare_inputs(const std::string& output, const Experiment& experiment);

}  // namespace coadopt
