#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "results/dataset.hpp"
#include "results/group.hpp"

namespace coadopt {

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
  // Writes a whole variable, with the attributes that `describe_more` adds.
  void write(const FileVariable& variable,
      const std::function<void(const h5::Handle& dataset)>& describe_more = {}) const;
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
