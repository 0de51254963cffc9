#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "results/element.hpp"
#include "results/handle.hpp"

namespace coadopt::h5 {

// Names are listed as they were created.
inline constexpr unsigned kept_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

using Extents = std::vector<hsize_t>;

[[nodiscard]] Handle create_group(hid_t where, const std::string& name);

// Small variables in one piece.
[[nodiscard]] Handle create_dataset(
    hid_t where, const std::string& name, Element element, const Extents& extents);
[[nodiscard]] Handle create_text_dataset(
    hid_t where, const std::string& name, const std::vector<std::string>& texts);

// Large variables in compressed chunks, each place missing (NaN, or missing_byte) until it is written.
[[nodiscard]] Handle create_chunked_dataset(
    hid_t where, const std::string& name, Element element, const Extents& extents, const Extents& chunk);

// All of a variable's values, in C order, as many as it has.
void write_all(const Handle& dataset, Element element, const void* values, const std::string& name);

// The box of a variable that begins at `start` and spans `count`; bytes in C order, as many as the box has.
void write_box(const Handle& dataset, Element element, const Extents& start, const Extents& count,
    std::span<const std::byte> bytes, const std::string& name);

}  // namespace coadopt::h5
