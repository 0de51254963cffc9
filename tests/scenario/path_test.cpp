// Names of files are taken apart and put together as std::filesystem does it.

#include "scenario/path.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

namespace coadopt {
namespace {

// All texts of at most so many of these letters.
std::vector<std::string> all_texts(std::string_view letters, std::size_t longest) {
  std::vector<std::string> texts = {""};
  for (std::size_t from = 0, length = 0; length < longest; ++length) {
    const std::size_t end = texts.size();
    for (; from < end; ++from) {
      for (const char letter : letters) texts.push_back(texts[from] + letter);
    }
  }
  return texts;
}

TEST(Paths, AreTakenApartAsByTheStandardLibrary) {
  for (const std::string& text : all_texts("a./", 7)) {
    const std::filesystem::path path = text;
    EXPECT_EQ(parent_of(text), path.parent_path()) << text;
    EXPECT_EQ(name_of(text), path.filename()) << text;
    EXPECT_EQ(stem_of(text), path.stem()) << text;
    EXPECT_EQ(normal(text), path.lexically_normal()) << text;
  }
}

TEST(Paths, AreJoinedAsByTheStandardLibrary) {
  const std::vector<std::string> some = all_texts("a./", 4);
  for (const std::string& folder : some) {
    for (const std::string& name : some) {
      EXPECT_EQ(joined(folder, name), std::filesystem::path(folder) / name) << folder << " and " << name;
    }
  }
}

}  // namespace
}  // namespace coadopt
