#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "experiment/budget/split.hpp"
#include "experiment/replicates.hpp"
#include "results/journal.hpp"

namespace coadopt {

// Runs splits once each: one replicate in one world. Calls done with the place of each split that was not
// stopped and what it reached, from several threads.
using SplitDone = std::function<void(std::size_t place, const Reached& reached)>;
using RunSplits = std::function<void(const std::vector<const Parts*>& splits, std::size_t world,
    std::uint32_t replicate, const Stop& stop, const SplitDone& done)>;

// How runs of splits are numbered in their journal.
struct TriedShape {
  std::size_t splits = 0;  // most that there may be
  std::size_t interventions = 0;
  std::uint32_t worlds = 0;
  std::uint32_t replicates = 0;  // of the search and the finalists together

  [[nodiscard]] std::uint64_t run(std::size_t split, std::size_t world, std::uint32_t replicate) const {
    return (std::uint64_t{split} * worlds + world) * replicates + replicate;
  }
  // A run's bytes: the split's parts, and what it reached.
  [[nodiscard]] std::size_t bytes() const { return (interventions + aim_count) * sizeof(double); }
};

// The header of a journal of such runs.
[[nodiscard]] JournalHeader journal_header(const TriedShape& shape, std::string identity);

// Every split that was asked for, in the order it was, with what its runs came to.
class TriedSplits {
 public:
  explicit TriedSplits(const TriedShape& shape) : shape_(shape) {}

  [[nodiscard]] std::size_t size() const { return splits_.size(); }
  [[nodiscard]] const Parts& parts(std::size_t split) const { return splits_[split]; }
  // What a run that was run came to.
  [[nodiscard]] const Reached& reached(std::size_t split, std::size_t world, std::uint32_t replicate) const {
    return *reached_[shape_.run(split, world, replicate)];
  }
  // An aim in one world, or over all of them: the mean over replicates first .. first + count - 1.
  [[nodiscard]] double mean(
      std::size_t split, std::size_t world, Aim aim, std::uint32_t first, std::uint32_t count) const;
  [[nodiscard]] double mean(std::size_t split, Aim aim, std::uint32_t first, std::uint32_t count) const;

 protected:
  TriedShape shape_;
  std::vector<Parts> splits_;
  std::vector<std::optional<Reached>> reached_;
};

// Tries splits. Runs that the journal has are not run again, so that a search that is begun anew with the same
// questions goes on where it was ended.
class Tried : public TriedSplits {
 public:
  // The workers change no result.
  Tried(const TriedShape& shape, RunSplits run, Journal& journal, const Workers& workers);

  // The numbers of the splits, of new ones and of those asked for before.
  [[nodiscard]] std::vector<std::size_t> numbers_of(const std::vector<Parts>& splits);

  // Replicates first .. first + count - 1 of the splits in every world. Throws Stopped, WriteFailed,
  // OutputRefused where the journal is of other splits, and whatever a run throws.
  void run(const std::vector<std::size_t>& splits, std::uint32_t first, std::uint32_t count, const Stop& stop);

 private:
  // Whether the journal has it, which is taken then.
  [[nodiscard]] bool take(std::size_t split, std::size_t world, std::uint32_t replicate);

  RunSplits run_;
  Journal& journal_;
  Workers workers_;
  std::map<Parts, std::size_t> numbers_;
};

}  // namespace coadopt
