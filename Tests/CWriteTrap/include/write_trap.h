#ifndef SITREP_WRITE_TRAP_H
#define SITREP_WRITE_TRAP_H

/// What happens at the write that a trap is set for.
enum sitrep_trap {
    /// The process is killed before it.
    sitrep_trap_before = 0,
    /// The process is killed when half of its bytes are written.
    sitrep_trap_half = 1,
    /// The process is killed after it.
    sitrep_trap_after = 2,
    /// It and all that follow find no space left.
    sitrep_trap_full = 3,
    /// Nothing; writes are counted.
    sitrep_trap_count = 4,
};

/// Sets a trap at the n-th call by which SQLite writes, syncs, cuts or removes a file, from 1.
/// Returns 0, or -1 where SQLite's file system can't be trapped.
int sitrep_trap_set(long n, enum sitrep_trap what);

/// How many such calls there have been since.
long sitrep_trap_calls(void);

#endif
