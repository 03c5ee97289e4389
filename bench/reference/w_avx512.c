/*
 * Workload W by hand in AVX-512: what the machine gives.
 * Two enterprises at a time: words of both (four chains of Philox), then shocks, then the step, each over rows in L1.
 */
#include "w.h"
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
#define SEPARATE static __attribute__((noinline))
typedef __m512i V;
typedef __m512d D;
#define ALL(x) _mm512_set1_pd(x)
#define WORD(x) _mm512_set1_epi64(x)

typedef struct { V x0, x1, x2, x3; } Chain;

typedef struct {
    double macro[MOST_STEPS * LANES], town[MOST_STEPS * LANES], output[MOST_STEPS * LANES], counts[MOST_STEPS * LANES];
    double state[2 * LANES], shock[2 * LANES];
    V words[16];
} __attribute__((aligned(64))) Block;

typedef struct { double scale, onMacro, onTown, cap; } Terms;

/* Two rounds: the third counter word is 0, and in the second round the first word is the same for all blocks. */
INLINE Chain begin(V low, V high, uint32_t step, const Key *k)
{
    uint64_t p0 = (uint64_t)MUL0 * (step ^ (uint32_t)k->word[0]);
    V x2 = _mm512_xor_si512(high, WORD(k->word[1])), p1 = _mm512_mul_epu32(x2, WORD(MUL1));
    Chain c = { _mm512_xor_si512(_mm512_srli_epi64(p1, 32), WORD(k->word[2])), p1, _mm512_xor_si512(low, WORD((p0 >> 32) ^ k->word[3])), WORD(p0) };
    return c;
}

INLINE void next(Chain *c, V k0, V k1)
{
    V p0 = _mm512_mul_epu32(c->x0, WORD(MUL0)), p1 = _mm512_mul_epu32(c->x2, WORD(MUL1));
    c->x0 = _mm512_ternarylogic_epi64(_mm512_srli_epi64(p1, 32), c->x1, k0, 0x96);
    c->x2 = _mm512_ternarylogic_epi64(_mm512_srli_epi64(p0, 32), c->x3, k1, 0x96);
    c->x1 = p1;
    c->x3 = p0;
}

/* 128 words, one in the low half of each 64 bits, in the order of replications. */
SEPARATE void draw(V *out, V lowA, V highA, V lowB, V highB, uint32_t step, const Key *k, const Key *l)
{
    Chain a = begin(lowA, highA, step, k), b = begin(lowB, highB, step, k), c = begin(lowA, highA, step, l), d = begin(lowB, highB, step, l);
#pragma GCC unroll 8
    for (int i = 4; i < 20; i += 2) {
        V k0 = WORD(k->word[i]), k1 = WORD(k->word[i + 1]), l0 = WORD(l->word[i]), l1 = WORD(l->word[i + 1]);
        next(&a, k0, k1);
        next(&b, k0, k1);
        next(&c, l0, l1);
        next(&d, l0, l1);
    }
    out[0] = a.x0, out[1] = b.x0, out[2] = a.x1, out[3] = b.x1, out[4] = a.x2, out[5] = b.x2, out[6] = a.x3, out[7] = b.x3;
    out[8] = c.x0, out[9] = d.x0, out[10] = c.x1, out[11] = d.x1, out[12] = c.x2, out[13] = d.x2, out[14] = c.x3, out[15] = d.x3;
}

