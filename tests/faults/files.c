// Calls that change files, and those that read them.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "fault.h"

// Standard error as the program was started with it; the analysis keeps it under another number.
static struct stat messages;
void faults_find_messages(void) {
  if (fstat(2, &messages) != 0) messages.st_ino = 0;
}

static int is_file(int descriptor) {
  struct stat status;
  if (!faults_are_armed() || descriptor <= 2 || fstat(descriptor, &status) != 0) return 0;
  const int holds_messages = status.st_dev == messages.st_dev && status.st_ino == messages.st_ino;
  return S_ISREG(status.st_mode) && !holds_messages;
}

static int is_written_to(int descriptor) {
  return is_file(descriptor) && (fcntl(descriptor, F_GETFL) & O_ACCMODE) != O_RDONLY;
}

static int failed(void) {
  errno = faults_error();
  return -1;
}

// A call that is done whole or not at all.
#define WHOLE(name, call)                        \
  do {                                           \
    const enum action action = faults_hit(name); \
    if (action == FAIL) return failed();         \
    const long result = (call);                  \
    if (action == KILL_AFTER) faults_end_here(); \
    return (int)result;                          \
  } while (0)

static int open_at(int folder, const char* path, int flags, mode_t mode) {
  const int changes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
  if (changes) WHOLE(OPEN, syscall(SYS_openat, folder, path, flags, mode));
  return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define MODE_OF(flags, mode)                                        \
  mode_t mode = 0;                                                  \
  if (((flags)&O_CREAT) != 0 || ((flags)&O_TMPFILE) == O_TMPFILE) { \
    va_list more;                                                   \
    va_start(more, flags);                                          \
    mode = (mode_t)va_arg(more, int);                               \
    va_end(more);                                                   \
  }
int open(const char* path, int flags, ...) { MODE_OF(flags, mode) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char* path, int flags, ...) {
  MODE_OF(flags, mode) return open_at(AT_FDCWD, path, flags, mode);
}
int openat(int at, const char* path, int flags, ...) {
  MODE_OF(flags, mode) return open_at(at, path, flags, mode);
}
int openat64(int at, const char* path, int flags, ...) {
  MODE_OF(flags, mode) return open_at(at, path, flags, mode);
}
int __open_2(const char* path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __open64_2(const char* path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __openat_2(int at, const char* path, int flags) { return open_at(at, path, flags, 0); }
int __openat64_2(int at, const char* path, int flags) { return open_at(at, path, flags, 0); }
int creat(const char* path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

static FILE* stream(const char* path, const char* mode) {
  static FILE* (*real)(const char*, const char*);
  if (real == NULL) real = REAL(FILE * (*)(const char*, const char*), "fopen");
  if (strpbrk(mode, "wa+") == NULL) return real(path, mode);
  const enum action action = faults_hit(OPEN);
  if (action == FAIL) {
    failed();
    return NULL;
  }
  FILE* const opened = real(path, mode);
  if (action == KILL_AFTER) faults_end_here();
  return opened;
}
FILE* fopen(const char* path, const char* mode) { return stream(path, mode); }
FILE* fopen64(const char* path, const char* mode) { return stream(path, mode); }

int fclose(FILE* file) {
  static int (*real)(FILE*);
  if (real == NULL) real = REAL(int (*)(FILE*), "fclose");
  const enum action action = is_written_to(fileno(file)) ? faults_hit(CLOSE) : NOTHING;
  const int result = real(file);
  if (action == KILL_AFTER) faults_end_here();
  return action == FAIL ? failed() : result;
}

int close(int descriptor) {
  const enum action action = is_written_to(descriptor) ? faults_hit(CLOSE) : NOTHING;
  const long result = syscall(SYS_close, descriptor);  // the descriptor is gone whatever close says
  if (action == KILL_AFTER) faults_end_here();
  return action == FAIL ? failed() : (int)result;
}

// A transfer of several bytes, of which half may be done: `half` does so, `all` everything.
#define TRANSFER(name, bytes, half, all)                                                     \
  do {                                                                                       \
    const enum action action = faults_hit(name);                                             \
    if (action == FAIL) return failed();                                                     \
    if (action != NOTHING && action != KILL_AFTER && ((bytes) > 1 || action == KILL_HALF)) { \
      const ssize_t part = (bytes) > 1 ? (half) : 0;                                         \
      if (action == KILL_HALF) faults_end_here();                                            \
      return action == SHORT ? part : action == LIE ? (ssize_t)(bytes) : failed();           \
    }                                                                                        \
    const ssize_t result = (all);                                                            \
    if (action == KILL_AFTER) faults_end_here();                                             \
    return result;                                                                           \
  } while (0)

ssize_t write(int fd, const void* bytes, size_t size) {
  if (!is_file(fd)) return syscall(SYS_write, fd, bytes, size);
  TRANSFER(WRITE, size, syscall(SYS_write, fd, bytes, size / 2), syscall(SYS_write, fd, bytes, size));
}
ssize_t pwrite(int fd, const void* bytes, size_t size, off_t at) {
  if (!is_file(fd)) return syscall(SYS_pwrite64, fd, bytes, size, at);
  TRANSFER(
      PWRITE, size, syscall(SYS_pwrite64, fd, bytes, size / 2, at), syscall(SYS_pwrite64, fd, bytes, size, at));
}
ssize_t pwrite64(int fd, const void* bytes, size_t size, off_t at) { return pwrite(fd, bytes, size, at); }
ssize_t writev(int fd, const struct iovec* pieces, int count) {
  if (!is_file(fd)) return syscall(SYS_writev, fd, pieces, count);
  TRANSFER(WRITEV, 2, syscall(SYS_write, fd, pieces[0].iov_base, pieces[0].iov_len),
      syscall(SYS_writev, fd, pieces, count));
}
ssize_t read(int fd, void* bytes, size_t size) {
  if (!is_file(fd)) return syscall(SYS_read, fd, bytes, size);
  TRANSFER(READ, size, syscall(SYS_read, fd, bytes, size / 2), syscall(SYS_read, fd, bytes, size));
}
ssize_t pread(int fd, void* bytes, size_t size, off_t at) {
  if (!is_file(fd)) return syscall(SYS_pread64, fd, bytes, size, at);
  TRANSFER(
      READ, size, syscall(SYS_pread64, fd, bytes, size / 2, at), syscall(SYS_pread64, fd, bytes, size, at));
}
ssize_t pread64(int fd, void* bytes, size_t size, off_t at) { return pread(fd, bytes, size, at); }
ssize_t __read_chk(int fd, void* bytes, size_t size, size_t most) {
  if (size > most) abort();
  return read(fd, bytes, size);
}
ssize_t __pread_chk(int fd, void* bytes, size_t size, off_t at, size_t most) {
  if (size > most) abort();
  return pread(fd, bytes, size, at);
}
ssize_t __pread64_chk(int fd, void* bytes, size_t size, off_t at, size_t most) {
  return __pread_chk(fd, bytes, size, at, most);
}

static int rename_at(int from_at, const char* from, int to_at, const char* to, unsigned flags) {
  WHOLE(RENAME, syscall(SYS_renameat2, from_at, from, to_at, to, flags));
}
int rename(const char* from, const char* to) { return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char* from, int b, const char* to) { return rename_at(a, from, b, to, 0); }
int renameat2(int a, const char* from, int b, const char* to, unsigned flags) {
  return rename_at(a, from, b, to, flags);
}

int linkat(int a, const char* from, int b, const char* to, int flags) {
  WHOLE(LINK, syscall(SYS_linkat, a, from, b, to, flags));
}
int link(const char* from, const char* to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
int symlinkat(const char* to, int at, const char* path) { WHOLE(LINK, syscall(SYS_symlinkat, to, at, path)); }
int symlink(const char* to, const char* path) { return symlinkat(to, AT_FDCWD, path); }

int unlinkat(int at, const char* path, int flags) { WHOLE(UNLINK, syscall(SYS_unlinkat, at, path, flags)); }
int unlink(const char* path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char* path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char* path) {
  struct stat status;
  const int is_folder = lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
  return unlinkat(AT_FDCWD, path, is_folder ? AT_REMOVEDIR : 0);
}

int fsync(int fd) { WHOLE(FSYNC, syscall(SYS_fsync, fd)); }
int fdatasync(int fd) { WHOLE(FSYNC, syscall(SYS_fdatasync, fd)); }
int ftruncate(int fd, off_t length) { WHOLE(TRUNCATE, syscall(SYS_ftruncate, fd, length)); }
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }
int truncate(const char* path, off_t length) { WHOLE(TRUNCATE, syscall(SYS_truncate, path, length)); }
int truncate64(const char* path, off_t length) { return truncate(path, length); }
int fallocate(int fd, int mode, off_t from, off_t length) {
  WHOLE(FALLOCATE, syscall(SYS_fallocate, fd, mode, from, length));
}
int fallocate64(int fd, int mode, off_t from, off_t length) { return fallocate(fd, mode, from, length); }
int posix_fallocate(int fd, off_t from, off_t length) {
  return fallocate(fd, 0, from, length) == 0 ? 0 : errno;
}
int posix_fallocate64(int fd, off_t from, off_t length) { return posix_fallocate(fd, from, length); }
int mkdirat(int at, const char* path, mode_t mode) { WHOLE(MKDIR, syscall(SYS_mkdirat, at, path, mode)); }
int mkdir(const char* path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
int flock(int fd, int how) { WHOLE(FLOCK, syscall(SYS_flock, fd, how)); }
