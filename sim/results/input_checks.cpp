#include "results/input_checks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <limits>
#include <utility>

namespace coadopt::h5 {

namespace {

// Deflate makes at most 1032 bytes of one.
constexpr std::uint64_t most_inflation = 1040;
// Of a chunk in memory; coadopt writes chunks of a quarter of a MiB, or of one run where that is larger.
constexpr std::uint64_t most_chunk_bytes = std::uint64_t{1} << 26U;

void check_chunks(const Handle& dataset, const Handle& properties, const Claim& claim, std::string_view doing) {
  std::array<hsize_t, H5S_MAX_RANK> chunk{};
  const int chunk_rank = H5Pget_chunk(properties.get(), H5S_MAX_RANK, chunk.data());
  if (chunk_rank < 0 || static_cast<std::size_t>(chunk_rank) != claim.rank)
    refuse(doing, "its chunks have another rank");
  const Handle type(H5Dget_type(dataset.get()), H5Tclose, doing);
  const std::uint64_t chunk_bytes =
      times(volume({chunk.begin(), chunk.begin() + chunk_rank}), H5Tget_size(type.get()));
  if (chunk_bytes == 0 || chunk_bytes > most_chunk_bytes) {
    refuse(doing,
        fmt::format("it has chunks of {} bytes, and at most {} are read", chunk_bytes, most_chunk_bytes));
  }
  const int filters = H5Pget_nfilters(properties.get());
  for (int i = 0; i < filters; ++i) {
    unsigned flags = 0;
    std::size_t no_values = 0;
    const H5Z_filter_t filter = H5Pget_filter2(
        properties.get(), static_cast<unsigned>(i), &flags, &no_values, nullptr, 0, nullptr, nullptr);
    if (filter == H5Z_FILTER_DEFLATE || filter == H5Z_FILTER_SHUFFLE) continue;
    refuse(doing, fmt::format("it is stored with filter {}, and only deflate and shuffle are read", filter));
  }
  if (filters < 0 || filters > 2) refuse(doing, "it has more than two filters");
  // Where nothing is stored, HDF5 would make up the values: coadopt stores all of them.
  const std::uint64_t stored = H5Dget_storage_size(dataset.get());
  if (stored > claim.file_size || claim.bytes > times(stored, most_inflation)) {
    refuse(doing,
        fmt::format("it claims {} bytes, and has {} in a file of {}", claim.bytes, stored, claim.file_size));
  }
}

}  // namespace

void refuse(std::string_view doing, std::string why) { throw Problem(std::string(doing), std::move(why)); }

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  std::uint64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? std::numeric_limits<std::uint64_t>::max() : product;
}

std::uint64_t volume(const Extents& extents) {
  std::uint64_t all = 1;
  for (const hsize_t one : extents) all = times(all, one);
  return all;
}

std::string shape_text(const Extents& extents) {
  return extents.empty() ? "a single value" : fmt::format("{} values", fmt::join(extents, " x "));
}

Extents extents_of(const Handle& dataset, std::string_view doing) {
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, doing);
  if (H5Sget_simple_extent_type(space.get()) == H5S_NULL) refuse(doing, "it holds no values");
  std::array<hsize_t, H5S_MAX_RANK> extents{};
  const int rank = H5Sget_simple_extent_ndims(space.get());
  if (rank < 0 || rank > H5S_MAX_RANK) refuse(doing, "its number of dimensions cannot be read");
  checked(H5Sget_simple_extent_dims(space.get(), extents.data(), nullptr), doing);
  return {extents.begin(), extents.begin() + rank};
}

void check_extents(const Handle& dataset, const Extents& expected, std::string_view doing) {
  const Extents there = extents_of(dataset, doing);
  if (there == expected) return;
  refuse(doing, fmt::format("it holds {}, and {} are expected", shape_text(there), shape_text(expected)));
}

std::string_view class_text(H5T_class_t type) {
  switch (type) {
    case H5T_INTEGER: return "integers";
    case H5T_FLOAT: return "floating-point numbers";
    case H5T_STRING: return "texts";
    case H5T_COMPOUND: return "compound values";
    case H5T_REFERENCE: return "references";
    case H5T_ENUM: return "enumerated values";
    case H5T_VLEN: return "lists";
    case H5T_ARRAY: return "arrays";
    default: return "values of another kind";
  }
}

void check_element(const Handle& dataset, Element element, std::string_view doing) {
  const Handle type(H5Dget_type(dataset.get()), H5Tclose, doing);
  const H5T_class_t kind = H5Tget_class(type.get());
  if (element == Element::text) {
    if (kind == H5T_STRING && H5Tis_variable_str(type.get()) > 0) return;
    refuse(doing, fmt::format("it holds {}, and texts of variable length are expected",
                      kind == H5T_STRING ? "texts of fixed length" : class_text(kind)));
  }
  if (H5Tequal(type.get(), types_of(element).in_file) > 0) return;
  refuse(doing, fmt::format("it holds {} of {} bytes, and {} is expected", class_text(kind),
                    H5Tget_size(type.get()), described(element).name));
}

void check_storage(const Handle& dataset, const Claim& claim, std::string_view doing) {
  const Handle properties(H5Dget_create_plist(dataset.get()), H5Pclose, doing);
  switch (H5Pget_layout(properties.get())) {
    case H5D_CHUNKED: return check_chunks(dataset, properties, claim, doing);
    case H5D_COMPACT:
    case H5D_CONTIGUOUS: break;
    default: refuse(doing, "it is put together from other variables, and must hold its values itself");
  }
  if (checked(H5Pget_external_count(properties.get()), doing) != 0) {
    refuse(doing, "its values are in another file, and must be in this one");
  }
  const std::uint64_t stored = H5Dget_storage_size(dataset.get());
  if (claim.bytes == 0) return;
  if (stored != claim.bytes || stored > claim.file_size) {
    refuse(doing,
        fmt::format("it claims {} bytes, and has {} in a file of {}", claim.bytes, stored, claim.file_size));
  }
}

}  // namespace coadopt::h5
