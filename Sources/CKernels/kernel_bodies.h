// The kernels of one path. Included once per path by kernels.c, which sets CK_NAME and CK_PATH.

#define INLINE static inline __attribute__((always_inline))

INLINE f16 CK_NAME(load)(const float *p) { return *(const f16_unaligned *)p; }
INLINE void CK_NAME(store)(float *p, f16 v) { *(f16_unaligned *)p = v; }
INLINE f16 CK_NAME(splat)(float x) {
    return (f16){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x};
}
INLINE f16 CK_NAME(select)(i16 mask, f16 a, f16 b) {
    return (f16)((mask & (i16)a) | (~mask & (i16)b));
}
INLINE f16 CK_NAME(maximum)(f16 a, f16 b) { return CK_NAME(select)(a > b, a, b); }

// Sums and maxima over the sixteen lanes, always as the same tree.
INLINE float CK_NAME(sum)(f16 v) {
    float t[16];
    __builtin_memcpy(t, &v, 64);
    for (int n = 8; n > 0; n /= 2)
        for (int i = 0; i < n; i++) t[i] += t[i + n];
    return t[0];
}
INLINE float CK_NAME(largest)(f16 v) {
    float t[16];
    __builtin_memcpy(t, &v, 64);
    for (int n = 8; n > 0; n /= 2)
        for (int i = 0; i < n; i++) t[i] = t[i] > t[i + n] ? t[i] : t[i + n];
    return t[0];
}

// 2^x for x of [-126, 127], where larger and smaller values are clamped: 2^n by the exponent bits,
// n being the nearest whole number, and 2^(x - n) by a polynomial of degree 5 (least squares at the
// Chebyshev points of [-1/2, 1/2]). The relative error stays below 2.5e-7.
INLINE f16 CK_NAME(power)(f16 x) {
    x = CK_NAME(select)(x < -126.0f, CK_NAME(splat)(-126.0f), x);
    x = CK_NAME(select)(x > 127.0f, CK_NAME(splat)(127.0f), x);
    f16 shifted = x + 12582912.0f;
    f16 r = x - (shifted - 12582912.0f);
    f16 p = r * 0.00132186725f + 0.00967169794f;
    p = p * r + 0.0555089295f;
    p = p * r + 0.24022238f;
    p = p * r + 0.693146856f;
    p = p * r + 1.0f;
    return (f16)((i16)p + ((i16)shifted << 23));
}

INLINE f16 CK_NAME(exponential)(f16 x) { return CK_NAME(power)(x * 1.44269504f); }

// x * sigmoid(2u) with u = sqrt(2/pi) (x + 0.044715 x^3): the tanh form of GELU. The constants are
// -2 sqrt(2/pi) / ln 2, and that times 0.044715.
INLINE f16 CK_NAME(gelu)(f16 x) {
    f16 t = (x * x * -0.10294324f - 2.3022082f) * x;
    return x / (CK_NAME(power)(t) + 1.0f);
}

INLINE f16 CK_NAME(finish)(
    i16 sums, float a_scale, f16 scale, f16 bias, const int activation) {
    f16 y = __builtin_convertvector(sums, f16) * a_scale * scale + bias;
    return activation == ck_activation_gelu ? CK_NAME(gelu)(y) : y;
}

// round-half-even(x * inverse) + 128 as bytes. Adding 1.5 * 2^23 rounds to whole numbers; the low
// byte of the sum's bits is then the number.
INLINE u16 CK_NAME(to_bytes)(f16 x, float inverse) {
    i16 bits = (i16)(x * inverse + 12583040.0f);
    return __builtin_convertvector(bits & 255, u16);
}

static void CK_NAME(quantise)(
    const float *x, size_t stride, size_t rows, size_t width,
    uint8_t *out, size_t out_stride, float *out_scales) {
    for (size_t r = 0; r < rows; r++) {
        const float *row = x + r * stride;
        f16 top = CK_NAME(splat)(0.0f);
        for (size_t i = 0; i < width; i += 16)
            top = CK_NAME(maximum)(
                top, (f16)((i16)CK_NAME(load)(row + i) & 0x7FFFFFFF));
        float max = CK_NAME(largest)(top);
        float inverse = max > 0.0f ? 127.0f / max : 0.0f;
        out_scales[r] = max / 127.0f;
        uint8_t *bytes = out + r * out_stride;
        for (size_t i = 0; i < width; i += 16)
            *(u16 *)(bytes + i) = CK_NAME(to_bytes)(CK_NAME(load)(row + i), inverse);
    }
}

