#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "results/dimension.hpp"
#include "results/element.hpp"

namespace coadopt {

// A dimension of one group: its description, and its values there.
struct Scale {
  std::string name;
  std::string units;
  std::string long_name;
  std::variant<std::vector<std::string>, std::vector<std::int32_t>> values;

  [[nodiscard]] std::size_t size() const {
    return std::visit([](const auto& some) { return some.size(); }, values);
  }
};

// The scale of a dimension with labels known beforehand.
[[nodiscard]] Scale labelled(const DimensionDescription& description);
[[nodiscard]] Scale labelled(const DimensionDescription& description, std::vector<std::string> labels);
// With the numbers first, first + 1, ..., `count` of them.
[[nodiscard]] Scale counted(const DimensionDescription& description, std::int32_t first, std::size_t count);
[[nodiscard]] Scale numbered(const DimensionDescription& description, std::vector<std::int32_t> numbers);

// A variable that is written in one piece, with its values in C order. Texts have one dimension.
struct FileVariable {
  std::string name;
  std::vector<std::string> dimensions;
  std::string units;
  std::string long_name;
  std::variant<std::vector<double>, std::vector<std::int32_t>, std::vector<std::int64_t>,
      std::vector<std::uint8_t>, std::vector<std::string>>
      values;
  std::span<const std::string_view> flags = {};                      // what the values 0, 1, ... of uint8 mean
  std::vector<std::pair<std::string, std::string>> attributes = {};  // beside long_name and units
};

[[nodiscard]] h5::Element element_of(const FileVariable& variable);

// A group of the file that is written in one piece; NaN stands for what is not known.
struct FileGroup {
  std::string name;
  std::vector<Scale> scales;
  std::vector<FileVariable> variables;
  std::vector<std::pair<std::string, double>> attributes = {};
};

inline constexpr std::array<std::string_view, 2> no_yes_flags = {"no", "yes"};

// One member of each of some structs, in their order.
template <class Struct, class T>
[[nodiscard]] std::vector<T> member_of_each(const std::vector<Struct>& all, T Struct::*member) {
  std::vector<T> values;
  for (const Struct& one : all) values.push_back(one.*member);
  return values;
}

}  // namespace coadopt
