#pragma once

#include <cstddef>
#include <map>
#include <memory>

#ifndef COADOPT_SERIAL
#include <mutex>
#endif

namespace coadopt {

// Values that are costly to make and needed again: each is made once, by the thread that asks first, and others
// wait for it. At most `most` are kept; then all are made anew when they are asked for.
template <class Key, class Value>
class MadeOnce {
 public:
  explicit MadeOnce(std::size_t most) : most_(most) {}

  // The value of a key, which `make` gives as a Value.
  template <class Make>
  [[nodiscard]] std::shared_ptr<const Value> get(const Key& key, const Make& make) {
    const std::shared_ptr<One> one = find(key);
#ifdef COADOPT_SERIAL
    if (!one->is_made) one->value = make();
    one->is_made = true;
#else
    std::call_once(one->made, [&] { one->value = make(); });
#endif
    return {one, &one->value};
  }

 private:
  struct One {
#ifdef COADOPT_SERIAL
    bool is_made = false;
#else
    std::once_flag made;
#endif
    Value value{};
  };

  std::shared_ptr<One> find(const Key& key) {
#ifndef COADOPT_SERIAL
    const std::lock_guard lock(guard_);
#endif
    if (all_.size() == most_) all_.clear();
    std::shared_ptr<One>& found = all_[key];
    if (!found) found = std::make_shared<One>();
    return found;
  }

  std::size_t most_;
  std::map<Key, std::shared_ptr<One>> all_;
#ifndef COADOPT_SERIAL
  std::mutex guard_;
#endif
};

}  // namespace coadopt
