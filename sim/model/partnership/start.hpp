#pragma once

#include <array>

#include "parameter/parameter.hpp"
#include "partnership/role.hpp"

namespace coadopt {

// The state at the start: means of Beta distributions over the agents of a kind. The same means describe
// the labour market that newcomers are drawn from.

struct StaffStart {
  static constexpr std::string_view table = "start.staff";

  float attitude;
  float skill;
  float power_threat;
  float power_threat_of_managers;
  float perceived_risk;
  float burnout;
  float espoused;
  float practising_experience;
  float practising_skill;
  float practising_skill_range;
  float practising_attitude;
  float concentration;
};

template <>
inline constexpr auto declarations<StaffStart> = std::to_array<Parameter<StaffStart>>({
    {"attitude", at<&StaffStart::attitude>(), 0.45, {0, 1}, "level 0..1",
        "Belief that citizens have something to give; the reverse of deficit thinking.",
        assumed("model prototype: start state of the 2012 workshops")},
    {"skill", at<&StaffStart::skill>(), 0.30, {0, 1}, "level 0..1", "Skill to enable users and communities.",
        assumed("lack of professional skills is a barrier of NESTA 2011; level from the prototype")},
    {"power_threat", at<&StaffStart::power_threat>(), 0.50, {0, 1}, "level 0..1",
        "Fear of losing power, status and control.",
        assumed("first barrier of the 2012 workshops; level from the prototype")},
    {"power_threat_of_managers", at<&StaffStart::power_threat_of_managers>(), 0.10, {0, 1}, "level 0..1",
        "What managers and leaders fear more than frontline staff.",
        assumed("the workshops name managers and politicians as those who fear losing control")},
    {"perceived_risk", at<&StaffStart::perceived_risk>(), 0.50, {0, 1}, "level 0..1",
        "Risk seen in giving citizens more of a role.",
        assumed("no prevalence of staff risk aversion is known")},
    {"burnout", at<&StaffStart::burnout>(), 0.30, {0, 1}, "level 0..1", "Exhaustion of staff.",
        cited("McFadden 2015: 73% high exhaustion, 26% high depersonalisation; mixed scale 0.30")},
    {"espoused", at<&StaffStart::espoused>(), 0.50, {0, 1}, "share of relevant staff",
        "Staff who say they are for a Co at the start.",
        cited("Adams 1999 (self-report 27 points above practice); SCIE 2023 (72% know the term)")},
    {"practising_experience", at<&StaffStart::practising_experience>(), 12, {0, 1000}, "sessions",
        "Sessions held before the run by those who practise a Co at the start.",
        assumed("a year, with a session a month")},
    {"practising_skill", at<&StaffStart::practising_skill>(), 0.45, {0, 1}, "level 0..1",
        "Least skill of those who practise a Co at the start.", assumed("model prototype")},
    {"practising_skill_range", at<&StaffStart::practising_skill_range>(), 0.30, {0, 1}, "level 0..1",
        "Range above practising_skill from which their least skill is drawn evenly.",
        assumed("model prototype")},
    {"practising_attitude", at<&StaffStart::practising_attitude>(), 0.6, {0, 1}, "level 0..1",
        "Least attitude of those who practise a Co at the start.", assumed("model prototype")},
    {"concentration", at<&StaffStart::concentration>(), 10, {0.5, 1e6}, "alpha + beta",
        "How alike staff are: the two shape values of the Beta distributions add up to this.",
        assumed("standard deviation about 0.15")},
});

struct OrganisationStart {
  static constexpr std::string_view table = "start.organisation";

