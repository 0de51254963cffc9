#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "results/dataset.hpp"
#include "results/dimension.hpp"

namespace coadopt {

// A dimension of one file: its description, and its values there.
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

// A variable of numbers that is written in one piece.
struct SmallVariable {
  std::string name;
  h5::Element element;
  std::vector<std::string> dimensions;
  std::string_view long_name;
  std::string_view units = "1";
  std::span<const std::string_view> meanings = {};  // of the values 0, 1, ... of uint8; empty for others
};

// The scales of one group of the file: coordinate variables that the group's variables are attached to.
class Scales {
 public:
  // next_id numbers the dimensions of the whole file, as netCDF-4 does.
  Scales(const h5::Handle& group, std::int32_t& next_id) : group_(group.get()), next_id_(next_id) {}

  // Writes the coordinate variable, unless the group has it already; returns it, for more attributes.
  const h5::Handle& add(const Scale& scale);
  // Attaches a variable to the scales of its dimensions, which must all have been added.
  void attach(const h5::Handle& dataset, const std::vector<std::string>& names) const;
  [[nodiscard]] h5::Extents extents(const std::vector<std::string>& names) const;
  // Writes a whole variable, with the attributes that `describe_more` adds; or one of texts along a dimension.
  void write(const SmallVariable& variable, const void* values,
      const std::function<void(const h5::Handle& dataset)>& describe_more = {}) const;
  void write_texts(const std::string& name, std::string_view long_name, const std::vector<std::string>& texts,
      const std::string& dimension) const;
  void close();

 private:
  struct Added {
    std::string name;
    hsize_t size;
    h5::Handle dataset;
  };
  [[nodiscard]] const Added* find(std::string_view name) const;
  [[nodiscard]] const Added& get(std::string_view name) const;

  hid_t group_;
  std::int32_t& next_id_;
  std::vector<Added> added_;
};

}  // namespace coadopt
