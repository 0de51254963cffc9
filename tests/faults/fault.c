// A library to preload: it counts the calls of a program and makes one of them fail, or ends the program there.
//
// With FAULTS_SERVER set, the program becomes a fork server: before main runs it reads jobs from standard
// input, a line each ("folder TAB fault TAB argument TAB ..."), forks, and runs main in the child with that
// fault. It answers "P pid" when the child has started, and "S status fired count ..." when it has ended.
// Without FAULTS_SERVER the fault in FAULTS_ARM is set up before main (this is how a program that the child
// starts by exec gets its fault), and a Python process may call faults_arm itself.
//
// A fault is "call n action scope": the n-th call of that name (the names are below) has the action done to it.
//   E28        it fails with errno 28               half-E28   half of it is written, then it fails
//   short      half of it is written or read        kill, kill-half, kill-after   SIGKILL before, within, after
//   it lie        half of it is written, and it says that all was: no program can know, but whoever judges
//   files must int, term  SIGINT or SIGTERM arrives before it
// Scope "once" is that call alone; "on" is also every later call that the same trouble would make fail.
#define _GNU_SOURCE
#include "fault.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char* const names[CALLS] = {"open", "write", "pwrite", "writev", "rename", "link", "unlink",
    "fsync", "truncate", "fallocate", "close", "mkdir", "flock", "read", "alloc", "large", "library", "thread"};
static struct state no_state;
static struct state* state = &no_state;
static int armed;
static enum call wanted;
static long wanted_at;
static enum action wanted_action;
static int wanted_number;  // an errno, or a signal
static int goes_on;

void faults_end_here(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

// Whether a disk without space makes a call fail.
static int needs_space(enum call one) {
  return one == OPEN || one == WRITE || one == PWRITE || one == WRITEV || one == FALLOCATE || one == MKDIR ||
         one == LINK;
}

static int spreads_to(enum call one) {
  if (wanted >= FLOCK || one >= FLOCK) return one == wanted;
  return wanted_number == ENOSPC || wanted_number == EDQUOT ? needs_space(one) : 1;
}

enum action faults_hit(enum call one) {
  if (!armed) return NOTHING;
  const long number = __atomic_add_fetch(&state->counts[one], 1, __ATOMIC_RELAXED);
  if (wanted_action == NOTHING) return NOTHING;
  const int now = one == wanted && number == wanted_at;
  if (!now)
    return goes_on && __atomic_load_n(&state->fired, __ATOMIC_RELAXED) && spreads_to(one) ? FAIL : NOTHING;
  __atomic_store_n(&state->fired, 1, __ATOMIC_RELAXED);
  if (wanted_action == KILL) faults_end_here();
  if (wanted_action == SIGNAL) {
    kill(getpid(), wanted_number);
    return NOTHING;
  }
  return wanted_action;
}

int faults_are_armed(void) { return armed; }

int faults_error(void) { return wanted_number; }

int faults_arm(const char* fault) {
  char call[16];
  char action[16];
  char scope[16];
  if (sscanf(fault, "%15s %ld %15s %15s", call, &wanted_at, action, scope) != 4) return -1;
  for (wanted = 0; wanted < CALLS && strcmp(call, names[wanted]) != 0;) ++wanted;
  goes_on = strcmp(scope, "on") == 0;
  wanted_action = NOTHING;
  if (action[0] == 'E') wanted_action = FAIL, wanted_number = atoi(action + 1);
  if (strncmp(action, "half-E", 6) == 0) wanted_action = HALF_FAIL, wanted_number = atoi(action + 6);
  if (strcmp(action, "short") == 0) wanted_action = SHORT;
  if (strcmp(action, "lie") == 0) wanted_action = LIE;
  if (strcmp(action, "kill") == 0) wanted_action = KILL;
  if (strcmp(action, "kill-half") == 0) wanted_action = KILL_HALF;
  if (strcmp(action, "kill-after") == 0) wanted_action = KILL_AFTER;
  if (strcmp(action, "int") == 0) wanted_action = SIGNAL, wanted_number = SIGINT;
  if (strcmp(action, "term") == 0) wanted_action = SIGNAL, wanted_number = SIGTERM;
  faults_find_libraries();
  faults_find_messages();
  void* const there = mmap(NULL, sizeof(struct state), PROT_READ | PROT_WRITE, MAP_SHARED, STATE_FD, 0);
  if (there != MAP_FAILED) state = there;
  armed = 1;
  return 0;
}

void faults_disarm(void) { armed = 0; }
