#!/usr/bin/env bash
# Builds the C references into the folder given. Needs gcc (or CC).
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
out=$1
mkdir -p "$out"
flags="-O3 -shared -fPIC -Wall -Wextra -Werror -ffp-contract=off"
"${CC:-gcc}" $flags -march=x86-64-v3 "$here/w_avx2.c" -o "$out/w_avx2.so" -lm
"${CC:-gcc}" $flags -march=x86-64-v4 -mprefer-vector-width=512 "$here/w_avx512.c" -o "$out/w_avx512.so" -lm
