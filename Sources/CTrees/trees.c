#include "trees.h"

#include <stdatomic.h>
#include <string.h>

// A tree is not walked down (QuickScorer; Lucchese et al., SIGIR 2015). A set of its leaves is kept for
// each row; every question that is answered with "above" strikes out those of its other side. Of what is
// left at the end, the first leaf is where the walk would have ended.

typedef float numbers __attribute__((vector_size(64), aligned(4)));
typedef uint32_t sets __attribute__((vector_size(64)));

typedef void (*add_function)(
    const struct sitrep_question *, const int32_t *, const float *, size_t, const float *, float *);

#define BODY                                                                                    \
    for (size_t tree = 0; tree < trees; tree++) {                                               \
        sets alive = ~(sets){0};                                                                \
        for (int32_t n = counts[tree]; n > 0; n--, questions++) {                               \
            numbers asked = *(const numbers *)(tile + questions->offset);                       \
            alive &= ~(sets)(asked > questions->bound) | questions->kept;                       \
        }                                                                                       \
        uint32_t left[SITREP_TREES_TILE];                                                       \
        memcpy(left, &alive, sizeof left);                                                      \
        for (int row = 0; row < SITREP_TREES_TILE; row++) {                                     \
            sums[row] += leaves[__builtin_ctz(left[row])];                                      \
        }                                                                                       \
        leaves += SITREP_TREES_LEAVES;                                                          \
    }

#define ADD(name, attributes)                                                                   \
    attributes static void name(                                                                \
        const struct sitrep_question *questions, const int32_t *counts, const float *leaves,    \
        size_t trees, const float *tile, float *sums)                                           \
    {                                                                                           \
        BODY                                                                                    \
    }

ADD(add_portable, )

#if defined(__x86_64__) || defined(_M_X64)
ADD(add_avx2, __attribute__((target("avx2,bmi"))))
ADD(add_avx512, __attribute__((target("avx512f,bmi"))))

static add_function best(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f")) return add_avx512;
    if (__builtin_cpu_supports("avx2")) return add_avx2;
    return add_portable;
}
#else
static add_function best(void) { return add_portable; }
#endif

void sitrep_trees_add(
    const struct sitrep_question *questions, const int32_t *counts, const float *leaves,
    size_t trees, const float *tile, float *sums
) {
    static _Atomic(add_function) known;
    add_function function = atomic_load_explicit(&known, memory_order_relaxed);
    if (function == NULL) {
        function = best();
        atomic_store_explicit(&known, function, memory_order_relaxed);
    }
    function(questions, counts, leaves, trees, tile, sums);
}

void sitrep_trees_add_portable(
    const struct sitrep_question *questions, const int32_t *counts, const float *leaves,
    size_t trees, const float *tile, float *sums
) {
    add_portable(questions, counts, leaves, trees, tile, sums);
}
