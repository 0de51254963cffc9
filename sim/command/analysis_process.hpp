#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "scenario/simulate.hpp"

namespace coadopt {

// The Python package of the analysis as a process beside this one, which answers one line with one line.
class AnalysisProcess {
 public:
  // Started with these words, the first of which is its command. Throws std::runtime_error where it cannot be.
  explicit AnalysisProcess(const std::vector<std::string>& words);
  // Ends it.
  ~AnalysisProcess();
  AnalysisProcess(const AnalysisProcess&) = delete;
  AnalysisProcess& operator=(const AnalysisProcess&) = delete;

  // Throws Stopped where a stop was raised meanwhile; std::runtime_error where the process has ended, which has
  // said why on standard error.
  [[nodiscard]] std::string answer(std::string line, const Stop& stop);
  [[nodiscard]] std::string next_line(const Stop& stop);

 private:
  pid_t process_ = 0;
  int socket_ = -1;
  std::string read_;
};

}  // namespace coadopt
