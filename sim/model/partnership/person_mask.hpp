#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "chance/uniforms.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// One number, 0 or 1, for each of up to 64 neighbouring persons; 0 beyond the last of them.
using Flags = std::array<std::uint8_t, draw_group>;

// Those of up to 64 neighbouring persons of whom something is true, a bit each: which of them are engaged is
// too irregular to be guessed by the processor, person by person.
class PersonMask {
 public:
  PersonMask(std::uint32_t first, const Flags& flags) : first_(first) {
    static_assert(std::endian::native == std::endian::little, "the first flag is to be the lowest bit");
    constexpr std::uint64_t gather = 0x0102040810204080U;  // brings the lowest bits of eight bytes together
    for (std::uint32_t i = 0; i < draw_group; i += 8) {
      std::array<std::uint8_t, 8> eight;
      std::copy_n(flags.data() + i, 8, eight.data());
      bits_ |= (std::bit_cast<std::uint64_t>(eight) * gather >> 56U) << i;
    }
  }

  template <class IsTrue>
  PersonMask(const Persons& persons, std::uint32_t first, std::uint32_t last, const IsTrue& is_true)
      : PersonMask(first, flags_of(persons, first, last, is_true)) {}

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(std::popcount(bits_)); }

  // Those in both, of the same persons.
  friend PersonMask operator&(PersonMask a, const PersonMask& b) {
    a.bits_ &= b.bits_;
    return a;
  }

  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::uint64_t left = bits_; left != 0; left &= left - 1) {
      visit(PersonId{first_ + static_cast<std::uint32_t>(std::countr_zero(left))});
    }
  }

 private:
  template <class IsTrue>
  static Flags flags_of(
      const Persons& persons, std::uint32_t first, std::uint32_t last, const IsTrue& is_true) {
    const Participation* const participation = persons.participation.data() + first;
    Flags flags{};
    for (std::uint32_t i = 0; i < last - first; ++i) flags[i] = is_true(participation[i]) ? 1 : 0;
    return flags;
  }

  std::uint32_t first_;
  std::uint64_t bits_ = 0;
};

// Those who met somebody this month.
[[nodiscard]] inline PersonMask who_met(const Persons& persons, std::uint32_t first, std::uint32_t last) {
  const std::uint8_t* const sessions = persons.sessions.data() + first;
  Flags met{};
  for (std::uint32_t i = 0; i < last - first; ++i) met[i] = sessions[i] > 0 ? 1 : 0;
  return {first, met};
}

// Cuts a range of persons into pieces of up to 64; visit(first, last) for each.
template <class Visit>
void for_each_piece(Range<PersonId> range, const Visit& visit) {
  for (std::uint32_t from = range.first.value; from < range.last.value; from += draw_group) {
    visit(from, std::min(range.last.value, from + draw_group));
  }
}

// Cuts a range of persons where groups of draws begin; visit(group, first, last) for each piece.
template <class Visit>
void for_each_group(Range<PersonId> range, const Visit& visit) {
  std::uint32_t from = range.first.value;
  while (from < range.last.value) {
    const std::uint32_t group = from / draw_group;
    const std::uint32_t to = std::min(range.last.value, (group + 1) * draw_group);
    visit(group, from, to);
    from = to;
  }
}

}  // namespace coadopt