// One tile of `m` rows by `n` blocks of 16 outputs. Every caller passes constants for `m`, `n` and
// `activation`, so the loops unroll and the sums stay in registers.
INLINE void CK_NAME(tile)(
    const ck_linear_i8 *w, size_t block, const uint8_t *a, size_t a_stride,
    const float *a_scales, float *out, size_t out_stride,
    const int m, const int n, const int activation) {
    size_t padded = (w->inputs + 3) / 4 * 4;
    const int8_t *packed = w->packed + block * 16 * padded;
    i16 sums[6][4];

#if CK_PATH == CK_PATH_AVX512
    for (int j = 0; j < n; j++) {
        i16 start = *(const i16 *)(w->offsets + (block + j) * 16);
        for (int i = 0; i < m; i++) sums[i][j] = start;
    }
    for (size_t k = 0; k < padded; k += 4) {
        __m512i weights[4];
        for (int j = 0; j < n; j++)
            weights[j] = _mm512_load_si512(packed + j * 16 * padded + k * 16);
        for (int i = 0; i < m; i++) {
            int32_t four;
            __builtin_memcpy(&four, a + i * a_stride + k, 4);
            __m512i bytes = _mm512_set1_epi32(four);
            for (int j = 0; j < n; j++)
                sums[i][j] =
                    (i16)_mm512_dpbusd_epi32((__m512i)sums[i][j], bytes, weights[j]);
        }
    }
#elif CK_PATH == CK_PATH_AVX_VNNI || CK_PATH == CK_PATH_AVX2
    __m256i halves[6][2];
    for (int j = 0; j < 2; j++) {
        __m256i start =
            _mm256_load_si256((const __m256i *)(w->offsets + block * 16 + j * 8));
        for (int i = 0; i < m; i++) halves[i][j] = start;
    }
#if CK_PATH == CK_PATH_AVX_VNNI
    for (size_t k = 0; k < padded; k += 4) {
        __m256i low = _mm256_load_si256((const __m256i *)(packed + k * 16));
        __m256i high = _mm256_load_si256((const __m256i *)(packed + k * 16 + 32));
        for (int i = 0; i < m; i++) {
            int32_t four;
            __builtin_memcpy(&four, a + i * a_stride + k, 4);
            __m256i bytes = _mm256_set1_epi32(four);
            halves[i][0] = _mm256_dpbusd_avx_epi32(halves[i][0], bytes, low);
            halves[i][1] = _mm256_dpbusd_avx_epi32(halves[i][1], bytes, high);
        }
    }
#else
    // The activations are widened once for each stretch, so that a pair is one load.
    enum { stretch = 512 };
    int16_t wide[6][stretch] __attribute__((aligned(32)));
    for (size_t first = 0; first < padded; first += stretch) {
        size_t count = padded - first < stretch ? padded - first : stretch;
        for (int i = 0; i < m; i++)
            for (size_t k = 0; k < count; k++) wide[i][k] = a[i * a_stride + first + k];
        for (size_t k = 0; k < count; k += 2) {
            const int8_t *weights = packed + (first + k) * 16;
            __m256i low = _mm256_cvtepi8_epi16(_mm_load_si128((const __m128i *)weights));
            __m256i high =
                _mm256_cvtepi8_epi16(_mm_load_si128((const __m128i *)(weights + 16)));
            for (int i = 0; i < m; i++) {
                int32_t two;
                __builtin_memcpy(&two, &wide[i][k], 4);
                __m256i pair = _mm256_set1_epi32(two);
                halves[i][0] = _mm256_add_epi32(halves[i][0], _mm256_madd_epi16(pair, low));
                halves[i][1] = _mm256_add_epi32(halves[i][1], _mm256_madd_epi16(pair, high));
            }
        }
    }
#endif
    for (int i = 0; i < m; i++) __builtin_memcpy(&sums[i][0], halves[i], 64);
#else
    for (int i = 0; i < m; i++) sums[i][0] = *(const i16 *)(w->offsets + block * 16);
    for (size_t k = 0; k < padded; k++) {
        s16 weights = __builtin_convertvector(*(const b16 *)(packed + k * 16), s16);
        for (int i = 0; i < m; i++) {
            s16 byte = weights * (int16_t)a[i * a_stride + k];
            sums[i][0] += __builtin_convertvector(byte, i16);
        }
    }
#endif

    for (int j = 0; j < n; j++) {
        f16 scale = CK_NAME(load)(w->scales + (block + j) * 16);
        f16 bias = CK_NAME(load)(w->biases + (block + j) * 16);
        for (int i = 0; i < m; i++)
            CK_NAME(store)(
                out + i * out_stride + (block + j) * 16,
                CK_NAME(finish)(sums[i][j], a_scales[i], scale, bias, activation));
    }
}

