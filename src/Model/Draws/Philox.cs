using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Zyz.Sim.Model.Draws;

/// <summary>Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): a counter in, four 32-bit words out, no state.</summary>
internal static class Philox
{
    internal const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    internal const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;
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
            TwoChains<PhiloxChain8, Vector512<ulong>>(ref target, c0, c1, first, c3, seed, 16);
        }
        else if (Avx2.IsSupported)
        {
            TwoChains<PhiloxChain4, Vector256<ulong>>(ref target, c0, c1, first, c3, seed, 16);
        }
        else
        {
            Plain(words, 16, c0, c1, first, c3, seed);
        }
    }

    /// <summary>
    /// 64 blocks with third counter word <c>first … first + 63</c>: word w of block b lands at 64·w + b, so a row holds the same word of
    /// every block.
    /// </summary>
    /// <param name="rows">Receives four rows of 64 words, one in the low half of each element.</param>
    /// <param name="c0">First counter word.</param>
    /// <param name="c1">Second counter word.</param>
    /// <param name="first">Third counter word of the first block.</param>
    /// <param name="c3">Fourth counter word.</param>
    /// <param name="seed">Key.</param>
    /// <param name="wanted">Which blocks are wanted, a bit each; others may be left as they are.</param>
    public static void Blocks(Span<ulong> rows, uint c0, uint c1, uint first, uint c3, ulong seed, ulong wanted)
    {
        ref ulong target = ref rows[0];
        _ = rows[255];
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            FourChains<PhiloxChain8, Vector512<ulong>>(ref target, c0, c1, first, c3, seed, wanted);
        }
        else if (Avx2.IsSupported)
        {
            for (int block = 0; block < 64; block += 16)
            {
                if ((wanted >> block & 0xFFFF) != 0)
                {
                    TwoChains<PhiloxChain4, Vector256<ulong>>(ref Unsafe.Add(ref target, block), c0, c1, first + (uint)block, c3, seed, 64);
                }
            }
        }
        else
        {
            Plain(rows, 64, c0, c1, first, c3, seed);
        }
    }

    /// <summary>64 blocks of as many entities, all of one replication: word w of entity i lands at 64·w + i.</summary>
    /// <param name="rows">Receives four rows of 64 words, one in the low half of each element.</param>
    /// <param name="entities">The first of 64 addresses.</param>
    /// <param name="at">What blocks share.</param>
    /// <param name="wanted">Which blocks are wanted, a bit each; others may be left as they are.</param>
    public static void Many(Span<ulong> rows, ref ulong entities, in BlockAddress at, ulong wanted)
    {
        _ = rows[255];
        Many(ref rows[0], ref Unsafe.NullRef<ulong>(), ref entities, at, wanted);
    }

    /// <summary>The same blocks, two words an element: words 0 and 1 of each in one row, words 2 and 3 in another.</summary>
    public static void ManyPairs(ref ulong first, ref ulong second, ref ulong entities, in BlockAddress at, ulong wanted) => Many(ref first, ref second, ref entities, at, wanted);

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Many(ref ulong target, ref ulong second, ref ulong entities, in BlockAddress at, ulong wanted)
    {
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            for (int block = 0; block < 64; block += 32)
            {
                uint some = (uint)(wanted >> block);
                if (some >> 16 != 0)
                {
                    FourOfMany<PhiloxChain8, Vector512<ulong>>(ref target, ref second, ref entities, block, at);
                }
                else if (some != 0)
                {
                    TwoOfMany<PhiloxChain8, Vector512<ulong>>(ref target, ref second, ref entities, block, at);
                }
            }

            return;
        }

        for (int block = 0; block < 64; block += 8)
        {
            if ((wanted >> block & 0xFF) != 0 && Avx2.IsSupported)
            {
                TwoOfMany<PhiloxChain4, Vector256<ulong>>(ref target, ref second, ref entities, block, at);
            }
            else if ((wanted >> block & 0xFF) != 0)
            {
                ManyPlain(ref target, ref second, ref entities, block, at);
            }
        }
    }

    private static void ManyPlain(ref ulong target, ref ulong second, ref ulong entities, int from, in BlockAddress at)
    {
        for (int i = from; i < from + 8; i++)
        {
            (uint w0, uint w1, uint w2, uint w3) = One(Unsafe.Add(ref entities, i), at);
            if (Unsafe.IsNullRef(ref second))
            {
                (Unsafe.Add(ref target, i), Unsafe.Add(ref target, i + 64), Unsafe.Add(ref target, i + 128), Unsafe.Add(ref target, i + 192)) = (w0, w1, w2, w3);
            }
            else
            {
                (Unsafe.Add(ref target, i), Unsafe.Add(ref second, i)) = (w0 | (ulong)w1 << 32, w2 | (ulong)w3 << 32);
            }
        }
    }

    /// <summary>The four words of one entity's block.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (uint Word0, uint Word1, uint Word2, uint Word3) One(ulong entity, in BlockAddress at)
    {
        Span<uint> block = [(uint)entity, (uint)(entity >> 32) << 14 | at.Quarter, at.Third, at.Fourth];
        Block(block, (uint)at.Seed, (uint)(at.Seed >> 32));
        return (block[0], block[1], block[2], block[3]);
    }

    /// <summary>The same words as <see cref="Group"/> or <see cref="Blocks"/>, block by block.</summary>
    internal static void Plain(Span<ulong> words, int blocks, uint c0, uint c1, uint first, uint c3, ulong seed)
    {
        Span<uint> block = stackalloc uint[4];
        for (int b = 0; b < blocks; b++)
        {
            (block[0], block[1], block[2], block[3]) = (c0, c1, first + (uint)b, c3);
            Block(block, (uint)seed, (uint)(seed >> 32));
            for (int w = 0; w < 4; w++)
            {
                words[blocks * w + b] = block[w];
            }
        }
    }

    /// <summary>Sixteen blocks by two chains at a time: as many as sixteen registers hold. Rows of words lie a stride apart.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void TwoChains<T, TVector>(ref ulong words, uint c0, uint c1, uint first, uint c3, ulong seed, int stride)
        where T : struct, IPhiloxChain<T, TVector>
        where TVector : struct
    {
        for (int block = 0; block < 16; block += 2 * T.Blocks)
        {
            uint at = first + (uint)block;
            T a = T.Second(c0, c1, at, c3, seed), b = T.Second(c0, c1, at + (uint)T.Blocks, c3, seed);
            TVector key0 = T.All((uint)seed + 2 * (ulong)Weyl0), key1 = T.All((seed >> 32) + 2 * (ulong)Weyl1);
            for (int i = 2; i < Rounds; i += 4)
            {
                // Four rounds bring every word back to the register it came from: nothing is moved.
                Round<T, TVector>(ref a, ref b, ref key0, ref key1);
                Round<T, TVector>(ref a, ref b, ref key0, ref key1);
                Round<T, TVector>(ref a, ref b, ref key0, ref key1);
                Round<T, TVector>(ref a, ref b, ref key0, ref key1);
            }

            a.Store(ref words, block, stride);
            b.Store(ref words, block + T.Blocks, stride);
        }
    }

    /// <summary>64 blocks by four chains at a time: enough to keep the multipliers busy, and 32 registers hold them.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void FourChains<T, TVector>(ref ulong rows, uint c0, uint c1, uint first, uint c3, ulong seed, ulong wanted)
        where T : struct, IPhiloxChain<T, TVector>
        where TVector : struct
    {
        for (int block = 0; block < 64; block += 4 * T.Blocks)
        {
            if ((wanted >> block & (1UL << 4 * T.Blocks) - 1) == 0)
            {
                continue;
            }

            uint at = first + (uint)block, width = (uint)T.Blocks;
            T a = T.Second(c0, c1, at, c3, seed), b = T.Second(c0, c1, at + width, c3, seed);
            T c = T.Second(c0, c1, at + 2 * width, c3, seed), d = T.Second(c0, c1, at + 3 * width, c3, seed);
            TVector key0 = T.All((uint)seed + 2 * (ulong)Weyl0), key1 = T.All((seed >> 32) + 2 * (ulong)Weyl1);
            for (int i = 2; i < Rounds; i += 4)
            {
                Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
                Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
                Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
                Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
            }

            a.Store(ref rows, block, 64);
            b.Store(ref rows, block + T.Blocks, 64);
            c.Store(ref rows, block + 2 * T.Blocks, 64);
            d.Store(ref rows, block + 3 * T.Blocks, 64);
        }
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourOfMany<T, TVector>(ref ulong rows, ref ulong second, ref ulong entities, int block, in BlockAddress at)
        where T : struct, IPhiloxChain<T, TVector>
        where TVector : struct
    {
        T a = Before<T, TVector>(ref entities, block, at), b = Before<T, TVector>(ref entities, block + T.Blocks, at);
        T c = Before<T, TVector>(ref entities, block + 2 * T.Blocks, at), d = Before<T, TVector>(ref entities, block + 3 * T.Blocks, at);
        TVector key0 = T.All((uint)at.Seed), key1 = T.All(at.Seed >> 32);
        Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
        Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
        for (int i = 2; i < Rounds; i += 4)
        {
            Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
            Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
            Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
            Round<T, TVector>(ref a, ref b, ref c, ref d, ref key0, ref key1);
        }

        if (Unsafe.IsNullRef(ref second))
        {
            a.Store(ref rows, block, 64);
            b.Store(ref rows, block + T.Blocks, 64);
            c.Store(ref rows, block + 2 * T.Blocks, 64);
            d.Store(ref rows, block + 3 * T.Blocks, 64);
            return;
        }

        a.StorePairs(ref rows, ref second, block);
        b.StorePairs(ref rows, ref second, block + T.Blocks);
        c.StorePairs(ref rows, ref second, block + 2 * T.Blocks);
        d.StorePairs(ref rows, ref second, block + 3 * T.Blocks);
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoOfMany<T, TVector>(ref ulong rows, ref ulong second, ref ulong entities, int block, in BlockAddress at)
        where T : struct, IPhiloxChain<T, TVector>
        where TVector : struct
    {
        T a = Before<T, TVector>(ref entities, block, at), b = Before<T, TVector>(ref entities, block + T.Blocks, at);
        TVector key0 = T.All((uint)at.Seed), key1 = T.All(at.Seed >> 32);
        Round<T, TVector>(ref a, ref b, ref key0, ref key1);
        Round<T, TVector>(ref a, ref b, ref key0, ref key1);
        for (int i = 2; i < Rounds; i += 4)
        {
            Round<T, TVector>(ref a, ref b, ref key0, ref key1);
            Round<T, TVector>(ref a, ref b, ref key0, ref key1);
            Round<T, TVector>(ref a, ref b, ref key0, ref key1);
            Round<T, TVector>(ref a, ref b, ref key0, ref key1);
        }

        if (Unsafe.IsNullRef(ref second))
        {
            a.Store(ref rows, block, 64);
            b.Store(ref rows, block + T.Blocks, 64);
            return;
        }

        a.StorePairs(ref rows, ref second, block);
        b.StorePairs(ref rows, ref second, block + T.Blocks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Before<T, TVector>(ref ulong entities, int index, in BlockAddress at)
        where T : struct, IPhiloxChain<T, TVector>
        where TVector : struct
    {
        (TVector first, TVector second) = T.Of(ref entities, index, at.Quarter);
        return T.Before(first, second, at.Third, at.Fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<T, TVector>(ref T a, ref T b, ref TVector key0, ref TVector key1)
        where T : struct, IPhiloxChain<T, TVector>
        where TVector : struct
    {
        a = a.Next(key0, key1);
        b = b.Next(key0, key1);
        key0 = T.Add(key0, Weyl0);
        key1 = T.Add(key1, Weyl1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<T, TVector>(ref T a, ref T b, ref T c, ref T d, ref TVector key0, ref TVector key1)
        where T : struct, IPhiloxChain<T, TVector>
        where TVector : struct
    {
        c = c.Next(key0, key1);
        d = d.Next(key0, key1);
        Round<T, TVector>(ref a, ref b, ref key0, ref key1);
    }
}
