#include "results/describe.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdint>
#include <numeric>
#include <vector>

#include "results/attribute.hpp"
#include "results/dimension.hpp"

namespace coadopt {

void describe(const h5::Handle& dataset, std::string_view long_name, std::string_view units) {
  h5::write_attribute(dataset.get(), "long_name", long_name);
  h5::write_attribute(dataset.get(), "units", file_units(units));
}

void describe_flags(const h5::Handle& dataset, std::span<const std::string_view> meanings) {
  std::vector<std::uint8_t> values(meanings.size());
  std::iota(values.begin(), values.end(), std::uint8_t{0});
  h5::write_attribute(dataset.get(), "flag_values", std::span<const std::uint8_t>(values));
  h5::write_attribute(dataset.get(), "flag_meanings", fmt::format("{}", fmt::join(meanings, " ")));
}

}  // namespace coadopt
