using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Bench.Workload;

/// <summary>Draws through the product's chains of 512 bits. In workload W it is the first counter word that numbers the blocks.</summary>
internal readonly struct WorldDraws8 : IWorldDraws
{
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Draw(ref ulong words, ref ulong others, uint first, uint step, uint e, uint f)
    {
        PhiloxChain8 a = Second(first, step, e), b = Second(first + 8, step, e), c = Second(first, step, f), d = Second(first + 8, step, f);
        Vector512<ulong> seed = PhiloxChain8.All(World.Seed + (2UL * Philox.Weyl0)), ke = PhiloxChain8.All(e + (2UL * Philox.Weyl1)), kf = PhiloxChain8.All(f + (2UL * Philox.Weyl1));
        for (int i = 2; i < 10; i += 4)
        {
            Round(ref a, ref b, ref c, ref d, ref seed, ref ke, ref kf);
            Round(ref a, ref b, ref c, ref d, ref seed, ref ke, ref kf);
            Round(ref a, ref b, ref c, ref d, ref seed, ref ke, ref kf);
            Round(ref a, ref b, ref c, ref d, ref seed, ref ke, ref kf);
        }

        a.Store(ref words, 0, 16);
        b.Store(ref words, 8, 16);
        c.Store(ref others, 0, 16);
        d.Store(ref others, 8, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref PhiloxChain8 a, ref PhiloxChain8 b, ref PhiloxChain8 c, ref PhiloxChain8 d, ref Vector512<ulong> seed, ref Vector512<ulong> ke, ref Vector512<ulong> kf)
    {
        a = a.Next(seed, ke);
        b = b.Next(seed, ke);
        c = c.Next(seed, kf);
        d = d.Next(seed, kf);
        seed = PhiloxChain8.Add(seed, Philox.Weyl0);
        ke = PhiloxChain8.Add(ke, Philox.Weyl1);
        kf = PhiloxChain8.Add(kf, Philox.Weyl1);
    }

    /// <summary>After two rounds: the third counter word is 0, and in the second round all blocks have the same first word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PhiloxChain8 Second(uint first, uint step, uint key1)
    {
        ulong p0 = (ulong)Philox.Multiplier0 * (step ^ World.Seed);
        Vector512<ulong> low = Avx512F.Multiply((Vector512.Create((ulong)first) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7)).AsUInt32(), Vector512.Create((ulong)Philox.Multiplier0).AsUInt32());
        Vector512<ulong> p1 = Avx512F.Multiply(((low >>> 32) ^ Vector512.Create((ulong)key1)).AsUInt32(), Vector512.Create((ulong)Philox.Multiplier1).AsUInt32());
        return new((p1 >>> 32) ^ Vector512.Create((ulong)(World.Seed + Philox.Weyl0)), p1, low ^ Vector512.Create((p0 >> 32) ^ (key1 + Philox.Weyl1)), Vector512.Create(p0));
    }
}