// All rows against `n` blocks of outputs: the weights of the blocks stay in the first cache.
INLINE void CK_NAME(panel)(
    const ck_linear_i8 *w, size_t block, const uint8_t *a, size_t a_stride,
    const float *a_scales, size_t rows, float *out, size_t out_stride,
    const int n, const int activation) {
    size_t r = 0;
    for (; r + 6 <= rows; r += 6)
        CK_NAME(tile)(
            w, block, a + r * a_stride, a_stride, a_scales + r, out + r * out_stride,
            out_stride, 6, n, activation);
    for (; r + 2 <= rows; r += 2)
        CK_NAME(tile)(
            w, block, a + r * a_stride, a_stride, a_scales + r, out + r * out_stride,
            out_stride, 2, n, activation);
    for (; r < rows; r++)
        CK_NAME(tile)(
            w, block, a + r * a_stride, a_stride, a_scales + r, out + r * out_stride,
            out_stride, 1, n, activation);
}

INLINE void CK_NAME(product)(
    const ck_linear_i8 *w, const uint8_t *a, size_t a_stride, const float *a_scales,
    size_t rows, float *out, size_t out_stride, const int activation) {
    size_t blocks = (w->outputs + 15) / 16;
    size_t block = 0;
#if CK_PATH == CK_PATH_AVX512
    for (; block + 4 <= blocks; block += 4)
        CK_NAME(panel)(w, block, a, a_stride, a_scales, rows, out, out_stride, 4, activation);
#endif
    for (; block < blocks; block++)
        CK_NAME(panel)(w, block, a, a_stride, a_scales, rows, out, out_stride, 1, activation);
}

static void CK_NAME(linear_i8)(
    const ck_linear_i8 *w, const uint8_t *a, size_t a_stride, const float *a_scales,
    size_t rows, float *out, size_t out_stride, ck_activation activation) {
    if (activation == ck_activation_gelu)
        CK_NAME(product)(
            w, a, a_stride, a_scales, rows, out, out_stride, ck_activation_gelu);
    else
        CK_NAME(product)(
            w, a, a_stride, a_scales, rows, out, out_stride, ck_activation_identity);
}

INLINE void CK_NAME(tile_f32)(
    const ck_linear_f32 *w, size_t block, const float *x, size_t stride,
    float *out, size_t out_stride, const int m, const int n, const int activation) {
    const float *packed = w->packed + block * 16 * w->inputs;
    size_t block_size = 16 * w->inputs;
    f16 sums[6][2];
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) sums[i][j] = CK_NAME(splat)(0.0f);
    for (size_t k = 0; k < w->inputs; k++)
        for (int j = 0; j < n; j++) {
            f16 weights = CK_NAME(load)(packed + j * block_size + k * 16);
            for (int i = 0; i < m; i++) sums[i][j] += weights * x[i * stride + k];
        }
    for (int j = 0; j < n; j++) {
        f16 bias = CK_NAME(load)(w->biases + (block + j) * 16);
        for (int i = 0; i < m; i++) {
            f16 y = sums[i][j] + bias;
            if (activation == ck_activation_gelu) y = CK_NAME(gelu)(y);
            CK_NAME(store)(out + i * out_stride + (block + j) * 16, y);
        }
    }
}

INLINE void CK_NAME(panel_f32)(
    const ck_linear_f32 *w, size_t block, const float *x, size_t stride, size_t rows,
    float *out, size_t out_stride, const int n, const int activation) {
    size_t r = 0;
    for (; r + 6 <= rows; r += 6)
        CK_NAME(tile_f32)(
            w, block, x + r * stride, stride, out + r * out_stride, out_stride, 6, n,
            activation);
    for (; r + 2 <= rows; r += 2)
        CK_NAME(tile_f32)(
            w, block, x + r * stride, stride, out + r * out_stride, out_stride, 2, n,
            activation);
    for (; r < rows; r++)
        CK_NAME(tile_f32)(
            w, block, x + r * stride, stride, out + r * out_stride, out_stride, 1, n,
            activation);
}

