#include "command/spare_inputs.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "results/failure.hpp"

namespace coadopt {

void spare_inputs(const std::string& output, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code ignored;  // where either is not there
    if (!std::filesystem::equivalent(output, input, ignored)) continue;
    throw OutputRefused(
        fmt::format("{} is an input, and would be overwritten. Name another file with -o.", output));
  }
}

void spare_inputs(const std::string& output, const Experiment& experiment) {
  std::vector<std::string> inputs = {experiment.file};
  for (const Scenario& one : experiment.scenarios) inputs.push_back(one.file);
  spare_inputs(output, inputs);
}

}  // namespace coadopt
