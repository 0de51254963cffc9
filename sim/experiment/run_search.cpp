#include "experiment/run_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/identity.hpp"

namespace coadopt {

namespace fs = std::filesystem;

std::vector<std::string> search_differences(
    const std::string& known_by, const std::string& now, const std::string& existing) {
  using Json = nlohmann::ordered_json;
  std::vector<std::string> differences;
  const Json mine = Json::parse(now);
  Json theirs;
  try {
    theirs = parsed_identity(existing);
  } catch (const std::runtime_error&) {
    theirs = Json();  // reported below
  }
  if (!theirs.is_object() || !theirs.contains(known_by)) return {"it belongs to something else"};
  for (const auto& [key, value] : mine.items()) {
    const Json other = theirs.contains(key) ? theirs.at(key) : Json();
    if (value == other) continue;
    if (key == "scenario" && other.is_string()) {
      const std::string found = scenario_difference(value.get<std::string>(), other.get<std::string>());
      const bool told = !differences.empty() && found.starts_with("has run.seed");
      if (!told) differences.push_back("the scenario " + (found.empty() ? "differs" : found));
      continue;
    }
    const bool is_long = key == "scenario" || value.is_array();
    differences.push_back(is_long ? fmt::format("the {} differs", key)
                                  : fmt::format("the {} is {}, and was {}", key, value.dump(), other.dump()));
  }
  return differences;
}

namespace {

// The runs of a search; the arguments must live as long.
ResumableRuns resumable(const SearchIdentity& search, const fs::path& output, Before before, const Stop& stop) {
  const auto check = [&](const JournalHeader& existing) {
    const JournalHeader& header = search.header;
    std::vector<std::string> differences = search.differences(existing.identity);
    // Its checksums are right, which says nothing of who wrote it.
    if (differences.empty() &&
        (existing.numbers != header.numbers || existing.scenarios != header.scenarios ||
            existing.replicates != header.replicates || existing.run_bytes != header.run_bytes ||
            existing.blocks != header.blocks)) {
      differences = {"the number or the size of its runs is not what it states"};
    }
    if (!differences.empty()) refuse_other(journal_path(output), differences);
  };
  const auto check_whole = [&] { search.check_whole(output); };
  const auto owns_output = [=, &search, &output] {
    try {
      if (!search.differences(search.in_output(output)).empty()) return false;
    } catch (const OutputRefused&) {
      return false;
    }
    check_whole();
    return true;
  };
  const auto check_output = [=, &search, &output] {
    const std::string state = state_of(output);
    const std::string existing = search.in_output(output);
    check_whole();  // a damaged file may state anything
    check_state(output, state);
    const std::vector<std::string> differences = search.differences(existing);
    if (!differences.empty()) refuse_other(output, differences);
  };
  return {.output = output,
      .before = before,
      .stop = stop,
      .header = search.header,
      .check = check,
      .owns_output = owns_output,
      .continued = [](BegunJournal existing) { return existing; },
      .missing_in_output = [=](const std::string&) -> std::optional<BegunJournal> {
        check_output();
        return std::nullopt;
      },
      .count_in_output =
          [=] {
            check_output();
            return std::numeric_limits<std::uint64_t>::max();  // all, however many it took
          }};
}

}  // namespace

std::optional<BegunJournal> begin_search(
    const SearchIdentity& search, const fs::path& output, Before before, const Stop& stop) {
  return begin_journal(resumable(search, output, before, stop));
}

RunsPlanned plan_search(const SearchIdentity& search, const RunRequest& request, std::uint64_t most_runs) {
  const std::uint64_t kept =
      request.output.empty() ? 0 : count_kept(resumable(search, request.output, request.before, never_stopped));
  return {.runs = most_runs,
      .kept = std::min(kept, most_runs),
      .bytes = most_runs * (search.header.run_bytes + sizeof(RecordHead)),
      .memory = memory_of_places(search.header)};
}

void run_search(const SearchIdentity& search, const RunRequest& request, const RunWatch& watch,
    RunResult& result, const std::function<void(Journal& journal)>& find,
    const std::function<void(const std::string& replaceable)>& write) {
  const OutputLock lock(request.output);
  std::optional<BegunJournal> begun = begin_search(search, request.output, request.before, watch.stop);
  if (!begun) {
    result.file = request.output.string();
    watch.notice(fmt::format("{} is complete already.", result.file));
    return;
  }
  Journal& journal = begun->journal;
  const fs::path output = target_of(request.output);  // a link may lead elsewhere later
  report_losses(journal, request.output, watch);
  try {
    const auto unless_stopped = [](const auto& step) {
      try {
        step();
      } catch (const Stopped&) {
        return false;
      }
      return true;
    };
    bool whole = unless_stopped([&] { find(journal); });
    journal.flush();  // which notices what another program did to it
    whole = whole && unless_stopped([&] { write(begun->replaceable); });
    if (whole) {
      result.file = request.output.string();
    } else {
      result.end = {RunEnd::stopped, fmt::format("{} runs are finished.", journal.count(RunStatus::done))};
    }
  } catch (const SearchRefused&) {
    journal.remove();
    throw;
  } catch (const std::exception&) {
    result.end = {RunEnd::failed, "", std::current_exception()};
  }
  result.done = journal.count(RunStatus::done);
  leave_journal(journal, result.file.empty(), output, result);
}

}  // namespace coadopt
