#pragma once

#include <string_view>

namespace coadopt {

// Where this program comes from. One source alone reads it from what the build writes, so that a commit has
// that source compiled again and no other.
struct Origin {
  std::string_view version;
  std::string_view git_commit;  // "-dirty" where files were changed since
  std::string_view compiler;
  std::string_view analysis_source_dir;  // in the source tree; empty in a package
  std::string_view install_data_dir;     // where installed: holds analysis/ and scenarios/
};

[[nodiscard]] Origin origin();

}  // namespace coadopt