SEPARATE void shocks(const V *words, double *out, double scale)
{
    const D i0 = _mm512_load_pd(inverse_middle), i1 = _mm512_load_pd(inverse_middle + 8), l0 = _mm512_load_pd(log_middle), l1 = _mm512_load_pd(log_middle + 8);
    const V size = WORD(0x7fffffff), one = WORD(1), sign = WORD(1ull << 63), b = _mm512_castpd_si512(ALL(scale));
#pragma GCC unroll 2
    for (int v = 0; v < 8; v++) {
        D x = _mm512_cvtepi64_pd(_mm512_ternarylogic_epi64(words[v], size, one, 0xEA)); /* (w & size) | 1 */
        D e = _mm512_getexp_pd(x), m = _mm512_getmant_pd(x, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_zero);
        V part = _mm512_srli_epi64(_mm512_castpd_si512(m), 48);
        D r = _mm512_fmsub_pd(m, _mm512_permutex2var_pd(i0, part, i1), ALL(1));
        D whole = _mm512_add_pd(e, _mm512_permutex2var_pd(l0, part, l1)), p = ALL(log_coefficient[10]);
#define TERM(i) p = _mm512_fmadd_pd(p, r, ALL(log_coefficient[i]));
        LOG_TERMS(TERM)
#undef TERM
        D ln = _mm512_fmadd_pd(p, r, whole);
        D turned = _mm512_castsi512_pd(_mm512_ternarylogic_epi64(_mm512_slli_epi64(words[v], 32), sign, b, 0x6A)); /* (w & sign) ^ b */
        _mm512_store_pd(out + 8 * v, _mm512_mul_pd(turned, ln));
    }
}

INLINE D exp2_of(D x, D p0, D p1)
{
    const D magic = ALL(0x1.8p48); /* rounds to sixteenths */
    D z = _mm512_add_pd(x, magic), n = _mm512_sub_pd(z, magic), f = _mm512_sub_pd(x, n), p = ALL(exp_coefficient[6]);
    for (int i = 5; i >= 0; i--)
        p = _mm512_fmadd_pd(p, f, ALL(exp_coefficient[i]));
    return _mm512_scalef_pd(_mm512_mul_pd(p, _mm512_permutex2var_pd(p0, _mm512_castpd_si512(z), p1)), n);
}

INLINE D above(D counts, D s, D limit, D amount) { return _mm512_mask_add_pd(counts, _mm512_cmp_pd_mask(s, limit, _CMP_GT_OQ), counts, amount); }

SEPARATE void move(Block *k, int step, const Terms *a, const Terms *b, double driftA, double driftB)
{
    const D p0 = _mm512_load_pd(power), p1 = _mm512_load_pd(power + 8), ten = ALL(LN10 * LOG2E), fifty = ALL(LN50 * LOG2E);
    for (int i = 0; i < LANES; i += 8) {
        int at = step * LANES + i;
        D m = _mm512_load_pd(k->macro + at), q = _mm512_load_pd(k->town + at);
        D u = _mm512_fmadd_pd(ALL(a->onTown), q, _mm512_fmadd_pd(ALL(a->onMacro), m, _mm512_add_pd(_mm512_load_pd(k->state + i), ALL(driftA))));
        D v = _mm512_fmadd_pd(ALL(b->onTown), q, _mm512_fmadd_pd(ALL(b->onMacro), m, _mm512_add_pd(_mm512_load_pd(k->state + LANES + i), ALL(driftB))));
        u = _mm512_min_pd(_mm512_sub_pd(u, _mm512_load_pd(k->shock + i)), ALL(a->cap));
        v = _mm512_min_pd(_mm512_sub_pd(v, _mm512_load_pd(k->shock + LANES + i)), ALL(b->cap));
        _mm512_store_pd(k->state + i, u);
        _mm512_store_pd(k->state + LANES + i, v);
        _mm512_store_pd(k->output + at, _mm512_add_pd(_mm512_load_pd(k->output + at), _mm512_add_pd(exp2_of(u, p0, p1), exp2_of(v, p0, p1))));
        D n = _mm512_load_pd(k->counts + at);
        n = above(above(above(above(n, u, ten, ALL(1)), u, fifty, ALL(65536)), v, ten, ALL(1)), v, fifty, ALL(65536));
        _mm512_store_pd(k->counts + at, n);
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

    V count = _mm512_add_epi64(WORD(16 * block), _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7));
    V lowA = _mm512_mul_epu32(count, WORD(MUL0)), lowB = _mm512_mul_epu32(_mm512_add_epi64(count, WORD(8)), WORD(MUL0));
    V highA = _mm512_srli_epi64(lowA, 32), highB = _mm512_srli_epi64(lowB, 32);
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
            draw(k->words, lowA, highA, lowB, highB, t, &keyE, &keyF);
            shocks(k->words, k->shock, a.scale);
            shocks(k->words + 8, k->shock + LANES, b.scale);
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
