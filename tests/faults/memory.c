// Calls that take memory, those that start threads, and the one that asks for the time.
#define _GNU_SOURCE
#include <link.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fault.h"

enum { LARGE_BYTES = 1024, MOST_RANGES = 16 };

// Libraries written in C that may crash when there is no memory, which no program that uses them can help.
// Their allocations are counted apart from the program's.
static const char* const apart[] = {"libhdf5", "libz.so", "libsz", "libaec"};
static struct range {
  size_t begin;
  size_t end;
} ranges[MOST_RANGES];
static int ranges_found;

static int note_range(struct dl_phdr_info* library, size_t size, void* nothing) {
  (void)size;
  (void)nothing;
  int found = 0;
  for (size_t i = 0; i < sizeof apart / sizeof apart[0]; ++i)
    found |= strstr(library->dlpi_name, apart[i]) != NULL;
  for (int i = 0; found && i < library->dlpi_phnum && ranges_found < MOST_RANGES; ++i) {
    if (library->dlpi_phdr[i].p_type != PT_LOAD) continue;
    const size_t begin = library->dlpi_addr + library->dlpi_phdr[i].p_vaddr;
    ranges[ranges_found++] = (struct range){begin, begin + library->dlpi_phdr[i].p_memsz};
  }
  return 0;
}

void faults_find_libraries(void) {
  ranges_found = 0;
  dl_iterate_phdr(note_range, NULL);
}

static int is_apart(size_t caller) {
  for (int i = 0; i < ranges_found; ++i) {
    if (caller >= ranges[i].begin && caller < ranges[i].end) return 1;
  }
  return 0;
}

// The C library's own, which malloc and its relatives are other names of.
void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);
void* __libc_memalign(size_t, size_t);

#define CALLER ((size_t)__builtin_return_address(0))
static int no_memory(size_t size, size_t caller) {
  if (!faults_are_armed()) return 0;
  const int of_library = is_apart(caller);
  const enum action any = faults_hit(of_library ? LIBRARY : ALLOC);
  const enum action large = size >= LARGE_BYTES && !of_library ? faults_hit(LARGE) : NOTHING;
  if (any != FAIL && large != FAIL) return 0;
  errno = ENOMEM;
  return 1;
}
void* malloc(size_t size) { return no_memory(size, CALLER) ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) {
  return no_memory(count * size, CALLER) ? NULL : __libc_calloc(count, size);
}
void* realloc(void* old, size_t size) { return no_memory(size, CALLER) ? NULL : __libc_realloc(old, size); }
void* aligned_alloc(size_t bound, size_t size) {
  return no_memory(size, CALLER) ? NULL : __libc_memalign(bound, size);
}
void* memalign(size_t bound, size_t size) {
  return no_memory(size, CALLER) ? NULL : __libc_memalign(bound, size);
}
int posix_memalign(void** result, size_t bound, size_t size) {
  if (no_memory(size, CALLER)) return ENOMEM;
  *result = __libc_memalign(bound, size);
  return *result == NULL ? ENOMEM : 0;
}
// The C library's strdup calls malloc itself, which then would not see who asked.
char* strdup(const char* text) {
  const size_t size = strlen(text) + 1;
  if (no_memory(size, CALLER)) return NULL;
  char* const copy = __libc_malloc(size);
  return copy == NULL ? NULL : memcpy(copy, text, size);
}
char* strndup(const char* text, size_t most) {
  const size_t length = strnlen(text, most);
  if (no_memory(length + 1, CALLER)) return NULL;
  char* const copy = __libc_malloc(length + 1);
  if (copy == NULL) return NULL;
  copy[length] = '\0';
  return memcpy(copy, text, length);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* how, void* (*begin)(void*), void* argument) {
  static int (*real)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  if (real == NULL)
    real = REAL(int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*), "pthread_create");
  if (faults_hit(THREAD) == FAIL) return faults_error();
  return real(thread, how, begin, argument);
}

// The same moment in every run, so that files that should be equal are so to the byte.
time_t time(time_t* result) {
  const time_t now = 1767225600;
  if (result != NULL) *result = now;
  return now;
}
