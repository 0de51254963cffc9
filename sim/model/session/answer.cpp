#include "session/answer.hpp"

#include <algorithm>

namespace coadopt {

namespace {

// Whose hours answer offers; each has random numbers of its own.
enum class From : std::uint32_t { user_hours, neighbour_hours };

class Answering {
 public:
  Answering(
      Partnership& partnership, const AnswerParameters& p, const SessionParameters& meet, const Moment& moment)
      : persons_(partnership.persons), p_(p), meet_(meet), moment_(moment) {}

  // Returns how many offers were answered.
  std::uint32_t answer(CommunityId community, Range<PersonId> offering, float hours, From from) {
    if (hours <= 0.0F) return 0;
    const std::uint32_t waiting = count_waiting(offering);
    if (waiting == 0) return 0;
    const auto draw = moment_.own(Purpose::answer, community.value, static_cast<std::uint32_t>(from));
    const std::uint32_t answered = std::min(waiting, answers(p_, hours, draw[0]));
    const auto first = static_cast<std::uint32_t>(draw[1] * static_cast<float>(waiting));
    std::uint32_t place = 0;
    for (const PersonId person : offering) {
      if (!waits(person)) continue;
      const std::uint32_t turn = (place++ + waiting - first) % waiting;
      if (turn < answered) meet(person);
    }
    return answered;
  }

 private:
  [[nodiscard]] bool waits(PersonId person) const {
    return engaged(persons_.participation[person]) && persons_.sessions[person] == 0;
  }

  [[nodiscard]] std::uint32_t count_waiting(Range<PersonId> offering) const {
    std::uint32_t waiting = 0;
    for (const PersonId person : offering) waiting += waits(person) ? 1U : 0U;
    return waiting;
  }

  void meet(PersonId person) {
    const float success = chance_of_success(meet_, p_.skill, persons_.capability[person], 0.0F);
    persons_.sessions[person] = 1;
    persons_.failed[person] = moment_.own(Purpose::answered, person.value)[0] < success ? 0 : 1;
  }

  Persons& persons_;
  const AnswerParameters& p_;
  const SessionParameters& meet_;
  const Moment& moment_;
};

}  // namespace

void answer_offers(Partnership& partnership, CommunityId community, const AnswerParameters& p,
    const SessionParameters& meet, const Moment& moment) {
  Communities& communities = partnership.communities;
  const Support& support = partnership.support;
  Answering answering(partnership, p, meet, moment);
  communities.answered[community] = answering.answer(community, communities.users[community],
                                        support.user_hours[community], From::user_hours) +
                                    answering.answer(community, communities.neighbours[community],
                                        support.neighbour_hours[community], From::neighbour_hours);
}

}  // namespace coadopt
