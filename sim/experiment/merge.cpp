#include "experiment/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "results/failure.hpp"
#include "results/identity.hpp"
#include "results/journal.hpp"
#include "results/results_file.hpp"
#include "results/results_reader.hpp"
#include "results/seal.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

struct ShardFile {
  fs::path path;
  std::string state;
  std::string identity;
  ResultsPlan plan;
  std::string status;
};

// What a design says of its points besides their values, by name.
std::vector<std::string> names_beside_points(const PointTable& points) {
  std::vector<std::string> names = points.coordinates;
  names.emplace_back();
  for (const PointMark& one : points.marks) names.push_back(one.name);
  return names;
}

// All that keeps the shards from being one sweep.
std::vector<std::string> problems_of(const std::vector<ShardFile>& shards) {
  std::vector<std::string> problems;
  const ShardFile& first = shards.front();
  std::map<std::uint32_t, fs::path> there;
  for (const ShardFile& one : shards) {
    const std::vector<std::string> differences = shard_differences(one.identity, first.identity);
    if (!differences.empty()) {
      problems.push_back(fmt::format("{} belongs to a different sweep from {}: {}", one.path.string(),
          first.path.string(), fmt::join(differences, "; ")));
      continue;
    }
    if (names_beside_points(one.plan.points) != names_beside_points(first.plan.points)) {
      problems.push_back(fmt::format("{} has other variables in its group design than {}; make it again",
          one.path.string(), first.path.string()));
    }
    if (one.status != "complete") {
      problems.push_back(fmt::format(
          "{} is not finished ({}); finish it with --resume", one.path.string(), shown_key(one.status)));
    }
    const auto [other, added] = there.emplace(one.plan.shard, one.path);
    if (!added) {
      problems.push_back(fmt::format("shard {}/{} appears twice: {} and {}", one.plan.shard, one.plan.shards,
          other->second.string(), one.path.string()));
    }
  }
  constexpr std::size_t most_named = 100;
  const std::size_t all_missing = first.plan.shards - std::min<std::size_t>(there.size(), first.plan.shards);
  std::vector<std::uint32_t> missing;
  for (std::uint32_t shard = 1; missing.size() < std::min(all_missing, most_named); ++shard) {
    if (!there.contains(shard)) missing.push_back(shard);
  }
  if (all_missing > 0) {
    problems.push_back(
        fmt::format("of {} shards these are missing: {}{}", first.plan.shards, fmt::join(missing, ", "),
            all_missing > most_named ? fmt::format(" and {} more", all_missing - most_named) : ""));
  }
  return problems;
}

// The points of all shards by their numbers. Throws OutputRefused where they are not all there, once.
PointTable all_points(const std::vector<ShardFile>& shards) {
  struct From {
    std::int32_t number;
    std::size_t shard;
    std::size_t row;
  };
  std::vector<From> order;
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    const std::vector<std::int32_t>& numbers = shards[shard].plan.points.numbers;
    for (std::size_t row = 0; row < numbers.size(); ++row) order.push_back({numbers[row], shard, row});
  }
  std::ranges::sort(order, {}, &From::number);
  PointTable points;
  points.coordinates = shards.front().plan.points.coordinates;
  for (const PointMark& mark : shards.front().plan.points.marks)
    points.marks.push_back({mark.name, mark.long_name, {}});
  for (const From& one : order) {
    const PointTable& from = shards[one.shard].plan.points;
    if (one.number != static_cast<std::int32_t>(points.size())) break;
    points.numbers.push_back(one.number);
    append_row(points.values, from.values, one.row, from.values.size() / from.size());
    append_row(points.places, from.places, one.row, from.places.size() / from.size());
    for (std::size_t i = 0; i < from.marks.size(); ++i)
      points.marks[i].values.push_back(from.marks[i].values[one.row]);
  }
  if (points.size() != order.size() || points.size() != shards.front().plan.design_points) {
    throw OutputRefused(
        fmt::format("the shards do not have each of the {} points of the design once. Run them again.",
            shards.front().plan.design_points));
  }
  return points;
}

void copy_runs(const ShardFile& shard, const ResultsPlan& plan, Journal& journal) {
  const ResultsReader reader(shard.path);
  if (reader.identity() != shard.identity || reader.plan().points.numbers != shard.plan.points.numbers) {
    throw OutputRefused(fmt::format("{} was changed while it was merged. Merge again.", shard.path.string()));
  }
  const auto now = [&](std::uint64_t run) {
    const std::uint32_t replicates = plan.replicates;
    const std::uint64_t rest = run / replicates;
    const std::int32_t number = shard.plan.points.numbers[rest / plan.scenarios.size()];
    return plan.run(static_cast<std::size_t>(number), rest % plan.scenarios.size(),
        static_cast<std::uint32_t>(run % replicates));
  };
  reader.each_run([&](std::uint64_t run, std::span<const std::byte> bytes) { journal.append(now(run), bytes); },
      [&](std::uint64_t run, const std::string& reason) { journal.append_failure(now(run), reason); });
  check_state(shard.path, shard.state);
}

}  // namespace

Merged merge_shards(const std::vector<fs::path>& paths, const fs::path& output, Existing existing,
    const std::string& command, const std::string& created) {
  const std::string mark = mark_to_replace(output, existing);
  std::vector<ShardFile> shards;
  std::vector<std::string> unreadable;
  for (const fs::path& path : paths) {
    try {
      const std::string state = state_of(path);
      const ResultsReader reader(path);
      check_seal(path);
      if (!reader.plan().is_sweep()) {
        throw OutputRefused(fmt::format(
            "{} is not the results of a sweep. Name files that coadopt sweep wrote", path.string()));
      }
      shards.push_back({path, state, reader.identity(), reader.plan(), reader.status()});
    } catch (const OutputRefused& refused) {
      unreadable.emplace_back(refused.what());
      if (unreadable.back().ends_with('.')) unreadable.back().pop_back();  // it goes on
    }
  }
  std::vector<std::string> problems = shards.empty() ? std::vector<std::string>() : problems_of(shards);
  problems.insert(problems.begin(), unreadable.begin(), unreadable.end());
  if (!problems.empty()) {
    throw OutputRefused(
        fmt::format("these cannot be merged: {}. Nothing was written.", fmt::join(problems, "; ")));
  }

  ResultsPlan plan = shards.front().plan;
  plan.points = all_points(shards);
  plan.shard = 1;
  plan.shards = 1;
  plan.provenance.command = command;
  plan.provenance.created = created;
  fs::path aside = output;
  aside += ".merging";
  Journal journal = Journal::create(aside, journal_header(plan, mark));
  try {
    for (const ShardFile& shard : shards) copy_runs(shard, plan, journal);
    const std::uint64_t missing = journal.count(RunStatus::missing);
    if (missing > 0) {
      throw OutputRefused(
          fmt::format("{} runs are in none of the shards. Run the shards again with --resume.", missing));
    }
    write_results(plan, journal, output, mark);
  } catch (...) {
    journal.remove();
    throw;
  }
  journal.remove();
  return {plan.points.size(), plan.runs(), journal.count(RunStatus::failed)};
}

}  // namespace coadopt
