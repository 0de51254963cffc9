#pragma once
// What the parts of the preloaded library share: which calls are counted, and what becomes of one.
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>

enum call {
  OPEN,
  WRITE,
  PWRITE,
  WRITEV,
  RENAME,
  LINK,
  UNLINK,
  FSYNC,
  TRUNCATE,
  FALLOCATE,
  CLOSE,
  MKDIR,
  FLOCK,
  READ,
  ALLOC,
  LARGE,
  LIBRARY,
  THREAD,
  CALLS
};
enum action { NOTHING, FAIL, SHORT, HALF_FAIL, LIE, KILL, KILL_HALF, KILL_AFTER, SIGNAL };
enum { STATE_FD = 900 };

// Shared with whoever asked for the fault, and handed on through exec.
struct state {
  long counts[CALLS];
  int fired;
};

// Counts a call and says what becomes of it; SIGKILL before it, SIGINT and SIGTERM are dealt with already.
enum action faults_hit(enum call one);
// Whether calls are counted: while main runs.
int faults_are_armed(void);
// The error that the fault gives.
int faults_error(void);
_Noreturn void faults_end_here(void);
// Notes where the libraries lie whose allocations are counted apart.
void faults_find_libraries(void);

// Notes which file standard error goes to.
void faults_find_messages(void);

// Sets up a fault, as its text says; 0 where that could be read.
int faults_arm(const char* fault);
void faults_disarm(void);

// The function that stands behind ours.
#define REAL(type, name) ((type)dlsym(RTLD_NEXT, name))
