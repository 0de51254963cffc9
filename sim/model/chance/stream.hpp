#pragma once

#include <cstdint>
#include <string_view>

#include "chance/philox.hpp"

namespace coadopt {

// What a draw is for. Each purpose has draws of its own, so that one law's use of chance never shifts
// another's. The numbers are part of the results' identity: append, never renumber.
enum class Purpose : std::uint32_t {
  organisation_traits = 1,
  community_traits = 2,
  staff_traits = 3,
  person_traits = 4,
  staff_contacts = 5,
  person_ties = 6,
  start_practice = 7,
  start_participation = 8,
  benefit = 9,
  espouse = 10,
  decide = 11,
  respond = 12,
  meet = 13,
  attend = 14,
  settle_practice = 15,
  settle_participation = 16,
  staff_leave = 17,
  caseload_change = 18,
  newcomer_staff = 19,
  newcomer_person = 20,
  star_step = 21,
  targeting = 22,
  deliver = 23,
  persuade = 24,
  answer = 25,
  answered = 26,
  name_staff = 27,
  tender = 28,
  leadership = 29,
  plausible = 30,
  design = 31,
  calibrate = 32,
  organisation_hours = 33,
  staff_hours = 34,
  incident = 35,
  removal_order = 36,
  neighbour_moves = 40,
  ties_formed = 41,
  ties_lost = 42,
  ties_met = 43,
  connect = 44,
  organisation_ends = 61,
  new_organisation = 62,
  key_person = 63,
};

// The month of a run; 0 is the set-up, the first month is 1.
using Month = std::uint32_t;

// All chance of one replicate of a scenario. A draw is a pure function of
// (seed, replicate, purpose, month, agent, index): nothing is stored and nothing advances.
struct Stream {
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;

  [[nodiscard]] Key key() const {
    return {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)};
  }
};

// How the four words of a block are shared out: among neighbouring agents, or all to one agent.
enum class Layout : std::uint32_t { across_agents = 0, one_agent = 1, engine = 2 };

[[nodiscard]] inline Counter counter(const Stream& stream, Layout layout, Purpose purpose, Month month,
    std::uint32_t agent_or_block, std::uint32_t index) {
  const std::uint32_t what =
      (static_cast<std::uint32_t>(layout) << 24U) | (static_cast<std::uint32_t>(purpose) << 16U) | month;
  return {agent_or_block, what, index, stream.replicate};
}

// A word as a number in the open interval (0, 1), on a grid of 2^-23, exactly.
[[nodiscard]] inline float unit_interval(std::uint32_t word) {
  return static_cast<float>(static_cast<std::int32_t>(word >> 9U)) * 0x1p-23F + 0x1p-24F;
}

// A name as the index of a draw, so that what is drawn for it depends on nothing that stands beside it.
// FNV-1a, 32 bits.
[[nodiscard]] constexpr std::uint32_t name_key(std::string_view name) {
  std::uint32_t key = 2166136261U;
  for (const char letter : name) key = (key ^ static_cast<unsigned char>(letter)) * 16777619U;
  return key;
}

// A uniform random bit generator over one agent's draws for one purpose, for Boost.Random's
// distributions. Two engines with the same arguments give the same words on any platform.
class Engine {
 public:
  using result_type = std::uint32_t;

  Engine(const Stream& stream, Purpose purpose, Month month, std::uint32_t agent)
      : counter_(counter(stream, Layout::engine, purpose, month, agent, 0)), key_(stream.key()) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return 0xffffffffU; }

  result_type operator()() {
    if (left_ == 0) {
      words_ = philox(counter_, key_);
      ++counter_[2];
      left_ = 4;
    }
    return words_[4 - left_--];
  }

 private:
  Counter counter_;
  Key key_;
  Counter words_{};
  std::uint32_t left_ = 0;
};

}  // namespace coadopt
