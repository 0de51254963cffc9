#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/problem.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// The same TOML in ASCII: the parser's handling of other letters is not to be trusted. Letters inside strings
// become escapes, and literal strings that have some become basic strings; in comments they become question
// marks. Anywhere else they are refused. Refused as well:
// what is not UTF-8, NUL bytes, and keys of more than 16 dots, which would exhaust the parser's stack.
// A year and month without quotes after `=` (2026-01), which is no TOML, becomes text.
// Lines stay where they are.
[[nodiscard]] Checked<std::string> in_ascii(std::string_view toml, const std::string& file);

// Whether text is UTF-8 without NUL bytes.
[[nodiscard]] bool is_utf8(std::string_view text);

// What a file says, and the name it goes by in messages.
struct Document {
  std::string file;
  Table table;
};

// What TOML text says.
[[nodiscard]] Checked<Table> parse_toml(std::string_view text, const std::string& file);

// What scenario text says, which must be something.
[[nodiscard]] Checked<Document> parse_document(std::string_view text, const std::string& file);

// What a TOML file is for, by the tables it has.
enum class FileKind : std::uint8_t {
  scenario,
  population,
  ensemble,
  experiment,
  budget,
  calibration,
  entry,
  targets
};
inline constexpr std::array<std::string_view, 8> file_kind_names = {"scenario", "population", "ensemble",
    "experiment", "budget experiment", "calibration experiment", "entry of the catalogue", "file of targets"};

[[nodiscard]] FileKind kind_of(const Document& document);

// Why a file is plainly of another kind than a scenario, with what it is for: an experiment, an entry of the
// catalogue, or targets. Nothing where it may be one.
[[nodiscard]] std::optional<Problem> why_no_scenario(const Document& document);

// The document of a whole scenario's text; a population and an ensemble, which are scenarios in form but no
// more than a part of one, are refused too.
[[nodiscard]] Checked<Document> parse_whole_scenario(const Checked<std::string>& text, const std::string& file);

}  // namespace coadopt
