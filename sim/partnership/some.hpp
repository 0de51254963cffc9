#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "chance/uniforms.hpp"
#include "partnership/partnership.hpp"

namespace coadopt {

// Those of up to 64 neighbouring persons of whom something is true, listed without a branch: which of them are
// engaged is too irregular to be guessed by the processor.
class Some {
 public:
  template <class IsTrue>
  Some(const Persons& persons, std::uint32_t first, std::uint32_t last, const IsTrue& is_true) : first_(first) {
    const Participation* const participation = persons.participation.data();
    for (std::uint32_t i = first; i < last; ++i) {
      place_[count_] = static_cast<std::uint8_t>(i - first);
      count_ += is_true(participation[i]) ? 1U : 0U;
    }
  }

  [[nodiscard]] bool empty() const { return count_ == 0; }

  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::uint32_t i = 0; i < count_; ++i) visit(PersonId{first_ + place_[i]});
  }

 private:
  std::uint32_t first_;
  std::uint32_t count_ = 0;
  std::array<std::uint8_t, draw_group + 1> place_;
};

[[nodiscard]] constexpr bool not_passive(Participation participation) {
  return participation != Participation::passive;
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
