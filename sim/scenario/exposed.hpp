#pragma once

#include <filesystem>
#include <string>

namespace coadopt {

// What lets others change a folder of coadopt's own whose files it runs or reads unasked, in words; empty where
// nothing does. The folder and all that is in it must belong to root, to who runs the program or to who owns
// it, and neither everybody nor a group may write to it, but for root's group and the owner's own. The folders
// above it must not let others put another in its place: everybody may write only to one such as /tmp, in which
// owners alone rename and remove, and what is on the path next then belongs to one of the three; a group only
// to root's. The path has no links. Throws std::system_error where the system lacks memory or open files.
[[nodiscard]] std::string exposed_by(const std::filesystem::path& folder, unsigned program_owner);

// The same for the owner of the program that is running.
[[nodiscard]] std::string exposed_by(const std::filesystem::path& folder);

}  // namespace coadopt
