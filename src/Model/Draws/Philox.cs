using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Zyz.Sim.Model.Draws;

/// <summary>Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): a counter in, four 32-bit words out, no state.</summary>
internal static class Philox
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>One block.</summary>
    /// <param name="counter">Counter, replaced by the four words.</param>
    /// <param name="key0">Low key word.</param>
    /// <param name="key1">High key word.</param>
    public static void Block(Span<uint> counter, uint key0, uint key1)
    {
        (uint c0, uint c1, uint c2, uint c3) = (counter[0], counter[1], counter[2], counter[3]);
        for (int i = 0; i < Rounds; i++)
        {
            ulong p0 = (ulong)Multiplier0 * c0, p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ key0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ key1, (uint)p0);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        (counter[0], counter[1], counter[2], counter[3]) = (c0, c1, c2, c3);
    }

    /// <summary>
    /// The 64 words of one group of replications: blocks with third counter word <c>first … first + 15</c>; word w of
    /// block b lands at 16·w + b, so neither the words nor the replications are ever transposed.
    /// </summary>
    /// <param name="words">Receives 64 words, one in the low half of each element.</param>
    /// <param name="c0">First counter word.</param>
    /// <param name="c1">Second counter word.</param>
    /// <param name="first">Third counter word of the first block.</param>
    /// <param name="c3">Fourth counter word.</param>
    /// <param name="seed">Key.</param>
    public static void Group(Span<ulong> words, uint c0, uint c1, uint first, uint c3, ulong seed)
    {
        ref ulong target = ref words[0];
        _ = words[63];
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            Group512(ref target, c0, c1, first, c3, seed);
        }
        else if (Avx2.IsSupported)
        {
            Group256(ref target, c0, c1, first, c3, seed);
        }
        else
        {
            GroupPlain(words, c0, c1, first, c3, seed);
        }
    }

    /// <summary>The same words, block by block.</summary>
    internal static void GroupPlain(Span<ulong> words, uint c0, uint c1, uint first, uint c3, ulong seed)
    {
        Span<uint> block = stackalloc uint[4];
        for (int b = 0; b < 16; b++)
        {
            (block[0], block[1], block[2], block[3]) = (c0, c1, first + (uint)b, c3);
            Block(block, (uint)seed, (uint)(seed >> 32));
            for (int w = 0; w < 4; w++)
            {
                words[16 * w + b] = block[w];
            }
        }
    }

    // 64-bit lanes hold 32-bit words in their low halves; the product reads only those, so high halves may hold anything
    // until the end. Two vectors go side by side: their chains hide each other's latency.
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Group512(ref ulong words, uint c0, uint c1, uint first, uint c3, ulong seed)
    {
        Vector512<ulong> m0 = Vector512.Create((ulong)Multiplier0), m1 = Vector512.Create((ulong)Multiplier1);
        Vector512<ulong> a0 = Vector512.Create((ulong)c0), a1 = Vector512.Create((ulong)c1), a3 = Vector512.Create((ulong)c3);
        Vector512<ulong> a2 = Vector512.Create((ulong)first);
        a2 += Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        Vector512<ulong> b0 = a0, b1 = a1, b2 = a2 + Vector512.Create(8UL), b3 = a3;
        uint key0 = (uint)seed, key1 = (uint)(seed >> 32);
        for (int i = 0; i < Rounds; i++)
        {
            Vector512<ulong> k0 = Vector512.Create((ulong)key0), k1 = Vector512.Create((ulong)key1);
            Vector512<ulong> p0 = Avx512F.Multiply(a0.AsUInt32(), m0.AsUInt32()), p1 = Avx512F.Multiply(a2.AsUInt32(), m1.AsUInt32());
            Vector512<ulong> q0 = Avx512F.Multiply(b0.AsUInt32(), m0.AsUInt32()), q1 = Avx512F.Multiply(b2.AsUInt32(), m1.AsUInt32());
            (a0, a1, a2, a3) = ((p1 >>> 32) ^ a1 ^ k0, p1, (p0 >>> 32) ^ a3 ^ k1, p0);
            (b0, b1, b2, b3) = ((q1 >>> 32) ^ b1 ^ k0, q1, (q0 >>> 32) ^ b3 ^ k1, q0);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        Vector512<ulong> low = Vector512.Create(0xFFFFFFFFUL);
        (a0 & low).StoreUnsafe(ref words, 0);
        (b0 & low).StoreUnsafe(ref words, 8);
        (a1 & low).StoreUnsafe(ref words, 16);
        (b1 & low).StoreUnsafe(ref words, 24);
        (a2 & low).StoreUnsafe(ref words, 32);
        (b2 & low).StoreUnsafe(ref words, 40);
        (a3 & low).StoreUnsafe(ref words, 48);
        (b3 & low).StoreUnsafe(ref words, 56);
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Group256(ref ulong words, uint c0, uint c1, uint first, uint c3, ulong seed)
    {
        Vector256<ulong> m0 = Vector256.Create((ulong)Multiplier0), m1 = Vector256.Create((ulong)Multiplier1);
        Vector256<ulong> low = Vector256.Create(0xFFFFFFFFUL);
        for (uint half = 0; half < 16; half += 8)
        {
            Vector256<ulong> a0 = Vector256.Create((ulong)c0), a1 = Vector256.Create((ulong)c1), a3 = Vector256.Create((ulong)c3);
            Vector256<ulong> a2 = Vector256.Create((ulong)(first + half)) + Vector256.Create(0UL, 1, 2, 3);
            Vector256<ulong> b0 = a0, b1 = a1, b2 = a2 + Vector256.Create(4UL), b3 = a3;
            uint key0 = (uint)seed, key1 = (uint)(seed >> 32);
            for (int i = 0; i < Rounds; i++)
            {
                Vector256<ulong> k0 = Vector256.Create((ulong)key0), k1 = Vector256.Create((ulong)key1);
                Vector256<ulong> p0 = Avx2.Multiply(a0.AsUInt32(), m0.AsUInt32()), p1 = Avx2.Multiply(a2.AsUInt32(), m1.AsUInt32());
                Vector256<ulong> q0 = Avx2.Multiply(b0.AsUInt32(), m0.AsUInt32()), q1 = Avx2.Multiply(b2.AsUInt32(), m1.AsUInt32());
                (a0, a1, a2, a3) = ((p1 >>> 32) ^ a1 ^ k0, p1, (p0 >>> 32) ^ a3 ^ k1, p0);
                (b0, b1, b2, b3) = ((q1 >>> 32) ^ b1 ^ k0, q1, (q0 >>> 32) ^ b3 ^ k1, q0);
                key0 += Weyl0;
                key1 += Weyl1;
            }

            (a0 & low).StoreUnsafe(ref words, half);
            (b0 & low).StoreUnsafe(ref words, half + 4);
            (a1 & low).StoreUnsafe(ref words, 16 + half);
            (b1 & low).StoreUnsafe(ref words, 20 + half);
            (a2 & low).StoreUnsafe(ref words, 32 + half);
            (b2 & low).StoreUnsafe(ref words, 36 + half);
            (a3 & low).StoreUnsafe(ref words, 48 + half);
            (b3 & low).StoreUnsafe(ref words, 52 + half);
        }
    }
}
