#pragma once

#include <array>
#include <cstdint>

#include "parameter/parameter.hpp"
#include "partnership/co.hpp"

namespace coadopt {

// How many there are of everyone, and how they are tied.
struct PopulationParameters {
  COADOPT_PARAMETERS(PopulationParameters, "population");

  COADOPT_PARAMETER(std::int64_t, organisations, 12, {1, 100'000}, "organisations",
      "Council departments, health boards, providers and third-sector organisations in the partnership.",
      cited(
          "Skills for Care 2019: 18,500 organisations with 1.62 million posts, 88 each; here 100 staff each"));
  COADOPT_PARAMETER(std::int64_t, communities, 24, {1, 1'000'000}, "communities",
      "Neighbourhoods, each with its user-led organisation.",
      cited("ONS 2011: census areas of 1,000 to 3,000 people, 1,620 on average; here 1,300"));
  COADOPT_PARAMETER(std::int64_t, staff, 1200, {1, 1e15}, "staff",
      "Staff of all roles in all organisations together.",
      derived("a convention: a partnership of workable size"));
  COADOPT_PARAMETER(std::int64_t, team_size, 8, {1, 100'000}, "staff per team",
      "Staff of one organisation who serve one community together.",
      cited("Department for Education 2017, 2024: one first-line manager in 7.5 and 6.3 social workers"));
  COADOPT_PARAMETER(std::int64_t, caseload, 16, {0, 200}, "users per frontline worker",
      "Users on the caseload of each frontline worker.",
      cited("Department for Education 2023: 16.0 cases per children's social worker"));
  COADOPT_PARAMETER(double, neighbours_per_user, 1, {0, 1000}, "neighbours per user",
      "Residents who use no service but may take part, for every user.",
      derived("a convention: as many neighbours as users, kept small for speed; with 0, 5 or 20 each, "
              "users take part within a tenth as much (pattern 21)"));
  COADOPT_PARAMETER(double, reached_neighbours, 1, {0, 1000}, "neighbours per user",
      "Neighbours whom services reach, for each user: they are asked and live among users; nobody asks others.",
      assumed("as many as the default has; services know people around their users, not whole towns",
          "Users: how many relatives, friends or neighbours do your workers know? (0, 1, 2, 3 or more)"));
  COADOPT_PARAMETER(double, frontline_share, 0.81, {0, 1}, "share of staff",
      "Staff who work with users and hold a caseload.",
      cited("Department for Education: managers are 19.8% (2017) to 23% (2024) of council social workers"));
  COADOPT_PARAMETER(double, manager_share, 0.16, {0, 1}, "share of staff",
      "Staff who manage; the rest are leaders: commissioners, senior officers, politicians.",
      cited("Department for Education 2024: first-line and middle managers are 18.0% (2017) to 20.9% (2024) of "
            "council social workers; providers likely flatter"));
  COADOPT_PARAMETER(double, contacts_same_role, 0.7, {0, 1}, "share of contacts",
      "Professional contacts who are frontline like oneself, or managers and leaders like oneself.",
      assumed("people consult their like",
          "Staff: of four you ask for advice on users, how many are, like you, frontline or managers? (0 to "
          "4)"));
  COADOPT_PARAMETER(double, contacts_same_organisation, 0.5, {0, 1}, "share of contacts",
      "Professional contacts inside one's own organisation.",
      assumed("half of all professional contact crosses organisations",
          "Staff: of four you ask for advice on users, how many are in your own organisation? (0 to 4)"));
  COADOPT_PARAMETER(double, ties_rewired, 0.10, {0, 1}, "share of ties",
      "Personal ties that lead elsewhere than to the six nearest (small world).",
      assumed("the usual small-world setting of Watts and Strogatz 1998",
          "Residents: think of your six closest; how many of the pairs know each other? (0 to 15)"));
  COADOPT_PARAMETER(double, ties_across_communities, 0.10, {0, 1}, "share of rewired ties",
      "Rewired personal ties that lead out of the community.",
      assumed("ties are mostly local",
          "Residents: of your six closest, how many live outside this neighbourhood? (0 to 6)"));
};

// The state at the start: means of Beta distributions over the agents of a kind. The same means describe
// the labour market that newcomers are drawn from.

struct StaffStart {
  COADOPT_PARAMETERS(StaffStart, "start.staff");

  COADOPT_PARAMETER(float, attitude, 0.45, {0, 1}, "level 0..1",
      "Belief that citizens have something to give; the reverse of deficit thinking.",
      assumed("model prototype: start state of the 2012 workshops",
          "Staff: CS-PAM, 14 items as NHS England 2015, with four on taking part in services (0 to 100)"));
  COADOPT_PARAMETER(float, skill, 0.28, {0, 1}, "level 0..1", "Skill to enable users and communities.",
      assumed("lack of professional skills is a barrier of NESTA 2011; level from the prototype",
          "Observed skill (OPTION) of staff who do not co-produce, with simulated users (0 to 100)"));
  COADOPT_PARAMETER(float, power_threat, 0.50, {0, 1}, "level 0..1",
      "Fear of losing power, status and control.",
      assumed("first barrier of the 2012 workshops; level from the prototype",
          "Staff: if users decide more, I lose control or standing (0 to 10)"));
  COADOPT_PARAMETER(float, power_threat_of_managers, 0.10, {0, 1}, "level 0..1",
      "What managers and leaders fear more than frontline staff.",
      assumed("the workshops name managers and politicians as those who fear losing control",
          "Staff: if users decide more, I lose control or standing (0 to 10), by role"));
  COADOPT_PARAMETER(float, perceived_risk, 0.50, {0, 1}, "level 0..1",
      "Risk seen in giving citizens more of a role.",
      assumed("no prevalence of staff risk aversion is known",
          "Staff: giving users more of a role puts them or me at risk (0 to 10)"));
  COADOPT_PARAMETER(float, burnout, 0.34, {0, 1}, "level 0..1", "Exhaustion of staff who do not co-produce.",
      cited("McFadden 2015: 73% high exhaustion, 26% high depersonalisation; mixed scale 0.30 for all staff"));
  COADOPT_PARAMETER(PerCo<float>, espoused, {0.52, 0.52, 0.52, 0.52}, {0, 1}, "share of relevant staff",
      "Staff who say they are for each Co at the start.",
      cited("Adams 1999 (self-report 27 points above practice); SCIE 2023 (72% know the term)"), co_names);
  COADOPT_PARAMETER(float, practising_experience, 150, {0, 1000}, "sessions",
      "Sessions held before the run by those who have a Co in use at the start: the mean of an exponential "
      "distribution.",
      assumed("where the model without interventions settles: spells of two to three years, with some five "
              "sessions a month",
          "Staff who do it: how many such sessions have you held in all? (number)"));
  COADOPT_PARAMETER(float, practising_together, 0.75, {0, 1}, "share of staff",
      "Staff whose Co's start together: one draw says how far they are with all of them, and not one for each.",
      derived("share with any Co where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, practising_propensity, 0.6, {0, 1}, "share of chance",
      "How much likelier staff of the highest propensity are than those of the usual one to practise a Co at "
      "the "
      "start; those of the lowest are as much less likely.",
      derived("mean propensity of staff with a Co in use where the model without interventions settles: "
              "docs/steady_start"));
  COADOPT_PARAMETER(float, practising_skill, 0.37, {0, 1}, "level 0..1",
      "Least skill of those who practise a Co at the start.",
      derived("where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, practising_skill_range, 0.52, {0, 1}, "level 0..1",
      "Range above practising_skill from which their least skill is drawn evenly.",
      derived("deviation of skill where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, practising_attitude, 0.645, {0, 1}, "level 0..1",
      "Least attitude of those who practise a Co at the start.",
      derived("where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, practising_burnout, 0.5, {0, 1}, "share of burnout",
      "Burnout of those who practise a Co at the start, as a share of others'.",
      derived("where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, practising_power_threat, 0.5, {0, 1}, "share of power threat",
      "Fear of losing power of those who practise a Co at the start, as a share of others'.",
      derived("mean fear where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, practising_perceived_risk, 0.45, {0, 1}, "share of perceived risk",
      "Risk seen by those who practise a Co at the start, as a share of others'.",
      derived("mean risk seen where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, concentration, 10, {0.5, 1e6}, "alpha + beta",
      "How alike staff are: the two shape values of the Beta distributions add up to this.",
      cited("EBPAS-50, 2020: standard deviation of therapists' attitude, 0.15 to 0.23 on 0 to 1; here 0.15"));
};

struct OrganisationStart {
  COADOPT_PARAMETERS(OrganisationStart, "start.organisation");

  COADOPT_PARAMETER(float, commitment, 0.45, {0, 1}, "level 0..1", "Leaders' commitment to co-production.",
      assumed(
          "model prototype", "Staff: those who lead us act on co-production, not only speak of it (0 to 10)"));
  COADOPT_PARAMETER(float, evidence, 0.25, {0, 1}, "level 0..1",
      "Evidence of value that staff and funders accept.",
      assumed("weak evidence is a barrier of NESTA 2011",
          "Staff and funders: I have seen proof that co-production is worth it (0 to 10)"));
  COADOPT_PARAMETER(PerCo<float>, friction, {0.60, 0.45, 0.40, 0.45}, {0, 1}, "level 0..1",
      "Friction of systems with each Co: targets, governance, separate funding, tenders.",
      assumed("commissioning is hardest to open; model prototype",
          "Staff, for each Co: rules, targets and contracts get in the way (0 not at all to 10 prevent it)"),
      co_names);
  COADOPT_PARAMETER(float, blame, 0.44, {0, 1}, "level 0..1", "Culture of blame after failure.",
      cited("NHS Staff Survey 2015 to 2023: 40 to 48% could not say that people involved in an error are "
            "treated fairly; a share read as a level"));
  COADOPT_PARAMETER(float, short_termism, 0.55, {0, 1}, "level 0..1",
      "How short the horizon is over which results count.",
      assumed("survey dimension of 2017; level from the prototype",
          "Staff: results must show within a year or support ends (0 to 10)"));
  COADOPT_PARAMETER(float, jargon, 0.45, {0, 1}, "level 0..1", "Language that staff and citizens do not share.",
      cited("SCIE 2023: 44% of people with lived experience and 28% of staff did not know the term; a share "
            "read as a level"));
  COADOPT_PARAMETER(float, funding, 0.65, {0, 1}, "level 0..1", "How well funding covers co-production.",
      cited("New Philanthropy Capital 2024: public contracts pay charities a median 65% of what it costs"));
  COADOPT_PARAMETER(float, incentive, 0.15, {0, 1}, "level 0..1",
      "Rewards and recognition for staff who co-produce.",
      assumed(
          "rare in the sources", "Staff: I am thanked or rewarded when I co-produce (0 never to 10 always)"));
  COADOPT_PARAMETER(float, expectation, 0.35, {0, 1}, "level 0..1",
      "Results leaders expect; half of it is what they hold results against.",
      assumed("model prototype",
          "Leaders: what share of staff should do this within two years to count as success? (0 to 100%)"));
  COADOPT_PARAMETER(PerCo<float>, in_use, {0.01, 0.054, 0.089, 0.042}, {0, 1}, "share of relevant staff",
      "Staff practising each Co at the start, outside their organisation's lead Co.",
      cited("Couët 2015: 23 of 100 points of observed shared decision making, lower for wider Co's; divided "
            "among the Co's as the model settles without interventions: docs/steady_start"),
      co_names);
  COADOPT_PARAMETER(PerCo<float>, lead_co, {0.15, 0.35, 0.30, 0.20}, {0, 1}, "share of organisations",
      "Which Co an organisation leads with; nearly every one has some.",
      assumed("nearly every organisation of the 2012 workshops had one Co; the split is a guess",
          "Managers: which of the four Co's does your organisation do most? (one)"),
      co_names);
  COADOPT_PARAMETER(float, lead_in_use, 0.20, {0, 1}, "share of relevant staff",
      "What the lead Co has in use at the start beyond in_use.",
      assumed("model prototype",
          "Staff: in the last month I did this with users or residents, for each Co (yes, no), by "
          "organisation"));
  COADOPT_PARAMETER(PerCo<float>, trying, {0.014, 0.023, 0.012, 0.037}, {0, 1}, "share of relevant staff",
      "Staff trying each Co at the start.",
      derived("where the model without interventions settles: docs/steady_start"), co_names);
  COADOPT_PARAMETER(PerCo<float>, lapsed, {0.157, 0.252, 0.204, 0.263}, {0, 1}, "share of relevant staff",
      "Staff who have tried or used each Co and given it up, at the start.",
      derived("where the model without interventions settles: docs/steady_start"), co_names);
  COADOPT_PARAMETER(float, concentration, 30, {0.5, 1e6}, "alpha + beta", "How alike organisations are.",
      cited("deviation about 0.09: councils differ by 0.12 to 0.15 in caseload, 0.07 in direct payments, "
            "trusts by 0.05 in fair treatment"));
};

struct PersonStart {
  COADOPT_PARAMETERS(PersonStart, "start.person");

  COADOPT_PARAMETER(float, capability, 0.55, {0, 1}, "level 0..1", "What a person can contribute.",
      cited("patient activation, NW London: mean 55.1 of 100"));
  COADOPT_PARAMETER(float, efficacy, 0.50, {0, 1}, "level 0..1",
      "Belief that one's own part makes a difference.",
      assumed("Parrado 2013: strongest correlate; level from the prototype",
          "Users, neighbours: what I do makes a difference to this service (0 to 10)"));
  COADOPT_PARAMETER(float, trust, 0.55, {0, 1}, "level 0..1", "Trust in services.",
      cited(
          "Local Government Association 2018: 56% of residents trust their council; a share read as a level"));
  COADOPT_PARAMETER(float, free_time, 0.40, {0, 1}, "level 0..1", "Time a person can give.",
      assumed(
          "model prototype", "Residents, users: I have the time that taking part needs (0 none to 10 all)"));
  COADOPT_PARAMETER(float, entitlement, 0.40, {0, 1}, "level 0..1",
      "Expectation that services are done for one.",
      assumed("entitlement culture, 2012 workshops",
          "Users, neighbours: it is the job of staff to do this, not mine (0 to 10)"));
  COADOPT_PARAMETER(float, need, 0.55, {0, 1}, "level 0..1", "Need of users; neighbours have none.",
      derived(
          "the unit of need: times workload.casework_hours it is the published 6.0 hours a client and month"));
  COADOPT_PARAMETER(float, wellbeing, 0.70, {0, 1}, "level 0..1", "Wellbeing of users.",
      cited("NISRA 2019/20: life satisfaction of people with disabilities 6.99 of 10"));
  COADOPT_PARAMETER(float, neighbours_wellbeing, 0.82, {0, 1}, "level 0..1", "Wellbeing of neighbours.",
      cited("NISRA 2019/20: life satisfaction of people without disabilities 8.20 of 10"));
  COADOPT_PARAMETER(float, seldom_heard, 0.20, {0, 1}, "share of persons",
      "Persons whom invitations seldom reach.",
      cited("Scottish Household Survey 2017: the most deprived fifth, where 19% volunteer; 37% in the least "
            "deprived"));
  COADOPT_PARAMETER(float, seldom_heard_capability, 0.75, {0, 1}, "share of capability",
      "Mean capability of the seldom heard, as a share of others'.",
      assumed("model prototype",
          "Patient Activation Measure by deprivation fifth: mean of the lowest over the mean of the others "
          "(ratio)"));
  COADOPT_PARAMETER(float, seldom_heard_efficacy, 0.70, {0, 1}, "share of efficacy",
      "Mean efficacy of the seldom heard, as a share of others'.",
      assumed("model prototype",
          "Users, neighbours: what I do makes a difference to this service (0 to 10), by deprivation fifth"));
  COADOPT_PARAMETER(float, wants_services, 0.4, {0, 1}, "share of users",
      "Users who want a say in services too, not in their own care alone.",
      cited("33% want more say in local services (Ipsos MORI 2008; Scottish Household Survey 2017), 43% to be "
            "involved in local decisions (Hansard Society 2011)"));
  COADOPT_PARAMETER(float, connected, 0.20, {0, 1}, "share of persons",
      "Persons who have ties to peers who support each other at the start.",
      assumed("model prototype",
          "Users: in the last month I gave or got support from people in my position (yes, no)"));
  COADOPT_PARAMETER(float, willing, 0.17, {0, 1}, "share of persons",
      "Persons willing to take part at the start.",
      derived("where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, active, 0.033, {0, 1}, "share of persons",
      "Persons active at the start who are not on the caseload of a worker who practises deliver or design.",
      derived("where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, seldom_heard_active, 0.64, {0, 1}, "share of chance",
      "Chance of the seldom heard to be active at the start, as a share of others'.",
      derived("where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, withdrawn, 0.02, {0, 1}, "share of persons",
      "Persons who took part and have withdrawn, at the start.",
      derived("where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, active_where_practised, 0.315, {0, 1}, "share of caseload",
      "Users active at the start on the caseload of a worker who practises deliver or design.",
      derived("where the model without interventions settles: docs/steady_start"));
  COADOPT_PARAMETER(float, low_efficacy_below, 0.33, {0, 1}, "level 0..1",
      "Users who join with less efficacy than this form the group low_efficacy.",
      cited("Deeny 2018: 22% of people with long-term conditions are at the lowest level of activation; here "
            "about a quarter"));
  COADOPT_PARAMETER(float, high_need_above, 0.70, {0, 1}, "level 0..1",
      "Users who join with more need than this form the group high_need.",
      cited("Deeny 2018: 26% of people with long-term conditions have three or more; the cut marks 22%"));
  COADOPT_PARAMETER(float, concentration, 7, {0.5, 1e6}, "alpha + beta", "How alike persons are.",
      cited("patient activation, NW London: standard deviation 17.7 of 100"));
};

struct CommunityStart {
  COADOPT_PARAMETERS(CommunityStart, "start.community");

  COADOPT_PARAMETER(float, capacity, 0.30, {0, 1}, "level 0..1", "What the user-led organisation can do.",
      assumed("thin on the ground, SCIE 2009; level from the prototype",
          "User-led groups: what share of the requests to take part could you meet last year? (0 to 100%)"));
  COADOPT_PARAMETER(float, cash, 0.30, {0, 1}, "level 0..1",
      "How secure the user-led organisation's money is; secure money slows the loss of capacity.",
      cited("Clifford & Mohan 2020: median reserves of 3.9 months of twelve; Small Charities Data: 29% call "
            "their risks manageable"));
  COADOPT_PARAMETER(float, peer_support, 0.20, {0, 1}, "level 0..1", "Support among those who take part.",
      assumed(
          "model prototype", "Those who take part: I get support here from people in my position (0 to 10)"));
  COADOPT_PARAMETER(float, recognition, 0.20, {0, 1}, "level 0..1",
      "Thanks and rewards for those who take part.",
      assumed("model prototype", "Those who take part: I am thanked or rewarded enough (0 to 10)"));
  COADOPT_PARAMETER(float, concentration, 10, {0.5, 1e6}, "alpha + beta", "How alike communities are.",
      assumed("standard deviation about 0.15",
          "User-led groups: the question on requests met, spread over groups"));
};

struct BenefitStart {
  COADOPT_PARAMETERS(BenefitStart, "benefit");

  COADOPT_PARAMETER(float, effect_mean, 0.2, {-1, 2}, "standardised mean difference",
      "Effect of taking part on wellbeing: mean over cases, a case being one replicate of a partnership.",
      cited("peer support SMD 0.18, 0.07 to 0.29 (BMC Med 2024); personal health budgets; Kennedy 2007"));
  COADOPT_PARAMETER(float, effect_deviation, 0.15, {0, 2}, "standardised mean difference",
      "Standard deviation of that effect over cases: it may be nil or negative for one.",
      cited("Rhodes 2015: 40% of the variance lies between studies, a deviation of 0.12 to 0.16"));
};

}  // namespace coadopt
