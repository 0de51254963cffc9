#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "results/dataset.hpp"

namespace coadopt::h5 {

// Checks of what a file that may come from anywhere claims, before anything is read. Each throws a Problem that
// says what was being done, what was found and what is expected.

[[noreturn]] void refuse(std::string_view doing, std::string why);

// a * b, or the largest number where that is larger still; and how many values these extents span.
[[nodiscard]] std::uint64_t times(std::uint64_t a, std::uint64_t b);
[[nodiscard]] std::uint64_t volume(const Extents& extents);

// In words: "2 x 3 values", "texts".
[[nodiscard]] std::string shape_text(const Extents& extents);
[[nodiscard]] std::string_view class_text(H5T_class_t type);

[[nodiscard]] Extents extents_of(const Handle& dataset, std::string_view doing);
void check_extents(const Handle& dataset, const Extents& expected, std::string_view doing);
void check_element(const Handle& dataset, Element element, std::string_view doing);

// What a variable claims to hold.
struct Claim {
  std::uint64_t bytes;
  std::size_t rank;
  std::uint64_t file_size;  // bytes
};

// That the values are in the file: not in another one, not made up by HDF5, stored as coadopt stores them, and
// in chunks that fit in memory.
void check_storage(const Handle& dataset, const Claim& claim, std::string_view doing);

}  // namespace coadopt::h5
