#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "results/failure.hpp"
#include "results/journal.hpp"
#include "results/output_path.hpp"

namespace coadopt {

// What stands in the way of resuming, each with a way out.

[[noreturn]] inline void refuse_other(const std::filesystem::path& file,
    const std::vector<std::string>& differences, std::string_view of, std::string_view started) {
  throw OutputRefused(
      fmt::format("{} belongs to {} and cannot be resumed: {}. Give the command that started {}, name another "
                  "output with -o, or start over with --force.",
          file.string(), of, kept_reason(fmt::format("{}", fmt::join(differences, "; "))), started));
}

[[noreturn]] inline void refuse_unfinished(const std::filesystem::path& journal, std::string_view of) {
  throw OutputRefused(
      fmt::format("{} holds finished runs of {} that did not end. Resume from them with --resume, or discard "
                  "them with --force.",
          journal.string(), of));
}

[[noreturn]] inline void refuse_foreign_output(const std::filesystem::path& output) {
  throw OutputRefused(fmt::format(
      "{} already exists and belongs to something else. Move it away, then resume.", output.string()));
}

// Says what of a journal was damaged, and is run again.
inline void report_losses(const Journal& journal, const std::filesystem::path& output,
    const std::function<void(const std::string&)>& notice) {
  const std::string path = journal_path(output).string();
  if (journal.damaged() > 0) {
    notice(fmt::format("{} bytes within {} are damaged. The runs in them are made again; the rest is kept.",
        journal.damaged(), path));
  }
  if (journal.dropped() > 0) {
    notice(fmt::format(
        "{} bytes at the end of {} were an incomplete record and were dropped.", journal.dropped(), path));
  }
}

}  // namespace coadopt
