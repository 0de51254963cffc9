#include "scenario/path.hpp"

#include <algorithm>
#include <vector>

namespace coadopt {

std::string parent_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string_view::npos) return {};
  const std::size_t end = path.find_last_not_of('/', slash);
  return end == std::string_view::npos ? "/" : std::string(path.substr(0, end + 1));
}

std::string_view name_of(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

std::string_view stem_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.find_last_of('.');
  return dot == 0 || name == ".." ? name : name.substr(0, dot);
}

std::string joined(std::string_view folder, std::string_view name) {
  if (folder.empty() || name.starts_with('/')) return std::string(name);
  std::string path(folder);
  if (!path.ends_with('/')) path += '/';
  return path += name;
}

std::string normal(std::string_view path) {
  if (path.empty()) return {};
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  bool names_a_folder = false;  // as "a/" and "a/." do
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t end = std::min(path.find('/', from), path.size());
    const std::string_view part = path.substr(from, end - from);
    from = end + 1;
    const bool up = part == "..";
    names_a_folder = part.empty() || part == "." || up;
    if (up && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!names_a_folder || (up && !absolute)) {
      parts.push_back(part);
    }
  }
  std::string text = absolute ? "/" : "";
  for (const std::string_view part : parts) {
    if (!text.empty() && !text.ends_with('/')) text += '/';
    text += part;
  }
  if (names_a_folder && !parts.empty() && parts.back() != "..") text += '/';
  return text.empty() ? "." : text;
}

}  // namespace coadopt