INLINE void CK_NAME(product_f32)(
    const ck_linear_f32 *w, const float *x, size_t stride, size_t rows,
    float *out, size_t out_stride, const int activation) {
    size_t blocks = (w->outputs + 15) / 16;
    size_t block = 0;
#if CK_PATH == CK_PATH_AVX512
    for (; block + 2 <= blocks; block += 2)
        CK_NAME(panel_f32)(w, block, x, stride, rows, out, out_stride, 2, activation);
#endif
    for (; block < blocks; block++)
        CK_NAME(panel_f32)(w, block, x, stride, rows, out, out_stride, 1, activation);
}

static void CK_NAME(linear_f32)(
    const ck_linear_f32 *w, const float *x, size_t stride,
    size_t rows, float *out, size_t out_stride, ck_activation activation) {
    if (activation == ck_activation_gelu)
        CK_NAME(product_f32)(w, x, stride, rows, out, out_stride, ck_activation_gelu);
    else
        CK_NAME(product_f32)(w, x, stride, rows, out, out_stride, ck_activation_identity);
}

static void CK_NAME(add_norm)(
    float *x, size_t stride, const float *residual, size_t residual_stride,
    const float *weight, const float *bias, float epsilon, size_t rows, size_t width,
    uint8_t *out, size_t out_stride, float *out_scales) {
    for (size_t r = 0; r < rows; r++) {
        float *row = x + r * stride;
        f16 total = CK_NAME(splat)(0.0f);
        if (residual) {
            const float *add = residual + r * residual_stride;
            for (size_t i = 0; i < width; i += 16) {
                f16 v = CK_NAME(load)(row + i) + CK_NAME(load)(add + i);
                CK_NAME(store)(row + i, v);
                total += v;
            }
        } else {
            for (size_t i = 0; i < width; i += 16) total += CK_NAME(load)(row + i);
        }
        float mean = CK_NAME(sum)(total) / (float)width;
        f16 squares = CK_NAME(splat)(0.0f);
        for (size_t i = 0; i < width; i += 16) {
            f16 d = CK_NAME(load)(row + i) - mean;
            squares += d * d;
        }
        float variance = CK_NAME(sum)(squares) / (float)width;
        float inverse = 1.0f / __builtin_sqrtf(variance + epsilon);
        f16 top = CK_NAME(splat)(0.0f);
        for (size_t i = 0; i < width; i += 16) {
            f16 v = (CK_NAME(load)(row + i) - mean) * inverse * CK_NAME(load)(weight + i) +
                    CK_NAME(load)(bias + i);
            CK_NAME(store)(row + i, v);
            top = CK_NAME(maximum)(top, (f16)((i16)v & 0x7FFFFFFF));
        }
        if (out) {
            float max = CK_NAME(largest)(top);
            float factor = max > 0.0f ? 127.0f / max : 0.0f;
            out_scales[r] = max / 127.0f;
            for (size_t i = 0; i < width; i += 16)
                *(u16 *)(out + r * out_stride + i) =
                    CK_NAME(to_bytes)(CK_NAME(load)(row + i), factor);
        }
    }
}

static void CK_NAME(embed)(
    const int32_t *ids, const int32_t *positions, size_t rows, size_t width,
    const int8_t *word, const float *word_scale, const float *position,
    float *x, size_t stride) {
    for (size_t r = 0; r < rows; r++) {
        const int8_t *bytes = word + (size_t)ids[r] * width;
        const float *place = position + (size_t)positions[r] * width;
        float scale = word_scale[ids[r]];
        for (size_t i = 0; i < width; i += 16) {
            b16 w;
            __builtin_memcpy(&w, bytes + i, 16);
            CK_NAME(store)(
                x + r * stride + i,
                __builtin_convertvector(w, f16) * scale + CK_NAME(load)(place + i));
        }
    }
}

