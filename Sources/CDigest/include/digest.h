#ifndef SITREP_DIGEST_H
#define SITREP_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/// SHA-256 (FIPS 180-4) of `count` bytes, into `digest`, which has room for 32.
/// Uses the processor's SHA instructions where it has them.
void sitrep_sha256(const uint8_t *bytes, size_t count, uint8_t *digest);

/// The same by portable code alone, for comparing the two.
void sitrep_sha256_portable(const uint8_t *bytes, size_t count, uint8_t *digest);

#endif
