// The fork server.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault.h"

enum { LONGEST_JOB = 65536, MOST_ARGUMENTS = 64 };
static int (*program_main)(int, char**, char**);

// A line of standard input without its end; 0 where there is no more.
static int read_job(char* line) {
  int length = 0;
  while (length < LONGEST_JOB - 1 && syscall(SYS_read, 0, line + length, 1) == 1) {
    if (line[length] == '\n') {
      line[length] = '\0';
      return 1;
    }
    ++length;
  }
  return 0;
}

static void redirect(const char* folder, const char* ending, int to) {
  char path[4096];
  snprintf(path, sizeof path, "%s%s", folder, ending);
  const int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0 || dup2(file, to) < 0) _exit(99);
  syscall(SYS_close, file);
}

static int run_job(char* line, char* program, char** environment) {
  char* arguments[MOST_ARGUMENTS + 1] = {program};
  int count = 1;
  char* rest = line;
  const char* const folder = strsep(&rest, "\t");
  const char* const fault = strsep(&rest, "\t");
  while (rest != NULL && count < MOST_ARGUMENTS) arguments[count++] = strsep(&rest, "\t");
  const int nothing = (int)syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDONLY, 0);
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
  if (chdir(folder) != 0 || dup2(nothing, 0) < 0) _exit(99);
  syscall(SYS_close, nothing);
  redirect(folder, ".out", 1);
  redirect(folder, ".err", 2);
  unsetenv("FAULTS_SERVER");
  setenv("FAULTS_ARM", fault, 1);
  if (faults_arm(fault) != 0) _exit(98);
  const int code = program_main(count, arguments, environment);
  faults_disarm();
  return code;
}

static int served_main(int count, char** arguments, char** environment) {
  if (getenv("FAULTS_SERVER") == NULL) {
    const char* const fault = getenv("FAULTS_ARM");
    if (fault != NULL && faults_arm(fault) != 0) return 98;
    const int code = program_main(count, arguments, environment);
    faults_disarm();
    return code;
  }
  static char line[LONGEST_JOB];
  const int memory = (int)syscall(SYS_memfd_create, "faults", 0);
  if (dup2(memory, STATE_FD) < 0 || ftruncate(STATE_FD, sizeof(struct state)) != 0) return 97;
  struct state* const shared =
      mmap(NULL, sizeof(struct state), PROT_READ | PROT_WRITE, MAP_SHARED, STATE_FD, 0);
  while (read_job(line)) {
    memset(shared, 0, sizeof *shared);
    const pid_t child = fork();
    if (child == 0) return run_job(line, arguments[0], environment);
    char answer[1024];
    int length = snprintf(answer, sizeof answer, "P %d\n", child);
    syscall(SYS_write, 1, answer, length);
    int status = 0;
    waitpid(child, &status, 0);
    length = snprintf(answer, sizeof answer, "S %d %d", status, shared->fired);
    for (int i = 0; i < CALLS; ++i) {
      length += snprintf(answer + length, sizeof answer - length, " %ld", shared->counts[i]);
    }
    length += snprintf(answer + length, sizeof answer - length, "\n");
    syscall(SYS_write, 1, answer, length);
  }
  _exit(0);  // what the program does at its end is a job's
}

int __libc_start_main(int (*main)(int, char**, char**), int count, char** arguments, void (*begin)(void),
    void (*end)(void), void (*loader_end)(void), void* stack) {
  typedef int (*Start)(
      int (*)(int, char**, char**), int, char**, void (*)(void), void (*)(void), void (*)(void), void*);
  program_main = main;
  return REAL(Start, "__libc_start_main")(served_main, count, arguments, begin, end, loader_end, stack);
}
