/*
 * Preloaded (LD_PRELOAD) into real processes: notes every write to a file below POWER_ROOT in a journal of its own below
 * POWER_JOURNAL, with what was there before, and every fsync, so that whatever was not on disk when the power went can be
 * undone. One journal per process; records are ordered by the clock of the machine. See power.ts for the reader.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, TRUNCATE = 2, SYNC = 3, CREATE = 4, RENAME = 5, UNLINK = 6 };

struct record {
  uint64_t time, inode, directory, offset, before_size, before_length, after_length;
  uint32_t type, path_length, other_length, padding;
};

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static int is_ours(const char *path) {
  const char *root = getenv("POWER_ROOT");
  size_t length = root == NULL ? 0 : strlen(root);
  if (length == 0 || strncmp(path, root, length) != 0 || path[length] > '/') return 0;
  size_t all = strlen(path);
  /* Shared memory of SQLite: made anew by whoever opens the database first. */
  return all < 4 || strcmp(path + all - 4, "-shm") != 0;
}

static int path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0 || path[0] != '/') return 0;
  path[length] = 0;
  return is_ours(path);
}

static uint64_t directory_of(const char *path) {
  char parent[PATH_MAX];
  snprintf(parent, sizeof parent, "%s", path);
  char *slash = strrchr(parent, '/');
  if (slash != NULL) *slash = 0;
  struct stat found;
  return stat(parent, &found) == 0 ? found.st_ino : 0;
}

/* One write, so that records of several threads do not mix, and a killed process leaves at most the last one cut. */
static void note(struct record record, const char *path, const char *other, const void *before, const void *after) {
  static __thread int descriptor = -1;
  static __thread pid_t owner = 0;
  if (descriptor < 0 || owner != getpid()) {
    char file[PATH_MAX];
    owner = getpid();
    snprintf(file, sizeof file, "%s/%d-%ld.journal", getenv("POWER_JOURNAL"), owner, (long)syscall(SYS_gettid));
    descriptor = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  record.path_length = (uint32_t)strlen(path);
  record.other_length = other == NULL ? 0 : (uint32_t)strlen(other);
  struct iovec parts[] = {
    {&record, sizeof record}, {(void *)path, record.path_length}, {(void *)other, record.other_length},
    {(void *)before, record.before_length}, {(void *)after, record.after_length},
  };
  syscall(SYS_writev, descriptor, parts, 5);
}

static void note_write(int fd, const void *bytes, size_t length, off_t offset) {
  char path[PATH_MAX];
  struct stat found;
  if (length == 0 || !path_of(fd, path) || fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) return;
  if (offset < 0) offset = (fcntl(fd, F_GETFL) & O_APPEND) ? found.st_size : lseek(fd, 0, SEEK_CUR);
  struct record record = {.time = now(), .type = WRITE, .inode = found.st_ino, .offset = (uint64_t)offset,
                          .before_size = (uint64_t)found.st_size, .after_length = length};
  char *before = malloc(length);
  /* The descriptor may be open for writing only. */
  int reader = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
  ssize_t read = reader < 0 ? 0 : syscall(SYS_pread64, reader, before, length, offset);
  if (reader >= 0) syscall(SYS_close, reader);
  record.before_length = read > 0 ? (uint64_t)read : 0;
  note(record, path, NULL, before, bytes);
  free(before);
}

static void note_truncate(int fd, off_t length) {
  char path[PATH_MAX];
  struct stat found;
  if (!path_of(fd, path) || fstat(fd, &found) != 0) return;
  struct record record = {.time = now(), .type = TRUNCATE, .inode = found.st_ino, .offset = (uint64_t)length,
                          .before_size = (uint64_t)found.st_size};
  char *before = NULL;
  if (found.st_size > length) {
    before = malloc((size_t)(found.st_size - length));
    ssize_t read = syscall(SYS_pread64, fd, before, (size_t)(found.st_size - length), length);
    record.before_length = read > 0 ? (uint64_t)read : 0;
  }
  note(record, path, NULL, before, NULL);
  free(before);
}

static int synced(int fd, int (*sync)(int)) {
  char path[PATH_MAX];
  struct stat found;
  int ours = path_of(fd, path) && fstat(fd, &found) == 0;
  uint64_t began = now();
  int result = sync(fd);
  if (ours && result == 0) note((struct record){.time = began, .type = SYNC, .inode = found.st_ino}, path, NULL, NULL, NULL);
  return result;
}

/* What is unlinked or replaced is kept under another name beside the journals: it may have to come back. */
static uint64_t keep(const char *path, char *kept) {
  static unsigned int count = 0;
  struct stat found;
  if (stat(path, &found) != 0 || !S_ISREG(found.st_mode)) return 0;
  snprintf(kept, PATH_MAX, "%s/%d-%u.kept", getenv("POWER_JOURNAL"), getpid(), __sync_fetch_and_add(&count, 1));
  return link(path, kept) == 0 ? found.st_ino : 0;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  note_write(fd, bytes, length, -1);
  return REAL(write)(fd, bytes, length);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  note_write(fd, bytes, length, offset);
  return REAL(pwrite)(fd, bytes, length, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  note_write(fd, bytes, length, offset);
  return REAL(pwrite64)(fd, bytes, length, offset);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  char path[PATH_MAX];
  if (path_of(fd, path)) {
    /* Noted and written part by part: nothing here relies on several parts being one write. */
    ssize_t all = 0;
    for (int i = 0; i < count; i++) {
      ssize_t written = write(fd, parts[i].iov_base, parts[i].iov_len);
      if (written < 0) return all > 0 ? all : written;
      all += written;
      if ((size_t)written < parts[i].iov_len) break;
    }
    return all;
  }
  return REAL(writev)(fd, parts, count);
}
int ftruncate(int fd, off_t length) {
  note_truncate(fd, length);
  return REAL(ftruncate)(fd, length);
}
int ftruncate64(int fd, off64_t length) {
  note_truncate(fd, length);
  return REAL(ftruncate64)(fd, length);
}
int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

/*
 * Whether a file is new is only certain when nobody else can make it meanwhile; and the record's time is from before, so that
 * a sync of the directory that another process begins right after it counts for it.
 */
static int opened(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
  if (!(flags & O_CREAT) || !is_ours(path)) return real(path, flags, mode);
  uint64_t began = now();
  int fd = real(path, flags | O_EXCL, mode);
  if (fd < 0) return errno == EEXIST && !(flags & O_EXCL) ? real(path, flags, mode) : fd;
  struct stat found;
  if (fstat(fd, &found) == 0)
    note((struct record){.time = began, .type = CREATE, .inode = found.st_ino, .directory = directory_of(path)}, path, NULL,
         NULL, NULL);
  return fd;
}
int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opened(REAL(open), path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opened(REAL(open64), path, flags, mode);
}

int rename(const char *from, const char *to) {
  if (!is_ours(to)) return REAL(rename)(from, to);
  char kept[PATH_MAX] = "";
  struct record record = {.time = now(), .type = RENAME, .directory = directory_of(to)};
  if (keep(to, kept) == 0) kept[0] = 0;
  char both[2 * PATH_MAX];
  snprintf(both, sizeof both, "%s\n%s", from, kept);
  note(record, to, both, NULL, NULL);
  return REAL(rename)(from, to);
}
int unlink(const char *path) {
  char kept[PATH_MAX] = "";
  if (is_ours(path)) {
    struct record record = {.time = now(), .type = UNLINK, .directory = directory_of(path)};
    if (keep(path, kept) != 0) note(record, path, kept, NULL, NULL);
  }
  return REAL(unlink)(path);
}
