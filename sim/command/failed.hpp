#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace coadopt {

// Says what is about to be run, so that what_failed() can name what there was no memory for: the largest of the
// scenarios, and how many of its replicates run at once.
void about_to_run(const std::vector<Scenario>& scenarios, std::uint32_t threads);

// The same of a command that runs nothing: "joining 2 shards".
void about_to(const std::string& doing);

// What went wrong, in words for whoever uses the program, with a way out. The names of C++ are not among them:
// too little memory is reported with what was being made; what can only be a fault of the program itself, as
// one to report.
[[nodiscard]] std::string what_failed(const std::exception& failure);

// Reports it on standard error, if need be without any memory.
void complain_of_failure(const std::exception& failure) noexcept;

}  // namespace coadopt
