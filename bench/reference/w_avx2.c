/*
 * Workload W by hand in AVX2: what a machine without 512-bit registers gives.
 * One enterprise's words at a time, two chains of Philox: sixteen registers hold no more.
 */
#include "w.h"
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
#define SEPARATE static __attribute__((noinline))
typedef __m256i V;
typedef __m256d D;
#define ALL(x) _mm256_set1_pd(x)
#define WORD(x) _mm256_set1_epi64x(x)
#define BITS(x) _mm256_castpd_si256(x)
#define NUMBER(x) _mm256_castsi256_pd(x)

typedef struct { V x0, x1, x2, x3; } Chain;

typedef struct {
    double macro[MOST_STEPS * LANES], town[MOST_STEPS * LANES], output[MOST_STEPS * LANES], counts[MOST_STEPS * LANES];
    double state[2 * LANES], shock[2 * LANES];
    V words[16], low[4], high[4];
} __attribute__((aligned(64))) Block;

typedef struct { double scale, onMacro, onTown, cap; } Terms;

/* Two rounds: the third counter word is 0, and in the second round the first word is the same for all blocks. */
INLINE Chain begin(V low, V high, uint32_t step, const Key *k)
{
    uint64_t p0 = (uint64_t)MUL0 * (step ^ (uint32_t)k->word[0]);
    V x2 = _mm256_xor_si256(high, WORD(k->word[1])), p1 = _mm256_mul_epu32(x2, WORD(MUL1));
    Chain c = { _mm256_xor_si256(_mm256_srli_epi64(p1, 32), WORD(k->word[2])), p1, _mm256_xor_si256(low, WORD((p0 >> 32) ^ k->word[3])), WORD(p0) };
    return c;
}

INLINE void next(Chain *c, V k0, V k1)
{
    V p0 = _mm256_mul_epu32(c->x0, WORD(MUL0)), p1 = _mm256_mul_epu32(c->x2, WORD(MUL1));
    c->x0 = _mm256_xor_si256(_mm256_srli_epi64(p1, 32), _mm256_xor_si256(c->x1, k0));
    c->x2 = _mm256_xor_si256(_mm256_srli_epi64(p0, 32), _mm256_xor_si256(c->x3, k1));
    c->x1 = p1;
    c->x3 = p0;
}

/* 64 words, one in the low half of each 64 bits, in the order of replications. */
SEPARATE void draw(V *out, const V *low, const V *high, uint32_t step, const Key *k)
{
    for (int half = 0; half < 4; half += 2) {
        Chain a = begin(low[half], high[half], step, k), b = begin(low[half + 1], high[half + 1], step, k);
#pragma GCC unroll 8
        for (int i = 4; i < 20; i += 2) {
            V k0 = WORD(k->word[i]), k1 = WORD(k->word[i + 1]);
            next(&a, k0, k1);
            next(&b, k0, k1);
        }
        V *to = out + half;
        to[0] = a.x0, to[1] = b.x0, to[4] = a.x1, to[5] = b.x1, to[8] = a.x2, to[9] = b.x2, to[12] = a.x3, to[13] = b.x3;
    }
}

/* The entry of a table of sixteen by the low four bits of each lane. */
INLINE D pick(const double *table, V numbers)
{
    return _mm256_i64gather_pd(table, _mm256_and_si256(numbers, WORD(15)), 8);
}

SEPARATE void shocks(const V *words, double *out, double scale)
{
    const V magic = WORD(0x4330000000000001), bias = WORD(0x4330000000000000);
    for (int v = 0; v < 16; v++) {
        D x = _mm256_sub_pd(NUMBER(_mm256_or_si256(_mm256_and_si256(words[v], WORD(0x7fffffff)), magic)), ALL(0x1p52)); /* odd */
        D e = _mm256_sub_pd(NUMBER(_mm256_or_si256(_mm256_srli_epi64(BITS(x), 52), bias)), ALL(0x1p52 + 1023));
        D m = NUMBER(_mm256_or_si256(_mm256_and_si256(BITS(x), WORD(0x000FFFFFFFFFFFFF)), WORD(0x3FF0000000000000)));
        V part = _mm256_srli_epi64(BITS(m), 48);
        D r = _mm256_fmsub_pd(m, pick(inverse_middle, part), ALL(1)), whole = _mm256_add_pd(e, pick(log_middle, part)), p = ALL(log_coefficient[10]);
#define TERM(i) p = _mm256_fmadd_pd(p, r, ALL(log_coefficient[i]));
        LOG_TERMS(TERM)
#undef TERM
        D ln = _mm256_fmadd_pd(p, r, whole);
        D turned = NUMBER(_mm256_xor_si256(_mm256_and_si256(_mm256_slli_epi64(words[v], 32), WORD(1ull << 63)), BITS(ALL(scale))));
        _mm256_store_pd(out + 4 * v, _mm256_mul_pd(turned, ln));
    }
}

