#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "results/handle.hpp"
#include "results/sweep_plan.hpp"

namespace coadopt {

// Reads the results file of a sweep back, to go on from it or to merge it.
class SweepReader {
 public:
  // Throws OutputRefused, with a way out, where the file is not there or not of a sweep.
  explicit SweepReader(const std::filesystem::path& path);

  [[nodiscard]] const std::string& identity() const { return identity_; }
  // All that it says of the sweep, its points and experiment included; where it comes from too.
  [[nodiscard]] const SweepPlan& plan() const { return plan_; }

  // "complete", or how many runs it has.
  [[nodiscard]] std::string status() const;

  // What is told of each run that is not missing, in their order: its number in the plan; and the bytes that it
  // came to, or why it failed.
  using Done = std::function<void(std::uint64_t run, std::span<const std::byte> bytes)>;
  using Failed = std::function<void(std::uint64_t run, const std::string& reason)>;
  // Memory holds the runs of few points at a time. Throws h5::Problem.
  void each_run(const Done& done, const Failed& failed) const;
  // Why runs failed, one for each that did. Throws h5::Problem.
  [[nodiscard]] std::vector<std::string> failures() const;

 private:
  void read();
  void read_points();
  void read_design();
  void read_done(const Done& done) const;

  h5::Quiet quiet_;
  std::filesystem::path path_;
  h5::Handle file_;
  std::string identity_;
  SweepPlan plan_;
};

}  // namespace coadopt
