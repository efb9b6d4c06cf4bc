#include "write_trap.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

// SQLite's unix file system lets its system calls be replaced (sqlite3_vfs.xSetSystemCall).

typedef ssize_t (*pwrite_call)(int, const void *, size_t, off_t);
typedef ssize_t (*write_call)(int, const void *, size_t);

static pwrite_call original_pwrite;
static pwrite_call original_pwrite64;
static write_call original_write;
static atomic_long calls;
static long trapped;
static enum sitrep_trap effect;

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

// 1 where the call is to fail for want of space.
static int enter(void) {
    long n = atomic_fetch_add(&calls, 1) + 1;
    if (effect == sitrep_trap_full && n >= trapped) {
        errno = ENOSPC;
        return 1;
    }
    if (effect == sitrep_trap_before && n == trapped) die();
    return 0;
}

static size_t part(size_t count) {
    return effect == sitrep_trap_half && atomic_load(&calls) == trapped ? count / 2 : count;
}

static void leave(void) {
    if ((effect == sitrep_trap_half || effect == sitrep_trap_after)
        && atomic_load(&calls) == trapped) die();
}

static ssize_t trap_pwrite(int file, const void *bytes, size_t count, off_t at) {
    if (enter()) return -1;
    ssize_t written = original_pwrite(file, bytes, part(count), at);
    leave();
    return written;
}

static ssize_t trap_pwrite64(int file, const void *bytes, size_t count, off_t at) {
    if (enter()) return -1;
    ssize_t written = original_pwrite64(file, bytes, part(count), at);
    leave();
    return written;
}

static ssize_t trap_write(int file, const void *bytes, size_t count) {
    if (enter()) return -1;
    ssize_t written = original_write(file, bytes, part(count));
    leave();
    return written;
}

static int trap_ftruncate(int file, off_t size) {
    if (effect != sitrep_trap_full) enter();
    int result = ftruncate(file, size);
    leave();
    return result;
}

static int trap_unlink(const char *path) {
    if (effect != sitrep_trap_full) enter();
    int result = unlink(path);
    leave();
    return result;
}

int sitrep_trap_set(long n, enum sitrep_trap what) {
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    if (vfs == NULL || vfs->iVersion < 3 || vfs->xSetSystemCall == NULL) return -1;
    atomic_store(&calls, 0);
    trapped = n;
    effect = what;
    if (original_write != NULL) return 0;
    original_pwrite = (pwrite_call)vfs->xGetSystemCall(vfs, "pwrite");
    original_pwrite64 = (pwrite_call)vfs->xGetSystemCall(vfs, "pwrite64");
    original_write = (write_call)vfs->xGetSystemCall(vfs, "write");
    if (original_pwrite != NULL)
        vfs->xSetSystemCall(vfs, "pwrite", (sqlite3_syscall_ptr)trap_pwrite);
    if (original_pwrite64 != NULL)
        vfs->xSetSystemCall(vfs, "pwrite64", (sqlite3_syscall_ptr)trap_pwrite64);
    vfs->xSetSystemCall(vfs, "write", (sqlite3_syscall_ptr)trap_write);
    vfs->xSetSystemCall(vfs, "ftruncate", (sqlite3_syscall_ptr)trap_ftruncate);
    vfs->xSetSystemCall(vfs, "unlink", (sqlite3_syscall_ptr)trap_unlink);
    return 0;
}

long sitrep_trap_calls(void) { return atomic_load(&calls); }
