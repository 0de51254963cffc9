#include "scenario/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scenario/document.hpp"
#include "scenario/files.hpp"
#include "scenario/path.hpp"

namespace coadopt {

namespace {

// scenario.based_on, if the file has it.
const Entry* base_of(const Document& document) {
  const Table* heading = table_of(document.table, "scenario");
  return heading == nullptr ? nullptr : entry_of(*heading, "based_on");
}

std::string circle(const std::vector<Document>& documents, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < documents.size(); ++i) text += documents[i].file + " -> ";
  return text + documents[from].file;
}

}  // namespace

Chain follow_bases(Document own, Report& report) {
  Chain chain;
  std::vector<std::string> seen = {real_name(own.file)};
  chain.documents.push_back(std::move(own));
  while (const Entry* based_on = base_of(chain.documents.back())) {
    const auto* name = std::get_if<std::string>(&based_on->value.is);
    chain.whole = false;
    if (name == nullptr || name->find('\0') != std::string::npos) break;  // reported where the heading is read
    const Place place = based_on->place;
    const std::string key = fmt::format("scenario.based_on = {}", shown(based_on->value));
    const std::string path = normal(joined(folder_of(chain.documents.back().file), *name));
    const auto before = std::find(seen.begin(), seen.end(), real_name(path));
    if (before != seen.end()) {
      const auto from = static_cast<std::size_t>(before - seen.begin());
      report.add(
          place, fmt::format("{} leads back to a file that is based on this one: {}. Base one of them on "
                             "something else, or on nothing.",
                     key, circle(chain.documents, from)));
      break;
    }
    Checked<Document> base = parse_whole_scenario(read_named_text(path), path);
    if (!base) {
      for (const Problem& problem : base.problems()) {
        // What is wrong with the base as a whole is for the file to mend that names it.
        if (problem.place.line == 0) {
          report.add(place, fmt::format("{}: {}: {}", key, problem.place.file, problem.text));
        } else {
          report.add(problem.place, problem.text);
        }
      }
      break;
    }
    chain.documents.push_back(std::move(*base));
    seen.push_back(real_name(path));
    chain.whole = true;
  }
  std::reverse(chain.documents.begin(), chain.documents.end());
  return chain;
}

}  // namespace coadopt