INLINE D exp2_of(D x)
{
    const D magic = ALL(0x1.8p48); /* rounds to sixteenths */
    D z = _mm256_add_pd(x, magic), n = _mm256_sub_pd(z, magic), f = _mm256_sub_pd(x, n), p = ALL(exp_coefficient[6]);
    for (int i = 5; i >= 0; i--)
        p = _mm256_fmadd_pd(p, f, ALL(exp_coefficient[i]));
    V whole = _mm256_slli_epi64(_mm256_srli_epi64(BITS(z), 4), 52);
    return NUMBER(_mm256_add_epi64(BITS(_mm256_mul_pd(p, pick(power, BITS(z)))), whole));
}

INLINE D above(D counts, D s, D limit, D amount) { return _mm256_add_pd(counts, _mm256_and_pd(_mm256_cmp_pd(s, limit, _CMP_GT_OQ), amount)); }

SEPARATE void move(Block *k, int step, const Terms *a, const Terms *b, double driftA, double driftB)
{
    const D ten = ALL(LN10 * LOG2E), fifty = ALL(LN50 * LOG2E);
    for (int i = 0; i < LANES; i += 4) {
        int at = step * LANES + i;
        D m = _mm256_load_pd(k->macro + at), q = _mm256_load_pd(k->town + at);
        D u = _mm256_fmadd_pd(ALL(a->onTown), q, _mm256_fmadd_pd(ALL(a->onMacro), m, _mm256_add_pd(_mm256_load_pd(k->state + i), ALL(driftA))));
        D v = _mm256_fmadd_pd(ALL(b->onTown), q, _mm256_fmadd_pd(ALL(b->onMacro), m, _mm256_add_pd(_mm256_load_pd(k->state + LANES + i), ALL(driftB))));
        u = _mm256_min_pd(_mm256_sub_pd(u, _mm256_load_pd(k->shock + i)), ALL(a->cap));
        v = _mm256_min_pd(_mm256_sub_pd(v, _mm256_load_pd(k->shock + LANES + i)), ALL(b->cap));
        _mm256_store_pd(k->state + i, u);
        _mm256_store_pd(k->state + LANES + i, v);
        _mm256_store_pd(k->output + at, _mm256_add_pd(_mm256_load_pd(k->output + at), _mm256_add_pd(exp2_of(u), exp2_of(v))));
        D n = _mm256_load_pd(k->counts + at);
        n = above(above(above(above(n, u, ten, ALL(1)), u, fifty, ALL(65536)), v, ten, ALL(1)), v, fifty, ALL(65536));
        _mm256_store_pd(k->counts + at, n);
    }
}

INLINE Terms terms(const World *w, int e)
{
    Terms t = { w->scale[e], w->onMacro[e], w->onTown[e], w->cap[e] * LOG2E };
    return t;
}

static void play_block(const World *w, int town, int block, Block *k)
{
    int64_t row = (int64_t)town * w->steps * w->padded + block * LANES;
    for (int t = 0; t < w->steps; t++)
        for (int r = 0; r < LANES; r++) {
            k->macro[t * LANES + r] = w->macro[(int64_t)t * w->padded + block * LANES + r] * LOG2E;
            k->town[t * LANES + r] = w->town[row + (int64_t)t * w->padded + r] * LOG2E;
            k->output[t * LANES + r] = k->counts[t * LANES + r] = 0;
        }

    for (int i = 0; i < 4; i++) {
        k->low[i] = _mm256_mul_epu32(_mm256_add_epi64(WORD(16 * block + 4 * i), _mm256_setr_epi64x(0, 1, 2, 3)), WORD(MUL0));
        k->high[i] = _mm256_srli_epi64(k->low[i], 32);
    }
    for (int e = town_begin(w, town), end = town_begin(w, town + 1); e < end; e += 2) {
        int f = e + 1 < end ? e + 1 : e;
        Key keyE, keyF;
        key_of(&keyE, e);
        key_of(&keyF, f);
        Terms a = terms(w, e), b = terms(w, f);
        for (int r = 0; r < LANES; r++) {
            k->state[r] = w->start[e] * LOG2E;
            k->state[LANES + r] = f == e ? -1000 : w->start[f] * LOG2E; /* nobody */
        }
        for (int t = 0; t < w->steps; t++) {
            draw(k->words, k->low, k->high, t, &keyE);
            shocks(k->words, k->shock, a.scale);
            draw(k->words, k->low, k->high, t, &keyF);
            shocks(k->words, k->shock + LANES, b.scale);
            move(k, t, &a, &b, w->drift[(int64_t)e * w->steps + t] * LOG2E, w->drift[(int64_t)f * w->steps + t] * LOG2E);
        }
    }

    for (int t = 0; t < w->steps; t++) {
        memcpy(w->output + row + (int64_t)t * w->padded, k->output + t * LANES, sizeof(double) * LANES);
        memcpy(w->counts + row + (int64_t)t * w->padded, k->counts + t * LANES, sizeof(double) * LANES);
    }
}

void w_play(const World *w, int first, int last)
{
    static _Thread_local Block block;
    for (int town = 0; town < TOWNS; town++)
        for (int b = first; b < last; b++)
            play_block(w, town, b, &block);
}
