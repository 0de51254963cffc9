#include <benchmark/benchmark.h>

#include <vector>

#include "adoption/decide.hpp"
#include "adoption/espouse.hpp"
#include "chance/distribution.hpp"
#include "chance/uniforms.hpp"
#include "community/respond.hpp"
#include "community/take_part.hpp"
#include "session/benefit.hpp"
#include "session/learn.hpp"
#include "session/meet.hpp"
#include "workload/hours.hpp"

// One hot law at a time, over agents with drawn traits: each once, as in a month. Rate: agent-months a second.

namespace {

using namespace coadopt;

constexpr std::uint32_t agents = 4096;

std::vector<float> drawn(std::uint32_t index) {
  std::vector<float> values;
  for (std::uint32_t group = 0; group < agents / draw_group; ++group) {
    const GroupOfUniforms draws = uniforms(Stream{1, 0}, Purpose::person_traits, 1, group, index);
    values.insert(values.end(), draws.begin(), draws.end());
  }
  return values;
}

void per_agent(benchmark::State& state) {
  state.counters["agent_months"] = benchmark::Counter(
      static_cast<double>(agents) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void draw_uniforms(benchmark::State& state) {
  Month month = 1;
  for (auto _ : state) {
    for (std::uint32_t group = 0; group < agents / draw_group; ++group) {
      benchmark::DoNotOptimize(uniforms(Stream{1, 0}, Purpose::respond, month, group));
    }
    ++month;
  }
  per_agent(state);
}
BENCHMARK(draw_uniforms);

void become_willing(benchmark::State& state) {
  const auto p = defaults<RespondParameters>();
  const std::vector<float> trust = drawn(0);
  const std::vector<float> efficacy = drawn(1);
  const std::vector<float> free_time = drawn(2);
  std::vector<float> chance(agents);
  for (auto _ : state) {
    for (std::uint32_t i = 0; i < agents; ++i) {
      chance[i] = chance_to_become_willing(p,
          {.asked = 0.5F, .asked_own = 0.4F, .reach = 0.3F, .jargon = 0.4F, .capacity = 0.3F},
          {.active_near = 0.1F,
              .connected = true,
              .trust = trust[i],
              .efficacy = efficacy[i],
              .free_time = free_time[i],
              .entitlement = 0.4F});
    }
    benchmark::DoNotOptimize(chance.data());
    benchmark::ClobberMemory();
  }
  per_agent(state);
}
BENCHMARK(become_willing);

Terms terms_of(float a, float b, float c) {
  return {.skill = a,
      .time = b,
      .friction = c,
      .funding = 0.4F,
      .partner = 0.3F,
      .attitude = b,
      .peers = 0.1F,
      .commitment = c,
      .evidence = 0.2F,
      .incentive = 0.1F,
      .power_threat = a,
      .perceived_risk = b,
      .blame = c,
      .short_termism = 0.5F};
}

void decide_to_try(benchmark::State& state) {
  const auto p = defaults<DecideParameters>();
  const std::vector<float> a = drawn(0);
  const std::vector<float> b = drawn(1);
  for (auto _ : state) {
    for (std::uint32_t i = 0; i < agents; ++i) {
      benchmark::DoNotOptimize(chance_to_try(p, terms_of(a[i], b[i], 0.4F), Co::design));
    }
  }
  per_agent(state);
}
BENCHMARK(decide_to_try);

void take_up_the_idea(benchmark::State& state) {
  const auto p = defaults<EspouseParameters>();
  const std::vector<float> a = drawn(0);
  const std::vector<float> b = drawn(1);
  for (auto _ : state) {
    for (std::uint32_t i = 0; i < agents; ++i) {
      benchmark::DoNotOptimize(chance_to_espouse(p, {.attitude = b[i],
                                                        .commitment = 0.5F,
                                                        .evidence = 0.25F,
                                                        .success = 0.5F,
                                                        .espousing_peers = a[i],
                                                        .practising_peers = b[i],
                                                        .jargon = 0.5F}));
    }
  }
  per_agent(state);
}
BENCHMARK(take_up_the_idea);

void count_hours(benchmark::State& state) {
  const auto p = defaults<WorkloadParameters>();
  const std::vector<float> a = drawn(0);
  for (auto _ : state) {
    for (std::uint32_t i = 0; i < agents; ++i) {
      const float duties = duty_hours(p, Role::frontline, p.contract_hours, 0.1F * a[i], 0.0F);
      const float casework = casework_time(p, 20.0F * a[i], 1.0F);
      const HoursOf hours = {
          .contract = p.contract_hours, .slack = p.contract_hours - duties - casework, .casework = casework};
      const TimeFound time = time_for_sessions(p, hours, 10.0F * a[i]);
      benchmark::DoNotOptimize(hours_worked(hours, time.sessions, time.overtime));
      benchmark::DoNotOptimize(session_time(p, 24.0F * a[i], i % 2 == 0));
    }
  }
  per_agent(state);
}
BENCHMARK(count_hours);

void succeed_in_a_session(benchmark::State& state) {
  const auto p = defaults<SessionParameters>();
  const std::vector<float> a = drawn(0);
  const std::vector<float> b = drawn(1);
  for (auto _ : state) {
    for (std::uint32_t i = 0; i < agents; ++i) {
      benchmark::DoNotOptimize(chance_of_success(p, a[i], b[i], 0.4F));
    }
  }
  per_agent(state);
}
BENCHMARK(succeed_in_a_session);

void learn_from_sessions(benchmark::State& state) {
  const auto p = defaults<StaffLearnParameters>();
  const std::vector<float> a = drawn(0);
  for (auto _ : state) {
    for (std::uint32_t i = 0; i < agents; ++i) {
      const StaffMonth one = {.sessions = static_cast<int>(i % 4),
          .failed = static_cast<int>(i % 2),
          .practised = i % 3 == 0,
          .overtime = 0.2F * a[i],
          .blame = 0.4F,
          .team_attitude = 0.5F,
          .usual_attitude = 0.5F};
      benchmark::DoNotOptimize(skill_next(p, a[i], one));
      benchmark::DoNotOptimize(attitude_next(p, a[i], one));
      benchmark::DoNotOptimize(perceived_risk_next(p, a[i], 0.5F, one));
      benchmark::DoNotOptimize(power_threat_next(p, a[i], 0.5F, one));
      benchmark::DoNotOptimize(burnout_next(p, a[i], 0.3F, one));
    }
  }
  per_agent(state);
}
BENCHMARK(learn_from_sessions);

void gain_from_a_session(benchmark::State& state) {
  const auto p = defaults<BenefitParameters>();
  const std::vector<float> a = drawn(0);
  const std::vector<float> b = drawn(1);
  for (auto _ : state) {
    for (std::uint32_t i = 0; i < agents; ++i) {
      const PersonLevels before = {
          .efficacy = a[i], .capability = b[i], .trust = a[i], .need = b[i], .wellbeing = a[i]};
      benchmark::DoNotOptimize(i % 4 == 0 ? after_failure(p, before) : after_success(p, before, 0.2F));
      benchmark::DoNotOptimize(fatigue_after(p, b[i], a[i], 1));
      benchmark::DoNotOptimize(fatigue_left(p, i % 2 == 0, 0.5F, 0.5F));
    }
  }
  per_agent(state);
}
BENCHMARK(gain_from_a_session);

void settle_participation_of(benchmark::State& state) {
  const auto p = defaults<TakePartParameters>();
  const std::vector<float> u = drawn(0);
  for (auto _ : state) {
    for (std::uint32_t i = 0; i < agents; ++i) {
      benchmark::DoNotOptimize(
          participation_next(p, static_cast<Participation>(1 + i % 3), static_cast<int>(i % 2), 0.5F, u[i]));
    }
  }
  per_agent(state);
}
BENCHMARK(settle_participation_of);

void count_sessions(benchmark::State& state) {
  const std::vector<float> u = drawn(0);
  for (auto _ : state) {
    for (std::uint32_t i = 0; i < agents; ++i) {
      const std::uint32_t sessions = poisson(u[i], 1.5F);
      benchmark::DoNotOptimize(binomial(u[agents - 1 - i], sessions, 0.4F));
    }
  }
  per_agent(state);
}
BENCHMARK(count_sessions);

}  // namespace
