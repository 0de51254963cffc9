#include "command/presentation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiment/comparison/paired.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

// The sign of a value shown as `digits`; what rounds to nothing has none.
std::string sign_of(double value, const std::string& digits, bool plus) {
  if (digits.find_first_not_of("0.") == std::string::npos) return "";
  return value < 0 ? "-" : (plus ? "+" : "");
}

std::string whole(double value, bool plus) {
  const std::string digits = thousands(std::abs(value));
  return sign_of(value, digits, plus) + digits;
}

std::string money(double value, bool plus) {
  const double size = std::abs(value);
  const std::string digits = size >= 1e6 ? fmt::format("{:.2f} million", size * 1e-6) : thousands(size);
  return sign_of(value, digits, plus) + "GBP " + digits;
}

std::string number(Unit unit, double value, bool plus) {
  if (std::isnan(value)) return "not observed";
  if (!std::isfinite(value)) return value < 0 ? "-inf" : "+inf";
  switch (unit) {
    case Unit::share: return decimal(100 * value, 1, plus) + (plus ? "" : "%");
    // What scenarios change of a level is small beside the level.
    case Unit::level: return decimal(value, plus ? 4 : 3, plus);
    case Unit::hours: return whole(value, plus) + (plus ? "" : " h");
    case Unit::persons: return whole(value, plus);
    case Unit::money: return money(value, plus);
  }
  return {};
}

bool continues_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

using Json = nlohmann::ordered_json;

}  // namespace

std::string decimal(double value, int decimals, bool with_sign) {
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  return sign_of(value, digits, with_sign) + digits;
}

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

std::string figures(double value, int digits, bool with_sign) {
  const std::string_view sign = with_sign && value > 0.0 ? "+" : "";
  if (value == 0.0) return "0";
  if (!std::isfinite(value)) return fmt::format("{}{}", sign, value);
  const int before = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
  const double unit = std::pow(10.0, before - digits);
  if (before >= 4) return fmt::format("{}{}", sign, thousands(std::round(value / unit) * unit));
  std::string text = fmt::format("{}{:.{}f}", sign, value, std::max(digits - before, 0));
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  return text;
}

std::string value_text(Unit unit, double value) { return number(unit, value, false); }

std::string difference_text(Unit unit, const PairedDifference& d) {
  if (std::isnan(d.mean)) return "";
  if (unit == Unit::money && std::isfinite(d.low)) {
    const double largest = std::max({std::abs(d.mean), std::abs(d.low), std::abs(d.high)});
    if (largest >= 1e6) {
      return fmt::format("{} ({} to {}) GBP million", decimal(d.mean * 1e-6, 2, true),
          decimal(d.low * 1e-6, 2, true), decimal(d.high * 1e-6, 2, true));
    }
    return fmt::format("{} ({} to {}) GBP", whole(d.mean, true), whole(d.low, true), whole(d.high, true));
  }
  const std::string suffix = unit == Unit::share ? " points" : "";
  if (!std::isfinite(d.low)) return number(unit, d.mean, true) + suffix + " (one replicate: no interval)";
  return fmt::format("{}{} ({} to {})", number(unit, d.mean, true), suffix, number(unit, d.low, true),
      number(unit, d.high, true));
}

std::string points_text(const PairedDifference& d) {
  const auto points = [](double share) { return decimal(100.0 * share, 1, true); };
  if (d.pairs < 2) return points(d.mean);
  return fmt::format("{} ({} to {})", points(d.mean), points(d.low), points(d.high));
}

std::string counted(std::uint64_t number, std::string_view thing) {
  if (number == 1) return fmt::format("1 {}", thing);
  if (thing.ends_with("ty")) return fmt::format("{} {}ies", number, thing.substr(0, thing.size() - 1));
  return fmt::format("{} {}s", number, thing);
}

std::string predictions_text(const ReplicateRange& range, std::size_t replicates) {
  return range.share < 1.0 ? fmt::format("{:.0f}% of predictions", 100.0 * range.share)
                           : "all " + counted(replicates, "prediction");
}

nlohmann::ordered_json range_json(const ReplicateRange& range) {
  return {{"low", finite(range.low)}, {"high", finite(range.high)}, {"share", finite(range.share)}};
}

std::string months_summed_up(std::uint32_t months) {
  if (months >= 12) return "the last twelve months";
  return months == 1 ? "the only month" : fmt::format("all {} months", months);
}

std::string deviation_text(Unit unit, double deviation) {
  if (unit == Unit::share) return fmt::format("{:.1f} points", 100 * deviation);
  if (unit == Unit::level) return decimal(deviation, 4, false);
  return value_text(unit, deviation);
}

