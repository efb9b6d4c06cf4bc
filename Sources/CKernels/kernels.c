#include "CKernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

// All functions that pass 64-byte vectors are inlined into one path, so no such call is ever made.
#pragma clang diagnostic ignored "-Wpsabi"

// Sixteen lanes whatever the register width: the compiler splits them where it must, and the
// order of float operations stays the same.
typedef float f16 __attribute__((vector_size(64)));
typedef int32_t i16 __attribute__((vector_size(64)));
typedef int8_t b16 __attribute__((vector_size(16)));
typedef int16_t s16 __attribute__((vector_size(32)));
typedef uint8_t u16 __attribute__((vector_size(16)));
typedef float f16_unaligned __attribute__((vector_size(64), aligned(4)));

#define CK_HEAD 32

static size_t round_up(size_t n, size_t to) { return (n + to - 1) / to * to; }

#define CK_PATH_PLAIN 0
#define CK_PATH_AVX2 1
#define CK_PATH_AVX_VNNI 2
#define CK_PATH_AVX512 3

#define CK_NAME(x) x##_plain
#define CK_PATH CK_PATH_PLAIN
#include "kernel_bodies.h"
#undef CK_NAME
#undef CK_PATH

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define CK_NAME(x) x##_avx2
#define CK_PATH CK_PATH_AVX2
#include "kernel_bodies.h"
#undef CK_NAME
#undef CK_PATH
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx2,avxvnni"))), apply_to = function)
#define CK_NAME(x) x##_avx_vnni
#define CK_PATH CK_PATH_AVX_VNNI
#include "kernel_bodies.h"
#undef CK_NAME
#undef CK_PATH
#pragma clang attribute pop

#pragma clang attribute push( \
    __attribute__((target("avx2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))), \
    apply_to = function)
#define CK_NAME(x) x##_avx512_vnni
#define CK_PATH CK_PATH_AVX512
#include "kernel_bodies.h"
#undef CK_NAME
#undef CK_PATH
#pragma clang attribute pop

#endif

int ck_path_available(ck_path path) {
    switch (path) {
    case ck_path_plain:
        return 1;
#if defined(__x86_64__)
    case ck_path_avx2:
        return __builtin_cpu_supports("avx2") != 0;
    case ck_path_avx_vnni:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avxvnni");
    case ck_path_avx512_vnni:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avx512f") &&
               __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
#endif
    default:
        return 0;
    }
}

ck_path ck_best_path(void) {
    if (ck_path_available(ck_path_avx512_vnni)) return ck_path_avx512_vnni;
    if (ck_path_available(ck_path_avx_vnni)) return ck_path_avx_vnni;
    if (ck_path_available(ck_path_avx2)) return ck_path_avx2;
    return ck_path_plain;
}

const ck_kernels *ck_kernels_for(ck_path path) {
    if (!ck_path_available(path)) return &kernels_plain;
    switch (path) {
#if defined(__x86_64__)
    case ck_path_avx2:
        return &kernels_avx2;
    case ck_path_avx_vnni:
        return &kernels_avx_vnni;
    case ck_path_avx512_vnni:
        return &kernels_avx512_vnni;
#endif
    default:
        return &kernels_plain;
    }
}

size_t ck_packed_size(size_t outputs, size_t inputs) {
    return round_up(outputs, 16) * round_up(inputs, 4);
}

size_t ck_packed_size_f32(size_t outputs, size_t inputs) {
    return round_up(outputs, 16) * inputs;
}

size_t ck_attention_scratch(size_t length) {
    return round_up(length, 16) * (CK_HEAD + 4);
}

void ck_pack_i8(
    ck_path path, const int8_t *weights, size_t outputs, size_t inputs,
    int8_t *packed, int32_t *offsets) {
    // Inputs that are consumed together lie together for each output: pairs for the 16-bit
    // products of AVX2, fours for the dot products.
    size_t group = path == ck_path_plain ? 1 : path == ck_path_avx2 ? 2 : 4;
    size_t padded = round_up(inputs, 4);
    memset(packed, 0, ck_packed_size(outputs, inputs));
    memset(offsets, 0, round_up(outputs, 16) * sizeof(int32_t));
    for (size_t o = 0; o < outputs; o++) {
        int8_t *block = packed + o / 16 * 16 * padded;
        int32_t sum = 0;
        for (size_t i = 0; i < inputs; i++) {
            int8_t w = weights[o * inputs + i];
            block[(i / group * 16 + o % 16) * group + i % group] = w;
            sum += w;
        }
        offsets[o] = -128 * sum;
    }
}

void ck_pack_f32(const float *weights, size_t outputs, size_t inputs, float *packed) {
    memset(packed, 0, ck_packed_size_f32(outputs, inputs) * sizeof(float));
    for (size_t o = 0; o < outputs; o++) {
        float *block = packed + o / 16 * 16 * inputs;
        for (size_t i = 0; i < inputs; i++) block[i * 16 + o % 16] = weights[o * inputs + i];
    }
}
