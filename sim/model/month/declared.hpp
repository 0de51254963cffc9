#pragma once

#include <functional>
#include <string>
#include <vector>

#include "month/parameters.hpp"

namespace coadopt {

// One declared parameter, whichever struct it lives in, for whoever reads, writes or documents them all.
struct Declared : Declaration {
  std::string key;  // table.name, as in scenario files and --set
  std::string_view table;
  Kind kind;
  std::size_t slots;
  std::function<double(const Parameters&, std::size_t slot)> read;
  std::function<void(Parameters&, std::size_t slot, double value)> write;
};

// What a source is worth, as files say it: assumed, cited, calibrated, derived.
[[nodiscard]] std::string_view evidence_name(Evidence evidence);

// All of them, in the order of the model's folders.
[[nodiscard]] const std::vector<Declared>& declared_parameters();

}  // namespace coadopt
