#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "results/plan.hpp"

namespace coadopt {

namespace h5 {
class Answers;
class Reader;
}  // namespace h5

// Reads the results file of a run, comparison or sweep back, to go on from it or to merge it. The file may come
// from anywhere: all that it says is checked against what such a file can hold. Everything throws
// OutputRefused, which names the file, what was found and what to do; WriteFailed where the disk does not hand
// it out.
class ResultsReader {
 public:
  // Reads the plan.
  explicit ResultsReader(const std::filesystem::path& path);
  // The same with a reader of another kind, for tests; `path` names the file in messages.
  ResultsReader(const std::filesystem::path& path, std::unique_ptr<h5::Answers> answers);
  ~ResultsReader();
  ResultsReader(ResultsReader&& other) noexcept;
  ResultsReader& operator=(ResultsReader&& other) noexcept;
  ResultsReader(const ResultsReader&) = delete;
  ResultsReader& operator=(const ResultsReader&) = delete;

  [[nodiscard]] const std::string& identity() const { return identity_; }
  // All that it says of its runs, points and experiment included; where it comes from too.
  [[nodiscard]] const ResultsPlan& plan() const { return plan_; }

  // "complete", or how many runs it has.
  [[nodiscard]] std::string status() const;
  // Whether a check of robustness was added.
  [[nodiscard]] bool has(const std::string& group) const;
  // Outcomes under the plan's variants, of so many replicates: shape (variants, scenarios, replicates,
  // outcomes), NaN where a variant was not finished.
  [[nodiscard]] std::vector<double> variant_values(std::uint32_t replicates) const;

  // What is reported of each run that is not missing, in their order: its number in the plan; and the bytes
  // that it came to, or why it failed.
  using Done = std::function<void(std::uint64_t run, std::span<const std::byte> bytes)>;
  using Failed = std::function<void(std::uint64_t run, const std::string& reason)>;
  // Memory holds the runs of few points at a time.
  void each_run(const Done& done, const Failed& failed) const;
  // Why runs failed, one for each that did.
  [[nodiscard]] std::vector<std::string> failures() const;

 private:
  void read_or_refuse_all();
  void read();
  void read_points();
  void read_design();
  void read_done(const Done& done) const;
  void check_runs() const;
  void check_claim(std::size_t variables, std::size_t bytes_each) const;
  [[nodiscard]] std::vector<std::string> read_reasons() const;
  void read_failures(const Failed& failed) const;

  std::filesystem::path path_;
  std::unique_ptr<h5::Reader> file_;  // there while the file can be read
  std::string identity_;
  ResultsPlan plan_;
};

}  // namespace coadopt
