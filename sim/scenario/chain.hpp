#pragma once

#include <vector>

#include "scenario/document.hpp"
#include "scenario/report.hpp"

namespace coadopt {

// A scenario file and the files it is based on, the last base first.
struct Chain {
  std::vector<Document> documents;
  bool whole = true;  // whether every base could be read
};

// Follows based_on from a file to the end; reports bases that cannot be read or lead back to a file before.
[[nodiscard]] Chain follow_bases(Document own, Report& report);

}  // namespace coadopt
