#ifndef SITREP_TREES_H
#define SITREP_TREES_H

#include <stddef.h>
#include <stdint.h>

/// How many rows are asked side by side.
#define SITREP_TREES_TILE 16
/// No tree has more leaves.
#define SITREP_TREES_LEAVES 32

/// A question of a tree: is the number above the bound?
struct sitrep_question {
    /// Where the sixteen rows' numbers stand in a tile.
    int32_t offset;
    float bound;
    /// The leaves that stay where it is: all but those of the other side.
    uint32_t kept;
};

/// For each row of a tile, adds the leaves that some trees end at to its sum, in the trees' order.
///
/// - questions: of the first tree, then of the next one.
/// - counts: how many questions each tree has.
/// - leaves: SITREP_TREES_LEAVES values a tree, from "not above" to "above".
void sitrep_trees_add(
    const struct sitrep_question *questions, const int32_t *counts, const float *leaves,
    size_t trees, const float *tile, float *sums);

/// The same without any extension of the processor, to compare with.
void sitrep_trees_add_portable(
    const struct sitrep_question *questions, const int32_t *counts, const float *leaves,
    size_t trees, const float *tile, float *sums);

#endif
