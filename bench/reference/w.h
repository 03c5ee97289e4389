/* Workload W (see docs/performance.md): the world a kernel plays, and how it is called. */
#pragma once
#include <immintrin.h>
#include <stdint.h>

enum { TOWNS = 8, LANES = 64, MOST_STEPS = 64 };

/* Rows of replications are padded to a multiple of 64. Logarithms of size are natural here; kernels may use base 2 inside. */
typedef struct {
    int32_t enterprises, steps, replications, padded;
    const double *start, *scale, *onMacro, *onTown, *cap; /* by enterprise */
    const double *drift;                                  /* [enterprise][step] */
    const double *macro;                                  /* [step][replication] */
    const double *town;                                   /* [town][step][replication] */
    double *output;                                       /* [town][step][replication]: sum of sizes */
    double *counts;                                       /* the same: number above 10 + 65536 * number above 50 */
} World;

/* Plays blocks [first, last) of 64 replications of all towns. */
void w_play(const World *world, int first, int last);

static inline int town_begin(const World *w, int town) { return (int)((int64_t)w->enterprises * town / TOWNS); }

#define LOG2E 1.4426950408889634
#define LN10 2.302585092994046
#define LN50 3.912023005428146
#define MUL0 0xD2511F53u
#define MUL1 0xCD9E8D57u
#define SEED 12345u

/* Key words of rounds 1 to 10, two a round. */
typedef struct { uint64_t word[20]; } Key;

static inline void key_of(Key *key, uint32_t enterprise)
{
    uint32_t k0 = SEED, k1 = enterprise;
    for (int i = 0; i < 20; i += 2) {
        key->word[i] = k0;
        key->word[i + 1] = k1;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
}

/* log2(1 + r) / r for |r| <= 1/32 and 2^f for |f| <= 1/32, from the series. */
#define LOG_TERMS(X) X(9) X(8) X(7) X(6) X(5) X(4) X(3) X(2) X(1)
static const double log_coefficient[11] = { 0, LOG2E, -LOG2E / 2, LOG2E / 3, -LOG2E / 4, LOG2E / 5, -LOG2E / 6, LOG2E / 7, -LOG2E / 8, LOG2E / 9, -LOG2E / 10 };
static const double exp_coefficient[7] = { 1.0, 0.69314718055994531, 0.24022650695910072, 5.5504108664821580e-2, 9.6181291076284772e-3, 1.3333558146428443e-3, 1.5403530393381610e-4 };

/* Middles of the sixteen parts of [1, 2): 1/c and log2 c - 31 (the 31 because a word is read as a whole number); 2^(j/16). */
static double inverse_middle[16] __attribute__((aligned(64))), log_middle[16] __attribute__((aligned(64))), power[16] __attribute__((aligned(64)));

__attribute__((constructor)) static void make_tables(void)
{
    for (int i = 0; i < 16; i++) {
        double middle = 1 + (i + 0.5) / 16;
        inverse_middle[i] = 1 / middle;
        log_middle[i] = -__builtin_log2(inverse_middle[i]) - 31;
        power[i] = __builtin_exp2(i / 16.0);
    }
}
