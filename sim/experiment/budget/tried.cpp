#include "experiment/budget/tried.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <span>

#include "results/failure.hpp"

namespace coadopt {

namespace {

constexpr std::size_t most_in_turn = 32;  // more would save next to nothing, and take memory

}  // namespace

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

Tried::Tried(const TriedShape& shape, RunSplits run, Journal& journal, const Workers& workers)
    : TriedSplits(shape), run_(std::move(run)), journal_(journal), workers_(workers) {}

std::vector<std::size_t> Tried::numbers_of(const std::vector<Parts>& splits) {
  std::vector<std::size_t> numbers;
  for (const Parts& parts : splits) {
    const auto [place, is_new] = numbers_.try_emplace(parts, splits_.size());
    if (is_new) {
      if (splits_.size() == shape_.splits) throw std::logic_error("more splits were tried than planned");
      splits_.push_back(parts);
      reached_.resize(shape_.run(splits_.size(), 0, 0));
    }
    numbers.push_back(place->second);
  }
  return numbers;
}

bool Tried::take(std::size_t split, std::size_t world, std::uint32_t replicate) {
  const std::uint64_t number = shape_.run(split, world, replicate);
  if (journal_.status(number) != RunStatus::done) return false;
  std::vector<double> kept(shape_.interventions + aim_count);
  journal_.read(number, std::as_writable_bytes(std::span(kept)));
  if (!std::ranges::equal(splits_[split], std::span(kept).first(shape_.interventions))) {
    throw OutputRefused(
        "The finished runs are of other splits than this search tries, because another version of pagmo or "
        "another machine chose them. Start over with --force.");
  }
  Reached reached{};
  std::copy(kept.end() - aim_count, kept.end(), reached.begin());
  reached_[number] = reached;
  return true;
}

void Tried::run(
    const std::vector<std::size_t>& splits, std::uint32_t first, std::uint32_t count, const Stop& stop) {
  struct Turn {
    std::vector<std::size_t> splits;
    std::size_t world;
    std::uint32_t replicate;
  };
  std::vector<std::size_t> once = splits;
  std::ranges::sort(once);
  once.erase(std::unique(once.begin(), once.end()), once.end());
  std::vector<Turn> turns;
  for (std::uint32_t replicate = first; replicate < first + count; ++replicate) {
    for (std::size_t world = 0; world < shape_.worlds; ++world) {
      for (const std::size_t split : once) {
        if (reached_[shape_.run(split, world, replicate)] || take(split, world, replicate)) continue;
        const bool is_next = turns.empty() || turns.back().world != world ||
                             turns.back().replicate != replicate || turns.back().splits.size() == most_in_turn;
        if (is_next) turns.push_back({{}, world, replicate});
        turns.back().splits.push_back(split);
      }
    }
  }
  do_all(turns.size(), workers_, stop, [&](std::uint64_t number) {
    const Turn& turn = turns[number];
    std::vector<const Parts*> parts;
    for (const std::size_t split : turn.splits) parts.push_back(&splits_[split]);
    run_(parts, turn.world, turn.replicate, stop, [&](std::size_t place, const Reached& reached) {
      const std::uint64_t run = shape_.run(turn.splits[place], turn.world, turn.replicate);
      std::vector<double> values(*parts[place]);
      values.insert(values.end(), reached.begin(), reached.end());
      journal_.append(run, std::as_bytes(std::span(values)));
      reached_[run] = reached;
    });
  });
  throw_if(stop);
}

double TriedSplits::mean(
    std::size_t split, std::size_t world, Aim aim, std::uint32_t first, std::uint32_t count) const {
  double sum = 0.0;
  for (std::uint32_t replicate = first; replicate < first + count; ++replicate) {
    sum += reached(split, world, replicate)[static_cast<std::size_t>(aim)];
  }
  return sum / static_cast<double>(count);
}

double TriedSplits::mean(std::size_t split, Aim aim, std::uint32_t first, std::uint32_t count) const {
  double sum = 0.0;
  for (std::size_t world = 0; world < shape_.worlds; ++world) sum += mean(split, world, aim, first, count);
  return sum / static_cast<double>(shape_.worlds);
}

}  // namespace coadopt
