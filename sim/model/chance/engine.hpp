#pragma once

#include <cstdint>

#include "chance/stream.hpp"

namespace coadopt {

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
