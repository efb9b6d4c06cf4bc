// Numeric kernels of the language engine: 8-bit matrix products and the float work around them.
//
// Every function exists once per instruction set ("path"). Integer sums are exact and float sums
// run over sixteen fixed lanes without fused multiply-add, so all paths give the same bits.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The instruction sets that the kernels are built for, slowest first.
typedef enum __attribute__((enum_extensibility(closed))) {
    ck_path_plain = 0,
    ck_path_avx2 = 1,
    ck_path_avx_vnni = 2,
    ck_path_avx512_vnni = 3,
} ck_path;

/// What is done to each output of a linear layer.
typedef enum __attribute__((enum_extensibility(closed))) {
    ck_activation_identity = 0,
    ck_activation_gelu = 1,
} ck_activation;

/// A packed 8-bit linear layer. `packed` holds blocks of 16 outputs, `ck_packed_size` bytes;
/// `offsets` cancels the +128 of the activations (-128 times the sum of each output's weights).
/// `packed`, `offsets`, `scales` and `biases` are padded with zeros to a multiple of 16 outputs.
typedef struct {
    size_t outputs;
    size_t inputs;
    const int8_t *packed;
    const int32_t *offsets;
    const float *scales;
    const float *biases;
} ck_linear_i8;

/// A packed float linear layer: blocks of 16 outputs, each `inputs` rows of 16 floats.
typedef struct {
    size_t outputs;
    size_t inputs;
    const float *packed;
    const float *biases;
} ck_linear_f32;

/// The kernels of one path. Rows are `stride` elements apart; strides of floats are multiples of
/// 16, strides of bytes multiples of 64, and all row starts are aligned to 64 bytes.
typedef struct {
    ck_path path;

    /// Rows of `width` floats (a multiple of 16) to bytes: round-half-even(x * 127 / max|x|) + 128.
    void (*quantise)(
        const float *x, size_t stride, size_t rows, size_t width,
        uint8_t *out, size_t out_stride, float *out_scales);

    /// out[r][o] = activation(sum_i a[r][i] * w[o][i] * a_scale[r] * scale[o] + bias[o]).
    /// Writes whole blocks of 16 outputs.
    void (*linear_i8)(
        const ck_linear_i8 *w, const uint8_t *a, size_t a_stride, const float *a_scales,
        size_t rows, float *out, size_t out_stride, ck_activation activation);

    /// out[r][o] = activation(sum_i x[r][i] * w[o][i] + bias[o]). Writes whole blocks of 16.
    void (*linear_f32)(
        const ck_linear_f32 *w, const float *x, size_t stride,
        size_t rows, float *out, size_t out_stride, ck_activation activation);

    /// x = layer norm(x + residual); the residual is skipped when NULL. Also quantises the result
    /// when `out` is given. `width` is a multiple of 16.
    void (*add_norm)(
        float *x, size_t stride, const float *_Nullable residual, size_t residual_stride,
        const float *weight, const float *bias, float epsilon, size_t rows, size_t width,
        uint8_t *_Nullable out, size_t out_stride, float *_Nullable out_scales);

    /// x[r] = word[ids[r]] * scale[ids[r]] + position[positions[r]].
    void (*embed)(
        const int32_t *ids, const int32_t *positions, size_t rows, size_t width,
        const int8_t *word, const float *word_scale, const float *position,
        float *x, size_t stride);

    /// Self-attention within one sentence. Each row of `qkv` holds queries, keys and values of all
    /// heads (3 * heads * 32 floats); `out` gets heads * 32 floats a row. `scratch` holds
    /// `ck_attention_scratch(length)` floats.
    void (*attention)(
        const float *qkv, size_t stride, size_t length, size_t heads,
        float *out, size_t out_stride, float *scratch);

    /// Softmax over the first `count` entries of each row, times `sharpness` before the
    /// exponential; the row's padding to 16 becomes 0.
    void (*softmax)(float *x, size_t stride, size_t rows, size_t count, float sharpness);

    /// out = mean of `rows` consecutive rows of `width` floats (a multiple of 16).
    void (*mean)(const float *x, size_t stride, size_t rows, size_t width, float *out);

    /// gelu(x + y) in place over `width` floats (a multiple of 16).
    void (*add_gelu)(float *x, const float *y, size_t width);

    /// Dot product of `width` floats (a multiple of 16).
    float (*dot)(const float *x, const float *y, size_t width);

    /// y += a * x over `width` floats (a multiple of 16).
    void (*add_scaled)(float *y, float a, const float *x, size_t width);
} ck_kernels;

/// Whether this processor has the instructions of a path.
int ck_path_available(ck_path path);

/// The fastest path that this processor has.
ck_path ck_best_path(void);

/// The kernels of a path; those of the plain path when the processor lacks the path's.
const ck_kernels *ck_kernels_for(ck_path path);

/// Bytes that `ck_pack_i8` writes.
size_t ck_packed_size(size_t outputs, size_t inputs);

/// Packs row-major weights [outputs][inputs] for a path, and fills `offsets` (padded to 16).
void ck_pack_i8(
    ck_path path, const int8_t *weights, size_t outputs, size_t inputs,
    int8_t *packed, int32_t *offsets);

/// Packs row-major weights [outputs][inputs] into `ck_packed_size_f32` floats.
void ck_pack_f32(const float *weights, size_t outputs, size_t inputs, float *packed);

/// Floats that `ck_pack_f32` writes.
size_t ck_packed_size_f32(size_t outputs, size_t inputs);

/// Floats of scratch space that `attention` needs for a sentence of `length` tokens.
size_t ck_attention_scratch(size_t length);

#pragma clang assume_nonnull end

#endif