std::string ratio_text(const Ratio& ratio) {
  if (!ratio.bounded) return "not available: it may be any amount";
  return fmt::format("GBP {} ({} to {})", rounded(ratio.value), rounded(ratio.low), rounded(ratio.high));
}

std::string freed_text(double worth, double cashed_share) {
  if (cashed_share <= 0.0) return fmt::format("worth {} if turned into cash", value_text(Unit::money, worth));
  return fmt::format("{:.0f}% turned into cash: {}, and no longer free", 100.0 * cashed_share,
      value_text(Unit::money, cashed_share * worth));
}

std::string burden_text(double worth) {
  return fmt::format("worth {}, excluded from the money cost", value_text(Unit::money, worth));
}

std::string replicates_text(const PairedDifference& difference, double precision) {
  const std::size_t replicates = difference.pairs;
  if (difference.is_nothing()) return "all equal";
  if (replicates < 2) return "more needed";
  const std::size_t needed = replicates_needed(difference, precision);
  if (needed <= replicates) return "enough";
  if (needed > most_for_precision) return "> 100,000";
  return thousands(static_cast<double>(needed - replicates)) + " more needed";
}

std::string survival_text(const Survival& survival) {
  if (survival.checked() == 0) return "not checked";
  if (survival.survives()) return "survives";
  std::vector<std::string> lost;
  const auto add_lost = [&](const std::vector<Survival::Under>& rivals) {
    for (const Survival::Under& one : rivals) {
      if (one.fate != Fate::holds) lost.push_back(one.name);
    }
  };
  add_lost(survival.rules);
  add_lost(survival.workloads);
  const std::string rivals = lost.size() == 1 ? lost.front() : fmt::format("{} alternatives", lost.size());
  const std::string draws =
      fmt::format("holds in {} of {}", survival.draws_held(), counted(survival.draws.size(), "draw"));
  if (lost.empty()) return draws;
  if (survival.draws_held() == survival.draws.size()) return "not under " + rivals;
  return fmt::format("not under {}; {}", rivals, draws);
}

std::string short_survival(const Survival& survival) {
  if (survival.checked() == 0 || survival.survives()) return survival_text(survival);
  return fmt::format("holds in {} of {}", survival.held(), survival.checked());
}

std::string padded(const std::string& text, std::size_t width) {
  const std::string shown = visible_line(text);
  const auto letters = static_cast<std::size_t>(
      std::count_if(shown.begin(), shown.end(), [](char byte) { return !continues_letter(byte); }));
  return letters < width ? shown + std::string(width - letters, ' ') : shown;
}

std::string fitted(const std::string& text, std::size_t width) {
  std::string kept;
  std::size_t letters = 0;
  std::string one_line = text;
  std::replace_if(
      one_line.begin(), one_line.end(), [](char byte) { return byte == '\n' || byte == '\t'; }, ' ');
  for (const char byte : visible_line(one_line)) {
    if (!continues_letter(byte) && ++letters > width) break;
    kept += byte;
  }
  const std::size_t shown = std::min(letters, width);
  kept.append(width - shown, ' ');
  return kept;
}

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json difference_json(const PairedDifference& d, const char* mean) {
  return {{mean, finite(d.mean)}, {"low", finite(d.low)}, {"high", finite(d.high)}};
}

std::vector<CatalogueFolder> catalogues_of(const std::vector<Scenario>& scenarios) {
  std::vector<CatalogueFolder> all;
  for (const Scenario& one : scenarios) {
    for (const CatalogueFolder& folder : one.catalogues) {
      if (std::find(all.begin(), all.end(), folder) == all.end()) all.push_back(folder);
    }
  }
  return all;
}

std::string catalogues_text(const std::vector<CatalogueFolder>& catalogues) {
  std::string text;
  for (const CatalogueFolder& one : catalogues) {
    const std::string_view origin = catalogue_origin_names[static_cast<std::size_t>(one.origin)];
    if (!text.empty()) text += ", ";
    text += one.origin == CatalogueOrigin::installed ? std::string(origin)
                                                     : fmt::format("{} ({})", origin, one.folder);
  }
  return text;
}

bool uses_installed_only(const Scenario& scenario) {
  return std::all_of(scenario.catalogues.begin(), scenario.catalogues.end(),
      [](const CatalogueFolder& one) { return one.origin == CatalogueOrigin::installed; });
}

Json catalogues_json(const std::vector<CatalogueFolder>& catalogues) {
  Json list = Json::array();
  for (const CatalogueFolder& one : catalogues) {
    list.push_back(
        {{"origin", catalogue_origin_names[static_cast<std::size_t>(one.origin)]}, {"folder", one.folder}});
  }
  return list;
}

}  // namespace coadopt
