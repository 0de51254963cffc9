// Offers that no session answered, and hours that answer them.

#include "session/answer.hpp"

#include <gtest/gtest.h>

#include "month/trial.hpp"

namespace coadopt {
namespace {

class AnsweringOffers : public ::testing::Test {
 protected:
  AnsweringOffers() : trial_(trial::small()) {
    for (const PersonId one : persons().participation.ids()) {
      persons().participation[one] = Participation::active;
      persons().sessions[one] = 0;
      persons().failed[one] = 0;
    }
    reset(who().support);
  }
  Partnership& who() { return trial_.who(); }
  Persons& persons() { return who().persons; }
  [[nodiscard]] Range<PersonId> users() { return who().communities.users[first_]; }
  void answer() { answer_offers(who(), first_, p_, defaults<SessionParameters>(), {{7, 0}, 3}); }
  std::uint32_t sessions() {
    std::uint32_t all = 0;
    for (const PersonId one : users()) all += persons().sessions[one];
    return all;
  }

  const CommunityId first_{0};
  AnswerParameters p_ = defaults<AnswerParameters>();
  trial::Trial trial_;
};

TEST_F(AnsweringOffers, TakesHoursAndWithoutThemThereIsNoAnswer) {
  answer();
  EXPECT_EQ(sessions(), 0U);
  who().support.user_hours[first_] = 3 * p_.hours_per_person;
  answer();
  EXPECT_EQ(sessions(), 3U);
}

TEST_F(AnsweringOffers, GoesToThoseWhomNoSessionReached) {
  const PersonId reached = *users().begin();
  persons().sessions[reached] = 4;
  who().support.user_hours[first_] = 1000 * p_.hours_per_person;
  answer();
  EXPECT_EQ(persons().sessions[reached], 4);
  EXPECT_EQ(sessions(), 4 + users().size() - 1);
}

}  // namespace
}  // namespace coadopt
