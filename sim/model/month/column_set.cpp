#include "month/column_set.hpp"

namespace coadopt {

std::string names_of(const ColumnSet& set) {
  std::string names;
  std::size_t id = 0;
  for_each_declared_column([&](const auto& holder, const auto& column) {
    if (!set.has(id++)) return;
    if (!names.empty()) names += ", ";
    names += std::string(holder.name) + "." + std::string(column.name);
  });
  return names;
}

ColumnSet changed_columns(const Partnership& before, const Partnership& after) {
  ColumnSet changed;
  std::size_t id = 0;
  for_each_declared_column([&](const auto& holder, const auto& column) {
    if (!(before.*holder.member.*column.member == after.*holder.member.*column.member)) changed.add(id);
    ++id;
  });
  return changed;
}

}  // namespace coadopt
