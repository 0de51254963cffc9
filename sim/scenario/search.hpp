#pragma once

#include <optional>
#include <string>
#include <vector>

#include "barrier/barrier.hpp"
#include "partnership/co.hpp"
#include "policy/grounds.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/price.hpp"

namespace coadopt {

// What is looked for in the catalogue; an entry must fit all that is asked.
struct Search {
  std::optional<Barrier> barrier = {};    // that it names
  std::optional<Co> co = {};              // that it acts on
  std::optional<Entity> target = {};      // whom it is for
  std::optional<double> cost_below = {};  // GBP in its first year, in the place
  std::optional<Basis> basis = {};        // of one of its sizes
  std::string words = {};                 // each stands in its name or its texts, in capitals or not

  [[nodiscard]] bool asked() const;
};

// An entry, and what it would come to in the place, where there is one.
struct Found {
  CatalogueEntry entry;
  std::optional<InPlace> in_place;
};

// Those that fit all that is asked, in their order.
[[nodiscard]] std::vector<Found> fitting(const std::vector<Found>& entries, const Search& search);

// What was asked, each with how many entries fit the rest of it: what to say where none fits all.
[[nodiscard]] std::string why_none_fits(const std::vector<Found>& entries, const Search& search);

}  // namespace coadopt
