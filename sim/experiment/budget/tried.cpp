#include "experiment/budget/tried.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <span>

#include "results/failure.hpp"

namespace coadopt {

JournalHeader journal_header(const TriedShape& shape, std::string identity) {
  std::vector<std::int32_t> numbers(shape.splits);
  std::iota(numbers.begin(), numbers.end(), 0);
  return {.identity = std::move(identity),
      .replicates = shape.replicates,
      .scenarios = shape.worlds,
      .run_bytes = static_cast<std::uint32_t>(shape.bytes()),
      .numbers = std::move(numbers),
      .values = {}};
}

Tried::Tried(const TriedShape& shape, RunSplit run, Journal& journal, const Workers& workers)
    : shape_(shape), run_(std::move(run)), journal_(journal), workers_(workers) {}

std::vector<std::size_t> Tried::numbers_of(const std::vector<Parts>& splits) {
  std::vector<std::size_t> numbers;
  for (const Parts& parts : splits) {
    const auto [place, is_new] = numbers_.try_emplace(parts, splits_.size());
    if (is_new) {
      if (splits_.size() == shape_.splits) throw std::logic_error("more splits were tried than was planned");
      splits_.push_back(parts);
      reached_.resize(shape_.run(splits_.size(), 0, 0));
    }
    numbers.push_back(place->second);
  }
  return numbers;
}

void Tried::run_one(std::size_t split, std::size_t world, std::uint32_t replicate, const Stop& stop) {
  const std::uint64_t number = shape_.run(split, world, replicate);
  std::vector<double> values(splits_[split]);
  if (journal_.status(number) == RunStatus::done) {
    std::vector<double> kept(shape_.interventions + aim_count);
    journal_.read(number, std::as_writable_bytes(std::span(kept)));
    if (!std::equal(values.begin(), values.end(), kept.begin())) {
      throw OutputRefused(
          "The runs kept are of other splits than this search tries: another pagmo or another machine took "
          "other turns. Start over with --force.");
    }
    Reached reached{};
    std::copy(kept.end() - aim_count, kept.end(), reached.begin());
    reached_[number] = reached;
    return;
  }
  const std::optional<Reached> reached = run_(splits_[split], world, replicate, stop);
  if (!reached) return;
  values.insert(values.end(), reached->begin(), reached->end());
  journal_.append(number, std::as_bytes(std::span(values)));
  reached_[number] = reached;
}

void Tried::run(
    const std::vector<std::size_t>& splits, std::uint32_t first, std::uint32_t count, const Stop& stop) {
  struct Turn {
    std::size_t split;
    std::size_t world;
    std::uint32_t replicate;
  };
  std::vector<Turn> turns;
  std::vector<std::size_t> once = splits;
  std::ranges::sort(once);
  once.erase(std::unique(once.begin(), once.end()), once.end());
  for (std::uint32_t replicate = first; replicate < first + count; ++replicate) {
    for (const std::size_t split : once) {
      for (std::size_t world = 0; world < shape_.worlds; ++world) {
        if (!reached_[shape_.run(split, world, replicate)]) turns.push_back({split, world, replicate});
      }
    }
  }
  do_all(turns.size(), workers_, stop,
      [&](std::uint64_t turn) { run_one(turns[turn].split, turns[turn].world, turns[turn].replicate, stop); });
  if (stop) {
    journal_.settle();
    throw SearchStopped();
  }
}

double Tried::mean(
    std::size_t split, std::size_t world, Aim aim, std::uint32_t first, std::uint32_t count) const {
  double sum = 0.0;
  for (std::uint32_t replicate = first; replicate < first + count; ++replicate) {
    sum += reached(split, world, replicate)[static_cast<std::size_t>(aim)];
  }
  return sum / static_cast<double>(count);
}

double Tried::mean(std::size_t split, Aim aim, std::uint32_t first, std::uint32_t count) const {
  double sum = 0.0;
  for (std::size_t world = 0; world < shape_.worlds; ++world) sum += mean(split, world, aim, first, count);
  return sum / static_cast<double>(shape_.worlds);
}

}  // namespace coadopt
