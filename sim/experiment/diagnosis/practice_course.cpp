#include "experiment/diagnosis/practice_course.hpp"

#include <limits>

namespace coadopt {

std::size_t PracticeShape::count(By by) const {
  switch (by) {
    case By::everyone: return 1;
    case By::role: return role_count;
    case By::co: return co_count;
    case By::kind: return organisation_kind_count;
    case By::community: return communities;
  }
  return 0;
}

std::size_t PracticeShape::first(By by) const {
  std::size_t first = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(by); ++i) first += count(static_cast<By>(i));
  return first;
}

PracticeCourse::PracticeCourse(const PracticeShape& shape)
    : shape_(shape), sums_(shape.size()), months_(shape.rows()) {}

void PracticeCourse::add(const Simulation& simulation) {
  const Partnership& who = simulation.partnership;
  const Staff& staff = who.staff;
  std::vector<double> pairs(shape_.cells());
  std::vector<double> in_use(shape_.cells());
  for (const TeamId team : who.teams.staff.ids()) {
    const std::size_t kind =
        shape_.first(By::kind) + static_cast<std::size_t>(who.organisations.kind[who.teams.organisation[team]]);
    const std::size_t community = shape_.first(By::community) + who.teams.community[team].value;
    for (const StaffId one : who.teams.staff[team]) {
      const std::size_t role = shape_.first(By::role) + index(staff.role[one]);
      for (const Co co : all_cos) {
        if (!relevant(staff.role[one], co)) continue;
        const double used = staff.practice[co][one] == Practice::in_use ? 1.0 : 0.0;
        for (const std::size_t cell :
            {std::size_t{0}, role, shape_.first(By::co) + index(co), kind, community}) {
          pairs[cell] += 1.0;
          in_use[cell] += used;
        }
      }
    }
  }
  const std::size_t month = simulation.moment.month;
  const auto add_to = [&](std::size_t row) {
    months_[row] += 1.0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      sums_[row * pairs.size() + i] +=
          pairs[i] > 0.0 ? in_use[i] / pairs[i] : std::numeric_limits<double>::quiet_NaN();
    }
  };
  add_to((month - 1) / 12);
  if (month + 12 > shape_.months) add_to(shape_.years());
}

std::vector<double> PracticeCourse::means() const {
  std::vector<double> means = sums_;
  for (std::size_t i = 0; i < means.size(); ++i) means[i] /= months_[i / shape_.cells()];
  return means;
}

}  // namespace coadopt
