#pragma once

#include <mutex>
#include <optional>
#include <vector>

#include "command/execute.hpp"
#include "results/plan.hpp"

namespace coadopt {

// The summaries of runs of scenarios that are not varied, as they finish.
class Summaries {
 public:
  explicit Summaries(const ResultsPlan& plan) : plan_(plan), all_(plan.runs()) {}

  // From any thread; the bytes are those of the plan's layout.
  void add(std::uint64_t run, std::span<const std::byte> bytes);
  void add(const Journal& journal);

  // Shape (scenarios, replicates), with missing_summary() where one is not finished.
  [[nodiscard]] std::vector<std::vector<Summary>> all() const;

 private:
  const ResultsPlan& plan_;
  std::vector<std::optional<Summary>> all_;
  std::mutex mutex_;
};

}  // namespace coadopt
