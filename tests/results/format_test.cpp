#include "results/format.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace coadopt {
namespace {

// Where the sources are: told by the build or the environment, else where the tests are run.
std::filesystem::path source_folder() {
#ifdef COADOPT_SOURCE_DIR
  return COADOPT_SOURCE_DIR;
#else
  const char* told = std::getenv("COADOPT_SOURCE_DIR");
  return told != nullptr ? told : ".";
#endif
}

std::vector<std::string> lines_of(std::istream&& text) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

TEST(ResultsFormat, TheDocumentedFormatIsTheDeclaredOne) {
  const std::filesystem::path path = source_folder() / "docs" / "results-format.md";
  if (std::getenv("COADOPT_RENEW") != nullptr) std::ofstream(path) << results_format_markdown();
  const std::vector<std::string> documented = lines_of(std::ifstream(path));
  const std::vector<std::string> declared = lines_of(std::istringstream(results_format_markdown()));
  for (std::size_t i = 0; i < std::max(documented.size(), declared.size()); ++i) {
    ASSERT_EQ(
        i < documented.size() ? documented[i] : "(nothing)", i < declared.size() ? declared[i] : "(nothing)")
        << path << ":" << i + 1
        << " is out of date: run this test once with COADOPT_RENEW=1 in the environment";
  }
}

}  // namespace
}  // namespace coadopt
