#include "results/search_identity.hpp"

#include <fmt/format.h>

#include "results/failure.hpp"
#include "results/reader.hpp"

namespace coadopt {

std::string search_identity_in(
    const std::filesystem::path& path, const std::string& known_by, const std::string& kind) {
  std::string why = fmt::format("it has no attribute {}", known_by);
  try {
    const h5::Reader file(path);
    if (file.has_attribute("", known_by)) return file.text_attribute("", "identity");
  } catch (const h5::Problem& problem) {
    h5::throw_if_broken(path, problem);
    why = problem.what();
  }
  throw OutputRefused(
      fmt::format("{} is not the results of {}: {}. Name another output with -o.", path.string(), kind, why));
}

}  // namespace coadopt
