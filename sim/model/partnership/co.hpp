#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "partnership/role.hpp"

namespace coadopt {

// The Four Co's of the Co-production Star (Governance International).
enum class Co : std::uint8_t { commission, design, deliver, assess };

inline constexpr std::size_t co_count = 4;
inline constexpr std::array<Co, co_count> all_cos = {Co::commission, Co::design, Co::deliver, Co::assess};
inline constexpr std::array<std::string_view, co_count> co_names = {
    "commission", "design", "deliver", "assess"};

[[nodiscard]] constexpr std::size_t index(Co co) { return static_cast<std::size_t>(co); }

// One value for each Co.
template <class T>
struct PerCo {
  std::array<T, co_count> values{};

  constexpr T& operator[](Co co) { return values[index(co)]; }
  constexpr const T& operator[](Co co) const { return values[index(co)]; }
  friend constexpr bool operator==(const PerCo&, const PerCo&) = default;
};

// A small number for each Co, up to 255 in all that is added: a byte each, so that one addition adds all four.
class CoCounts {
 public:
  constexpr CoCounts() = default;
  explicit constexpr CoCounts(std::uint32_t bytes) : bytes_(bytes) {}

  [[nodiscard]] constexpr int operator[](Co co) const {
    return static_cast<int>((bytes_ >> (8 * index(co))) & 0xffU);
  }
  constexpr CoCounts& operator+=(CoCounts other) {
    bytes_ += other.bytes_;
    return *this;
  }

 private:
  std::uint32_t bytes_ = 0;
};

// Some of the Four Co's, one bit each.
class CoSet {
 public:
  constexpr CoSet() = default;

  [[nodiscard]] constexpr bool has(Co co) const { return ((bits_ >> index(co)) & 1U) != 0; }
  constexpr void add(Co co) { bits_ = static_cast<std::uint8_t>(bits_ | (1U << index(co))); }
  constexpr void remove(Co co) { bits_ = static_cast<std::uint8_t>(bits_ & ~(1U << index(co))); }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  // 1 for each Co in the set, 0 for others.
  [[nodiscard]] constexpr CoCounts counts() const { return CoCounts((bits_ * 0x00204081U) & 0x01010101U); }
  friend constexpr CoSet operator&(CoSet a, CoSet b) {
    CoSet both;
    both.bits_ = a.bits_ & b.bits_;
    return both;
  }
  friend constexpr bool operator==(CoSet, CoSet) = default;

 private:
  std::uint8_t bits_ = 0;
};

// Whose work a Co is: commission for managers and leaders, design for frontline and managers,
// deliver for frontline, assess for all.
[[nodiscard]] constexpr bool relevant(Role role, Co co) {
  switch (co) {
    case Co::commission: return role != Role::frontline;
    case Co::design: return role != Role::leader;
    case Co::deliver: return role == Role::frontline;
    case Co::assess: return true;
  }
  return false;
}

// The Co's that are the work of a role.
inline constexpr PerRole<CoSet> cos_of = [] {
  PerRole<CoSet> cos;
  for (const Role role : all_roles) {
    for (const Co co : all_cos) {
      if (relevant(role, co)) cos[role].add(co);
    }
  }
  return cos;
}();

}  // namespace coadopt
