#include "results/format_comparison.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "results/comparison_contents.hpp"

namespace coadopt {

namespace {

constexpr std::string_view comparison_opening = R"(
## The group `comparison`

What `compare` reports and `brief` writes out: the mean of every outcome over the replicates of a scenario, and each scenario
against the first, the reference, replicate by replicate ([comparison.md](comparison.md)). A file of `run` or `compare` has it; of
a reference it says that nothing differs. The values of variables of uint8 are named by `flag_values` and `flag_meanings`. A
verdict is `more` or `less` only where the 95% interval of the difference excludes 0.

```python
import xarray

comparison = xarray.open_dataset("results.h5", engine="h5netcdf", group="comparison")
comparison["difference"].sel(scenario="Training", outcome="practice_in_use")
```

| variable | dimensions | type | units | meaning |
| --- | --- | --- | --- | --- |
)";

std::string type_of(const ComparisonVariable& one) { return std::string(h5::described(element_of(one)).name); }

std::string meaning_of(const ComparisonVariable& one) {
  if (one.flags.empty()) return std::string(one.long_name);
  return fmt::format("{}: {}", one.long_name, fmt::join(one.flags, ", "));
}

}  // namespace

std::string comparison_format_markdown() {
  std::string text(comparison_opening);
  for (const DimensionDescription* one : comparison_dimensions) {
    text += fmt::format("| `{}` | {} | string | {} | {}: {} |\n", one->name, one->name, one->units,
        one->long_name, one->values);
  }
  for (const ComparisonVariable& one : comparison_variables()) {
    text += fmt::format("| `{}` | {} | {} | {} | {} |\n", one.name, fmt::join(one.dimensions, ", "),
        type_of(one), one.units, meaning_of(one));
  }
  return text;
}

}  // namespace coadopt
