#include "results/partial_file.hpp"

#include <fmt/format.h>

#include "results/run_identity.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

// The first name, or the one with the number.
fs::path numbered(const fs::path& output, int number) {
  fs::path name = target_of(output);
  const std::string mark = number == 1 ? ".partial" : fmt::format(".partial-{}", number);
  name.replace_extension(mark + name.extension().string());
  return name;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

// Whether an interruption of this run wrote it.
bool is_partial_of(ResultsPlan plan, const fs::path& file) {
  plan.variants = 0;  // they are never in it
  std::error_code ignored;
  return fs::is_regular_file(fs::symlink_status(file, ignored)) && run_differences(plan, file).empty() &&
         status_of(file).starts_with("interrupted");
}

}  // namespace

PartialName partial_name(const ResultsPlan& plan, const fs::path& output) {
  for (int number = 1;; ++number) {
    const fs::path name = numbered(output, number);
    if (!is_there(name)) return {name, Existing::refuse};
    if (is_partial_of(plan, name)) return {name, Existing::replace};
  }
}

void remove_partial_files(const ResultsPlan& plan, const fs::path& output) {
  for (int number = 1; is_there(numbered(output, number)); ++number) {
    const fs::path name = numbered(output, number);
    std::error_code ignored;
    if (is_partial_of(plan, name)) fs::remove(name, ignored);
  }
}

}  // namespace coadopt
