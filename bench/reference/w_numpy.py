"""Workload W in numpy, as an analyst would write it with care: whole arrays, in place, in blocks of replications that fit the
cache, numpy's own generator. Plays once for every line on standard input and answers with the seconds of processor time
and the three check values, which agree with the others up to chance: the draws are numpy's."""
import sys
import time

import numpy as np

TOWNS, BLOCK = 8, 256


def frac(x):
    return x - np.floor(x)


class World:
    def __init__(self, enterprises, steps, replications):
        e = np.arange(enterprises)
        sigma = 0.04 + 0.06 * frac(e * 0.7548776662466927)
        self.scale = (sigma / np.sqrt(2))[:, None]
        self.start = (1.5 + 3 * frac(e * 0.6180339887498949))[:, None]
        self.cap = self.start + 0.5
        self.on_macro = (0.5 + frac(e * 0.5698402909980532))[:, None]
        self.on_town = (0.8 + 0.4 * frac(e * 0.3247179572447461))[:, None]
        self.drift = np.repeat((0.004 - 0.5 * sigma**2)[None, :], steps, 0)
        self.drift[4:, e % 5 == 0] += 0.01
        self.first = [enterprises * k // TOWNS for k in range(TOWNS + 1)]
        self.steps, self.replications = steps, replications
        rng = np.random.default_rng(1)
        self.macro = 0.015 * rng.standard_normal((steps, replications))
        self.town = 0.02 * rng.standard_normal((TOWNS, steps, replications))
        self.rng = np.random.default_rng(2)

    def play(self):
        outcomes = np.empty((3, TOWNS, self.steps, self.replications))
        for r in range(0, self.replications, BLOCK):
            here = slice(r, min(r + BLOCK, self.replications))
            s = np.repeat(self.start, here.stop - here.start, 1)
            for t in range(self.steps):
                shock = self.rng.laplace(0.0, 1.0, s.shape)
                shock *= self.scale
                s += shock
                s += self.drift[t][:, None]
                s += self.on_macro * self.macro[t, here]
                for k in range(TOWNS):
                    rows = slice(self.first[k], self.first[k + 1])
                    s[rows] += self.on_town[rows] * self.town[k, t, here]
                np.minimum(s, self.cap, out=s)
                size, ten, fifty = np.exp(s), s > np.log(10), s > np.log(50)
                for k in range(TOWNS):
                    rows = slice(self.first[k], self.first[k + 1])
                    outcomes[0, k, t, here] = size[rows].sum(0)
                    outcomes[1, k, t, here] = ten[rows].sum(0)
                    outcomes[2, k, t, here] = fifty[rows].sum(0)
        return outcomes[:, :, -1].sum(1).mean(1)


world = World(*map(int, sys.argv[1:4]))
print("ready", flush=True)
for _ in sys.stdin:
    started = time.thread_time()
    check = world.play()
    print(time.thread_time() - started, *check, flush=True)
