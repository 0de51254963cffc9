#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenario/read_value.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// Writes the keys of a table as TOML, by the same calls by which Keys reads them. Optional values that are none
// are left out.
class WrittenKeys {
 public:
  explicit WrittenKeys(std::string_view between) : between_(between) {}

  template <class Number>
  void real(std::string_view name, Number value, const Allowed&) {
    add(name, fmt::format("{}", value));
  }
  template <class Number>
  void real(std::string_view name, const std::optional<Number>& value, const Allowed& allowed) {
    if (value) real(name, *value, allowed);
  }
  template <class Number>
  void whole(std::string_view name, Number value, const Allowed&) {
    add(name, fmt::format("{}", value));
  }
  template <class Choice>
  bool choice(std::string_view name, Choice value, std::span<const std::string_view> labels) {
    add(name, in_quotes(labels[static_cast<std::size_t>(value)]));
    return true;
  }
  template <class Choice>
  void choice(
      std::string_view name, const std::optional<Choice>& value, std::span<const std::string_view> labels) {
    if (value) choice(name, *value, labels);
  }
  void flag(std::string_view name, const std::optional<bool>& value) {
    if (value) add(name, *value ? "true" : "false");
  }
  void text(std::string_view name, const std::string& value, Lines) { add(name, in_quotes(value)); }
  void text_if_any(std::string_view name, const std::string& value, Lines lines) {
    if (!value.empty()) text(name, value, lines);
  }
  void year_and_month(std::string_view name, const std::string& value) { add(name, in_quotes(value)); }
  void range(std::string_view name, const std::optional<Bounds>& value, const Allowed&) {
    if (value) add(name, fmt::format("[{}, {}]", value->low, value->high));
  }
  // The table's keys as text.
  void table(std::string_view name, std::string_view keys) { add(name, fmt::format("{{ {} }}", keys)); }
  // Counted from 0 in the program, from 1 in files.
  void which(std::string_view name, const std::optional<std::uint32_t>& value, std::string_view) {
    if (value) add(name, fmt::format("{}", std::int64_t{*value} + 1));
  }
  void some_of(std::string_view name, std::span<const bool> chosen, std::span<const std::string_view> labels) {
    std::string list;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (chosen[i]) list += (list.empty() ? "" : ", ") + in_quotes(labels[i]);
    }
    add(name, "[" + list + "]");
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void add(std::string_view name, std::string_view value) {
    if (!text_.empty()) text_ += between_;
    text_ += fmt::format("{} = {}", name, value);
  }

  std::string_view between_;
  std::string text_;
};

}  // namespace coadopt
