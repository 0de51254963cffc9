#include "barrier/removed.hpp"

#include <algorithm>

namespace coadopt {

namespace {

template <class AnyId>
void fill(Column<AnyId, float>& column, Range<AnyId> some, float value) {
  std::fill_n(column.data() + some.first.value, some.size(), value);
}

// The things of a kind that are in a community.
struct Inside {
  Range<StaffId> staff;
  Range<PersonId> persons;
  Range<CommunityId> itself;
};
void hold(OfStaff<float>& column, const Inside& in, float best) { fill(column, in.staff, best); }
void hold(OfPerson<float>& column, const Inside& in, float best) { fill(column, in.persons, best); }
void hold(OfCommunity<float>& column, const Inside& in, float best) { fill(column, in.itself, best); }

// Calls visit(state) for each state of removed barriers that a struct of columns holds.
template <class Wanted, class Visit>
void for_each_removed(BarrierSet removed, const Visit& visit) {
  for_each_barrier_state([&]<class Holder, class Held>(const BarrierState<Holder, Held>& state) {
    if constexpr (std::is_same_v<Holder, Wanted>) {
      if (removed.has(state.barrier)) visit(state);
    }
  });
}

}  // namespace

void hold_at_best(OrganisationLevels& now, BarrierSet removed) {
  for_each_removed<OrganisationLevels>(removed, [&](const auto& state) {
    auto& held = now.*state.member;
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(held)>, OfOrganisation<float>>) {
      held.fill(state.best);
    } else {
      for (auto& one : held.values) one.fill(state.best);
    }
  });
}

void hold_at_best(Partnership& partnership, BarrierSet removed, CommunityId community) {
  const Inside in = {.staff = partnership.staff_of(community),
      .persons = partnership.communities.residents(community),
      .itself = {community, {community.value + 1}}};
  const auto hold_all = [&]<class Holder>(Holder& holder) {
    for_each_removed<Holder>(removed, [&](const auto& state) { hold(holder.*state.member, in, state.best); });
  };
  hold_all(partnership.staff);
  hold_all(partnership.persons);
  hold_all(partnership.communities);
}

}  // namespace coadopt