// Sixteen rows of sixteen floats as columns; rows from `rows` on are taken as zeros. Each of the
// four rounds interleaves rows that are 8 apart, which after four rounds is the transposition.
INLINE void CK_NAME(turn)(
    const float *x, size_t stride, size_t rows, float *out, size_t out_stride) {
    f16 a[16], b[16];
    for (size_t i = 0; i < 16; i++)
        a[i] = i < rows ? CK_NAME(load)(x + i * stride) : CK_NAME(splat)(0.0f);
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 8; i++) {
            b[2 * i] = __builtin_shufflevector(
                a[i], a[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
            b[2 * i + 1] = __builtin_shufflevector(
                a[i], a[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
        }
        for (int i = 0; i < 16; i++) a[i] = b[i];
    }
    for (int i = 0; i < 16; i++) CK_NAME(store)(out + i * out_stride, a[i]);
}

// Scores of `m` queries against `n` blocks of 16 keys, divided by the root of the head's width.
INLINE void CK_NAME(score)(
    const float *q, size_t stride, const float *keys, size_t padded, float *scores,
    const int m, const int n) {
    const float root = 0.17677669529663687f;
    f16 sums[4][2];
    for (int i = 0; i < m; i++)
        for (int b = 0; b < n; b++) sums[i][b] = CK_NAME(splat)(0.0f);
    for (int d = 0; d < CK_HEAD; d++)
        for (int b = 0; b < n; b++) {
            f16 k = CK_NAME(load)(keys + d * padded + b * 16);
            for (int i = 0; i < m; i++) sums[i][b] += k * q[i * stride + d];
        }
    for (int i = 0; i < m; i++)
        for (int b = 0; b < n; b++)
            CK_NAME(store)(scores + i * padded + b * 16, sums[i][b] * root);
}

// Scores, softmax and context of `m` queries of one head.
INLINE void CK_NAME(attend)(
    const float *q, size_t stride, const float *keys, const float *v, size_t length,
    size_t padded, float *scores, float *out, size_t out_stride, const int m) {
    size_t j = 0;
    for (; j + 32 <= padded; j += 32)
        CK_NAME(score)(q, stride, keys + j, padded, scores + j, m, 2);
    if (j < padded) CK_NAME(score)(q, stride, keys + j, padded, scores + j, m, 1);
    // The queries take turns within each step, so that their chains of operations overlap.
    f16 top[4], total[4];
    float inverse[4];
    for (int i = 0; i < m; i++) {
        for (j = length; j < padded; j++) scores[i * padded + j] = -1e30f;
        top[i] = CK_NAME(load)(scores + i * padded);
        total[i] = CK_NAME(splat)(0.0f);
    }
    for (j = 16; j < padded; j += 16)
        for (int i = 0; i < m; i++)
            top[i] = CK_NAME(maximum)(top[i], CK_NAME(load)(scores + i * padded + j));
    for (int i = 0; i < m; i++) top[i] = CK_NAME(splat)(CK_NAME(largest)(top[i]));
    for (j = 0; j < padded; j += 16)
        for (int i = 0; i < m; i++) {
            float *place = scores + i * padded + j;
            f16 e = CK_NAME(exponential)(CK_NAME(load)(place) - top[i]);
            CK_NAME(store)(place, e);
            total[i] += e;
        }
    for (int i = 0; i < m; i++) inverse[i] = 1.0f / CK_NAME(sum)(total[i]);
    f16 context[4][2];
    for (int i = 0; i < m; i++)
        context[i][0] = context[i][1] = CK_NAME(splat)(0.0f);
    for (j = 0; j < length; j++) {
        f16 v0 = CK_NAME(load)(v + j * stride);
        f16 v1 = CK_NAME(load)(v + j * stride + 16);
        for (int i = 0; i < m; i++) {
            context[i][0] += v0 * scores[i * padded + j];
            context[i][1] += v1 * scores[i * padded + j];
        }
    }
    for (int i = 0; i < m; i++) {
        CK_NAME(store)(out + i * out_stride, context[i][0] * inverse[i]);
        CK_NAME(store)(out + i * out_stride + 16, context[i][1] * inverse[i]);
    }
}

static void CK_NAME(attention)(
    const float *qkv, size_t stride, size_t length, size_t heads,
    float *out, size_t out_stride, float *scratch) {
    size_t padded = (length + 15) / 16 * 16;
    float *keys = scratch;
    float *scores = scratch + padded * CK_HEAD;
    for (size_t h = 0; h < heads; h++) {
        const float *q = qkv + h * CK_HEAD;
        const float *k = qkv + (heads + h) * CK_HEAD;
        const float *v = qkv + (2 * heads + h) * CK_HEAD;
        for (size_t j = 0; j < padded; j += 16)
            for (int d = 0; d < CK_HEAD; d += 16)
                CK_NAME(turn)(
                    k + j * stride + d, stride, j < length ? length - j : 0,
                    keys + d * padded + j, padded);
        size_t i = 0;
        for (; i + 4 <= length; i += 4)
            CK_NAME(attend)(
                q + i * stride, stride, keys, v, length, padded, scores,
                out + i * out_stride + h * CK_HEAD, out_stride, 4);
        for (; i < length; i++)
            CK_NAME(attend)(
                q + i * stride, stride, keys, v, length, padded, scores,
                out + i * out_stride + h * CK_HEAD, out_stride, 1);
    }
}

static void CK_NAME(softmax)(
    float *x, size_t stride, size_t rows, size_t count, float sharpness) {
    size_t padded = (count + 15) / 16 * 16;
    for (size_t r = 0; r < rows; r++) {
        float *row = x + r * stride;
        for (size_t j = count; j < padded; j++) row[j] = -1e30f;
        f16 top = CK_NAME(load)(row);
        for (size_t j = 16; j < padded; j += 16)
            top = CK_NAME(maximum)(top, CK_NAME(load)(row + j));
        float max = CK_NAME(largest)(top);
        f16 total = CK_NAME(splat)(0.0f);
        for (size_t j = 0; j < padded; j += 16) {
            f16 e = CK_NAME(exponential)((CK_NAME(load)(row + j) - max) * sharpness);
            CK_NAME(store)(row + j, e);
            total += e;
        }
        float inverse = 1.0f / CK_NAME(sum)(total);
        for (size_t j = 0; j < padded; j += 16)
            CK_NAME(store)(row + j, CK_NAME(load)(row + j) * inverse);
        for (size_t j = count; j < padded; j++) row[j] = 0.0f;
    }
}

static void CK_NAME(mean)(
    const float *x, size_t stride, size_t rows, size_t width, float *out) {
    for (size_t i = 0; i < width; i += 16) {
        f16 total = CK_NAME(load)(x + i);
        for (size_t r = 1; r < rows; r++) total += CK_NAME(load)(x + r * stride + i);
        CK_NAME(store)(out + i, total / (float)rows);
    }
}

static void CK_NAME(add_gelu)(float *x, const float *y, size_t width) {
    for (size_t i = 0; i < width; i += 16)
        CK_NAME(store)(x + i, CK_NAME(gelu)(CK_NAME(load)(x + i) + CK_NAME(load)(y + i)));
}

static float CK_NAME(dot)(const float *x, const float *y, size_t width) {
    f16 total = CK_NAME(splat)(0.0f);
    for (size_t i = 0; i < width; i += 16)
        total += CK_NAME(load)(x + i) * CK_NAME(load)(y + i);
    return CK_NAME(sum)(total);
}

static void CK_NAME(add_scaled)(float *y, float a, const float *x, size_t width) {
    for (size_t i = 0; i < width; i += 16)
        CK_NAME(store)(y + i, CK_NAME(load)(y + i) + CK_NAME(load)(x + i) * a);
}

static const ck_kernels CK_NAME(kernels) = {
#if CK_PATH == CK_PATH_AVX512
    .path = ck_path_avx512_vnni,
#elif CK_PATH == CK_PATH_AVX_VNNI
    .path = ck_path_avx_vnni,
#elif CK_PATH == CK_PATH_AVX2
    .path = ck_path_avx2,
#else
    .path = ck_path_plain,
#endif
    .quantise = CK_NAME(quantise),
    .linear_i8 = CK_NAME(linear_i8),
    .linear_f32 = CK_NAME(linear_f32),
    .add_norm = CK_NAME(add_norm),
    .embed = CK_NAME(embed),
    .attention = CK_NAME(attention),
    .softmax = CK_NAME(softmax),
    .mean = CK_NAME(mean),
    .add_gelu = CK_NAME(add_gelu),
    .dot = CK_NAME(dot),
    .add_scaled = CK_NAME(add_scaled),
};

#undef INLINE
