#include "command/tell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiment/precision.hpp"

namespace coadopt {

namespace {

std::string money(double value, bool sign) {
  const double size = std::abs(value);
  const std::string plus = value < 0 ? "-" : (sign ? "+" : "");
  if (size >= 1e6) return fmt::format("{}GBP {:.2f} million", plus, size * 1e-6);
  return fmt::format("{}GBP {}", plus, thousands(size));
}

std::string number(Unit unit, double value, bool sign) {
  if (std::isnan(value)) return "not observed";
  if (!std::isfinite(value)) return value < 0 ? "-inf" : "+inf";
  switch (unit) {
    case Unit::share: return sign ? fmt::format("{:+.1f}", 100 * value) : fmt::format("{:.1f} %", 100 * value);
    case Unit::level: return sign ? fmt::format("{:+.3f}", value) : fmt::format("{:.3f}", value);
    case Unit::hours:
    case Unit::persons:
      return fmt::format(
          "{}{}{}", sign && value >= 0 ? "+" : "", thousands(value), sign || unit == Unit::persons ? "" : " h");
    case Unit::money: return money(value, sign);
  }
  return {};
}

bool continues_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::string thousands(double value) {
  const std::string digits = fmt::format("{:.0f}", std::abs(value));
  std::string text = value <= -0.5 ? "-" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string rounded(double value) {
  if (value == 0.0 || !std::isfinite(value)) return thousands(value);
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2.0);
  return thousands(std::round(value / unit) * unit);
}

std::string value_text(Unit unit, double value) { return number(unit, value, false); }

std::string difference_text(Unit unit, const PairedDifference& d) {
  if (std::isnan(d.mean)) return "";
  if (unit == Unit::money && std::isfinite(d.low)) {
    const double largest = std::max({std::abs(d.mean), std::abs(d.low), std::abs(d.high)});
    if (largest >= 1e6) {
      return fmt::format("{:+.2f} [{:+.2f}, {:+.2f}] GBP million", d.mean * 1e-6, d.low * 1e-6, d.high * 1e-6);
    }
    return fmt::format(
        "{}{} [{}, {}] GBP", d.mean < 0 ? "" : "+", thousands(d.mean), thousands(d.low), thousands(d.high));
  }
  const std::string suffix = unit == Unit::share ? " points" : "";
  if (!std::isfinite(d.low)) return number(unit, d.mean, true) + suffix + " [one replicate: no interval]";
  return fmt::format("{}{} [{}, {}]", number(unit, d.mean, true), suffix, number(unit, d.low, true),
      number(unit, d.high, true));
}

std::string deviation_text(Unit unit, double deviation) {
  if (unit == Unit::share) return fmt::format("{:.1f} points", 100 * deviation);
  return value_text(unit, deviation);
}

std::string ratio_text(const Ratio& ratio) {
  if (!ratio.bounded) return "not told: it may be anything";
  return fmt::format("GBP {} [{}, {}]", rounded(ratio.value), rounded(ratio.low), rounded(ratio.high));
}

std::string replicates_text(const PairedDifference& difference, std::size_t replicates, double precision) {
  if (replicates < 2) return "more";
  const std::size_t needed = replicates_needed(difference, precision);
  if (needed <= replicates) return "enough";
  if (needed > most_for_precision) return "> 100,000";
  return thousands(static_cast<double>(needed - replicates)) + " more";
}

std::string verdict_text(const Verdict& verdict) {
  if (verdict.rules.size() + verdict.draws.size() == 0) return "not checked";
  if (verdict.survives()) return "survives";
  const std::size_t rules_lost = verdict.rules.size() - verdict.rules_held();
  std::string rules;
  if (rules_lost == 1) {
    for (const Verdict::Under& one : verdict.rules) {
      if (one.fate != Fate::holds) rules = one.name;
    }
  } else if (rules_lost > 1) {
    rules = fmt::format("{} rules", rules_lost);
  }
  const std::string draws = fmt::format("{} of {}", verdict.draws_held(), verdict.draws.size());
  if (rules.empty()) return "in " + draws + " draws";
  if (verdict.draws_held() == verdict.draws.size()) return "not under " + rules;
  return fmt::format("not {}; {}", rules, draws);
}

std::string padded(const std::string& text, std::size_t width) {
  const auto letters = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !continues_letter(byte); }));
  return letters < width ? text + std::string(width - letters, ' ') : text;
}

std::string fitted(const std::string& text, std::size_t width) {
  std::string kept;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (!continues_letter(byte) && ++letters > width) break;
    kept += static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
  }
  const std::size_t shown = std::min(letters, width);
  kept.append(width - shown, ' ');
  return kept;
}

}  // namespace coadopt
