using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Bench.Workload;

/// <summary>Draws through the product's chains of 256 bits. In workload W it is the first counter word that numbers the blocks.</summary>
internal readonly struct WorldDraws4 : IWorldDraws
{
    public static void Draw(ref ulong words, ref ulong others, uint first, uint step, uint e, uint f)
    {
        DrawOne(ref words, first, step, e);
        DrawOne(ref others, first, step, f);
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DrawOne(ref ulong words, uint first, uint step, uint e)
    {
        for (int block = 0; block < 16; block += 8)
        {
            PhiloxChain4 a = Second(first + (uint)block, step, e), b = Second(first + (uint)block + 4, step, e);
            Vector256<ulong> seed = PhiloxChain4.All(World.Seed + (2UL * Philox.Weyl0)), key = PhiloxChain4.All(e + (2UL * Philox.Weyl1));
            for (int i = 2; i < 10; i += 4)
            {
                Round(ref a, ref b, ref seed, ref key);
                Round(ref a, ref b, ref seed, ref key);
                Round(ref a, ref b, ref seed, ref key);
                Round(ref a, ref b, ref seed, ref key);
            }

            a.Store(ref words, block, 16);
            b.Store(ref words, block + 4, 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref PhiloxChain4 a, ref PhiloxChain4 b, ref Vector256<ulong> seed, ref Vector256<ulong> key)
    {
        a = a.Next(seed, key);
        b = b.Next(seed, key);
        seed = PhiloxChain4.Add(seed, Philox.Weyl0);
        key = PhiloxChain4.Add(key, Philox.Weyl1);
    }

    /// <summary>After two rounds: the third counter word is 0, and in the second round all blocks have the same first word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PhiloxChain4 Second(uint first, uint step, uint key1)
    {
        ulong p0 = (ulong)Philox.Multiplier0 * (step ^ World.Seed);
        Vector256<ulong> low = Avx2.Multiply((Vector256.Create((ulong)first) + Vector256.Create(0UL, 1, 2, 3)).AsUInt32(), Vector256.Create((ulong)Philox.Multiplier0).AsUInt32());
        Vector256<ulong> p1 = Avx2.Multiply(((low >>> 32) ^ Vector256.Create((ulong)key1)).AsUInt32(), Vector256.Create((ulong)Philox.Multiplier1).AsUInt32());
        return new((p1 >>> 32) ^ Vector256.Create((ulong)(World.Seed + Philox.Weyl0)), p1, low ^ Vector256.Create((p0 >> 32) ^ (key1 + Philox.Weyl1)), Vector256.Create(p0));
    }
}