  float commitment;
  float evidence;
  PerCo<float> friction;
  float blame;
  float short_termism;
  float jargon;
  float funding;
  float incentive;
  float expectation;
  PerCo<float> in_use;
  PerCo<float> lead_co;
  float lead_in_use;
  float concentration;
};

template <>
inline constexpr auto declarations<OrganisationStart> = std::to_array<Parameter<OrganisationStart>>({
    {"commitment", at<&OrganisationStart::commitment>(), 0.45, {0, 1}, "level 0..1",
        "Leaders' commitment to co-production.", assumed("model prototype")},
    {"evidence", at<&OrganisationStart::evidence>(), 0.25, {0, 1}, "level 0..1",
        "Evidence of value that staff and funders accept.",
        assumed("weak evidence is a barrier of NESTA 2011")},
    {"friction", at<&OrganisationStart::friction>(), {0.60, 0.45, 0.40, 0.45}, {0, 1}, "level 0..1",
        "Friction of systems with each Co: targets, governance, separate funding, tenders.",
        assumed("commissioning is hardest to open; model prototype"), co_names},
    {"blame", at<&OrganisationStart::blame>(), 0.55, {0, 1}, "level 0..1", "Culture of blame after failure.",
        assumed("fear of repercussions, 2012 workshops; level from the prototype")},
    {"short_termism", at<&OrganisationStart::short_termism>(), 0.55, {0, 1}, "level 0..1",
        "How short the horizon is over which results count.",
        assumed("survey dimension of 2017; level from the prototype")},
    {"jargon", at<&OrganisationStart::jargon>(), 0.45, {0, 1}, "level 0..1",
        "Language that staff and citizens do not share.", assumed("dysfunctional language, 2012 workshops")},
    {"funding", at<&OrganisationStart::funding>(), 0.45, {0, 1}, "level 0..1",
        "How well funding covers co-production.", assumed("model prototype")},
    {"incentive", at<&OrganisationStart::incentive>(), 0.15, {0, 1}, "level 0..1",
        "Rewards and recognition for staff who co-produce.", assumed("rare in the sources")},
    {"expectation", at<&OrganisationStart::expectation>(), 0.35, {0, 1}, "level 0..1",
        "Results leaders expect; half of it is what they hold results against.", assumed("model prototype")},
    {"in_use", at<&OrganisationStart::in_use>(), {0.03, 0.12, 0.10, 0.05}, {0, 1}, "share of relevant staff",
        "Staff practising each Co at the start, outside their organisation's lead Co.",
        cited("Couët 2015: 23 of 100 points of observed shared decision making, lower for wider Co's"),
        co_names},
    {"lead_co", at<&OrganisationStart::lead_co>(), {0.15, 0.35, 0.30, 0.20}, {0, 1}, "share of organisations",
        "Which Co an organisation leads with; nearly every one has some.",
        assumed("nearly every organisation of the 2012 workshops had one Co; the split is a guess"), co_names},
    {"lead_in_use", at<&OrganisationStart::lead_in_use>(), 0.20, {0, 1}, "share of relevant staff",
        "What the lead Co has in use at the start beyond in_use.", assumed("model prototype")},
    {"concentration", at<&OrganisationStart::concentration>(), 10, {0.5, 1e6}, "alpha + beta",
        "How alike organisations are.", assumed("standard deviation about 0.15")},
});

struct PersonStart {
  static constexpr std::string_view table = "start.person";

