#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "results/dataset.hpp"

namespace coadopt::h5 {

// What is read back of files of our own. Each throws a Problem that names what it reads.

[[nodiscard]] bool has(hid_t where, const std::string& name);
[[nodiscard]] std::string read_text_attribute(hid_t object, const std::string& name);
[[nodiscard]] Handle open_dataset(hid_t where, const std::string& name);
[[nodiscard]] Extents extents_of(const Handle& dataset, const std::string& name);
[[nodiscard]] std::vector<double> read_numbers(hid_t where, const std::string& name);
[[nodiscard]] std::vector<std::string> read_texts(hid_t where, const std::string& name);
// The names of the variables of a group, in the order they were written.
[[nodiscard]] std::vector<std::string> variables_of(hid_t group);
// The box of a variable that begins at `start` and spans `count`, in C order, as many bytes as the box has.
void read_box(const Handle& dataset, Element element, const Extents& start, const Extents& count,
    std::span<std::byte> bytes, const std::string& name);

}  // namespace coadopt::h5
