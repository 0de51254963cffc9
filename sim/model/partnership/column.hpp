#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <vector>

namespace coadopt {

// The number of one thing of a kind; ids of different kinds do not mix.
template <class Kind>
struct Id {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(Id, Id) = default;
};

using OrganisationId = Id<struct OrganisationKindOfId>;
using TeamId = Id<struct TeamKindOfId>;
using StaffId = Id<struct StaffKindOfId>;
using PersonId = Id<struct PersonKindOfId>;
using CommunityId = Id<struct CommunityKindOfId>;

// Neighbouring ids, first included, last not; `for (StaffId staff : range)`.
template <class AnyId>
struct Range {
  AnyId first;
  AnyId last;

  struct Iterator {
    std::uint32_t value;
    AnyId operator*() const { return AnyId{value}; }
    Iterator& operator++() {
      ++value;
      return *this;
    }
    friend bool operator==(Iterator, Iterator) = default;
  };

  [[nodiscard]] Iterator begin() const { return {first.value}; }
  [[nodiscard]] Iterator end() const { return {last.value}; }
  [[nodiscard]] std::uint32_t size() const { return last.value - first.value; }
  [[nodiscard]] bool empty() const { return first == last; }
  // One comparison: what lies below the first wraps around.
  [[nodiscard]] bool contains(AnyId one) const { return one.value - first.value < size(); }
  friend constexpr bool operator==(const Range&, const Range&) = default;
};

// One value for each thing of a kind: a contiguous array that only its own ids index.
template <class AnyId, class T>
class Column {
 public:
  using Id = AnyId;
  using Element = T;

  Column() = default;
  explicit Column(std::uint32_t size, T value = T{}) : values_(size, value) {}

  T& operator[](AnyId id) { return values_[id.value]; }
  const T& operator[](AnyId id) const { return values_[id.value]; }
  [[nodiscard]] T* data() { return values_.data(); }
  [[nodiscard]] const T* data() const { return values_.data(); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(values_.size()); }
  [[nodiscard]] Range<AnyId> ids() const { return {AnyId{0}, AnyId{size()}}; }
  void fill(const T& value) { std::fill(values_.begin(), values_.end(), value); }
  friend bool operator==(const Column&, const Column&) = default;

 private:
  std::vector<T> values_;
};

template <class T>
using OfOrganisation = Column<OrganisationId, T>;
template <class T>
using OfTeam = Column<TeamId, T>;
template <class T>
using OfStaff = Column<StaffId, T>;
template <class T>
using OfPerson = Column<PersonId, T>;
template <class T>
using OfCommunity = Column<CommunityId, T>;

}  // namespace coadopt
