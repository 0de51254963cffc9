// Those of a group of persons of whom something is true, in the order of persons.

#include "partnership/person_mask.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace coadopt {
namespace {

std::vector<std::uint32_t> listed(const PersonMask& some) {
  std::vector<std::uint32_t> persons;
  some.for_each([&](PersonId person) { persons.push_back(person.value); });
  return persons;
}

Flags every(std::uint32_t step) {
  Flags flags{};
  for (std::uint32_t i = 0; i < draw_group; i += step) flags[i] = 1;
  return flags;
}

TEST(PersonMask, AreListedInTheOrderOfPersons) {
  for (std::uint32_t person = 0; person < draw_group; ++person) {
    Flags flags{};
    flags[person] = 1;
    EXPECT_EQ(listed(PersonMask(1000, flags)), std::vector{1000 + person});
  }
  EXPECT_EQ(listed(PersonMask(64, every(9))), (std::vector<std::uint32_t>{64, 73, 82, 91, 100, 109, 118, 127}));
  EXPECT_TRUE(listed(PersonMask(64, Flags{})).empty());
}

TEST(PersonMask, AreCountedAndIntersected) {
  EXPECT_EQ(PersonMask(0, every(1)).count(), 64U);
  EXPECT_EQ(PersonMask(0, every(2)).count(), 32U);
  EXPECT_EQ(listed(PersonMask(0, every(4)) & PersonMask(0, every(6))),
      (std::vector<std::uint32_t>{0, 12, 24, 36, 48, 60}));
}

TEST(PersonMask, AreOfThePersonsAskedForOnly) {
  Persons persons;
  persons.participation = Column<PersonId, Participation>(10, Participation::active);
  persons.sessions = Column<PersonId, std::uint8_t>(10, 3);
  persons.sessions[PersonId{5}] = 0;
  const auto active = [](Participation now) { return now == Participation::active; };
  EXPECT_EQ(listed(PersonMask(persons, 4, 7, active)), (std::vector<std::uint32_t>{4, 5, 6}));
  EXPECT_EQ(listed(who_met(persons, 4, 7)), (std::vector<std::uint32_t>{4, 6}));
}

}  // namespace
}  // namespace coadopt