  float capability;
  float efficacy;
  float trust;
  float free_time;
  float entitlement;
  float need;
  float wellbeing;
  float neighbours_wellbeing;
  float seldom_heard;
  float seldom_heard_capability;
  float seldom_heard_efficacy;
  float connected;
  float willing;
  float active_where_practised;
  float low_efficacy_below;
  float high_need_above;
  float concentration;
};

template <>
inline constexpr auto declarations<PersonStart> = std::to_array<Parameter<PersonStart>>({
    {"capability", at<&PersonStart::capability>(), 0.55, {0, 1}, "level 0..1", "What a person can contribute.",
        cited("patient activation, NW London: mean 55.1 of 100")},
    {"efficacy", at<&PersonStart::efficacy>(), 0.50, {0, 1}, "level 0..1",
        "Belief that one's own part makes a difference.",
        assumed("Parrado 2013: strongest correlate; level from the prototype")},
    {"trust", at<&PersonStart::trust>(), 0.55, {0, 1}, "level 0..1", "Trust in services.",
        assumed("model prototype")},
    {"free_time", at<&PersonStart::free_time>(), 0.40, {0, 1}, "level 0..1", "Time a person can give.",
        assumed("model prototype")},
    {"entitlement", at<&PersonStart::entitlement>(), 0.40, {0, 1}, "level 0..1",
        "Expectation that services are done for one.", assumed("entitlement culture, 2012 workshops")},
    {"need", at<&PersonStart::need>(), 0.55, {0, 1}, "level 0..1", "Need of users; neighbours have none.",
        assumed("model prototype")},
    {"wellbeing", at<&PersonStart::wellbeing>(), 0.45, {0, 1}, "level 0..1", "Wellbeing of users.",
        assumed("model prototype")},
    {"neighbours_wellbeing", at<&PersonStart::neighbours_wellbeing>(), 0.60, {0, 1}, "level 0..1",
        "Wellbeing of neighbours.", assumed("model prototype")},
    {"seldom_heard", at<&PersonStart::seldom_heard>(), 0.20, {0, 1}, "share of persons",
        "Persons whom invitations seldom reach.",
        assumed("diversity gap, SCIE 2009; share from the prototype")},
    {"seldom_heard_capability", at<&PersonStart::seldom_heard_capability>(), 0.75, {0, 1},
        "share of capability", "Mean capability of the seldom heard, as a share of others'.",
        assumed("model prototype")},
    {"seldom_heard_efficacy", at<&PersonStart::seldom_heard_efficacy>(), 0.70, {0, 1}, "share of efficacy",
        "Mean efficacy of the seldom heard, as a share of others'.", assumed("model prototype")},
    {"connected", at<&PersonStart::connected>(), 0.20, {0, 1}, "share of persons",
        "Persons connected to peers who support each other.", assumed("model prototype")},
    {"willing", at<&PersonStart::willing>(), 0.05, {0, 1}, "share of persons",
        "Persons willing to take part at the start.", assumed("model prototype")},
    {"active_where_practised", at<&PersonStart::active_where_practised>(), 0.40, {0, 1}, "share of caseload",
        "Users active at the start on the caseload of a worker who practises deliver or design.",
        assumed("model prototype")},
    {"low_efficacy_below", at<&PersonStart::low_efficacy_below>(), 0.40, {0, 1}, "level 0..1",
        "Users who join with less efficacy than this form the group low_efficacy.",
        assumed("about the lowest quarter, as in patient activation (Deeny 2018)")},
    {"high_need_above", at<&PersonStart::high_need_above>(), 0.70, {0, 1}, "level 0..1",
        "Users who join with more need than this form the group high_need.",
        assumed("about the highest fifth")},
    {"concentration", at<&PersonStart::concentration>(), 7, {0.5, 1e6}, "alpha + beta",
        "How alike persons are.", cited("patient activation, NW London: standard deviation 17.7 of 100")},
});

struct CommunityStart {
  static constexpr std::string_view table = "start.community";

  float capacity;
  float cash;
  float peer_support;
  float recognition;
  float concentration;
};

template <>
inline constexpr auto declarations<CommunityStart> = std::to_array<Parameter<CommunityStart>>({
    {"capacity", at<&CommunityStart::capacity>(), 0.30, {0, 1}, "level 0..1",
        "What the user-led organisation can do.",
        assumed("thin on the ground, SCIE 2009; level from the prototype")},
    {"cash", at<&CommunityStart::cash>(), 0.30, {0, 1}, "level 0..1",
        "How secure the user-led organisation's money is; secure money slows the loss of capacity.",
        assumed("insecure and under-resourced, SCIE 2009")},
    {"peer_support", at<&CommunityStart::peer_support>(), 0.20, {0, 1}, "level 0..1",
        "Support among those who take part.", assumed("model prototype")},
    {"recognition", at<&CommunityStart::recognition>(), 0.20, {0, 1}, "level 0..1",
        "Thanks and rewards for those who take part.", assumed("model prototype")},
    {"concentration", at<&CommunityStart::concentration>(), 10, {0.5, 1e6}, "alpha + beta",
        "How alike communities are.", assumed("standard deviation about 0.15")},
});

struct BenefitStart {
  static constexpr std::string_view table = "benefit";

  float effect_mean;
  float effect_deviation;
};

template <>
inline constexpr auto declarations<BenefitStart> = std::to_array<Parameter<BenefitStart>>({
    {"effect_mean", at<&BenefitStart::effect_mean>(), 0.2, {-1, 2}, "standardised mean difference",
        "Effect of taking part on wellbeing: mean over cases, a case being one replicate of a partnership.",
        cited("peer support SMD 0.18, 0.07 to 0.29 (BMC Med 2024); personal health budgets; Kennedy 2007")},
    {"effect_deviation", at<&BenefitStart::effect_deviation>(), 0.15, {0, 2}, "standardised mean difference",
        "Standard deviation of that effect over cases: it may be nil or negative for one.",
        assumed("prior of the evidence review")},
});

}  // namespace coadopt
