#ifndef CCLD2_H
#define CCLD2_H

#ifdef __cplusplus
extern "C" {
#endif

/// Code of the language that most of some UTF-8 text is in, "un" where unknown; points to static memory.
/// `reliable` becomes 0 where another language is nearly as likely. Thread-safe.
const char *ccld2_detect(const char *text, int length, int *reliable);

/// Upper-case English name of a language by its code; "Unknown" where there is none. Static memory.
const char *ccld2_name(const char *code);

#ifdef __cplusplus
}
#endif

#endif
