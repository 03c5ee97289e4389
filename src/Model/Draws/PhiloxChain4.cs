using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Draws;

/// <summary>Four blocks in registers of 256 bits.</summary>
internal readonly struct PhiloxChain4(Vector256<ulong> x0, Vector256<ulong> x1, Vector256<ulong> x2, Vector256<ulong> x3) : IPhiloxChain<PhiloxChain4, Vector256<ulong>>
{
    private readonly Vector256<ulong> x0 = x0, x1 = x1, x2 = x2, x3 = x3;

    public static int Blocks => 4;

    private static Vector256<uint> Multiplier0 => Vector256.Create((ulong)Philox.Multiplier0).AsUInt32();

    private static Vector256<uint> Multiplier1 => Vector256.Create((ulong)Philox.Multiplier1).AsUInt32();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<ulong> All(ulong word) => Vector256.Create(word);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<ulong> Add(Vector256<ulong> words, ulong word) => words + Vector256.Create(word);

    // In the first round only the product of the third word differs between blocks, in the second only that of the first.
    [MethodImpl(AggressiveInlining)]
    public static PhiloxChain4 Second(uint c0, uint c1, uint first, uint c3, ulong seed)
    {
        uint key0 = (uint)seed, key1 = (uint)(seed >> 32), next0 = key0 + Philox.Weyl0, next1 = key1 + Philox.Weyl1;
        ulong p0 = (ulong)Philox.Multiplier0 * c0, p1 = (ulong)Philox.Multiplier1 * ((uint)(p0 >> 32) ^ c3 ^ key1);
        Vector256<ulong> counted = Vector256.Create((ulong)first) + Vector256.Create(0UL, 1, 2, 3);
        Vector256<ulong> third = Avx2.Multiply(counted.AsUInt32(), Multiplier1);
        Vector256<ulong> own = Avx2.Multiply(((third >>> 32) ^ Vector256.Create((ulong)(c1 ^ key0))).AsUInt32(), Multiplier0);
        return new(third ^ Vector256.Create(p1 >> 32 ^ next0), Vector256.Create(p1), (own >>> 32) ^ Vector256.Create((ulong)((uint)p0 ^ next1)), own);
    }

    [MethodImpl(AggressiveInlining)]
    public static PhiloxChain4 Before(Vector256<ulong> first, Vector256<ulong> second, uint c2, uint c3) => new(first, second, All(c2), All(c3));

    [MethodImpl(AggressiveInlining)]
    public static (Vector256<ulong> First, Vector256<ulong> Second) Of(ref ulong entities, int index, uint quarter)
    {
        Vector256<ulong> bits = Vector256.LoadUnsafe(ref entities, (nuint)index);
        return (bits, bits >>> 32 << 14 | All(quarter)); // what a high half holds is never read
    }

    [MethodImpl(AggressiveInlining)]
    public PhiloxChain4 Next(Vector256<ulong> key0, Vector256<ulong> key1)
    {
        Vector256<ulong> p0 = Avx2.Multiply(x0.AsUInt32(), Multiplier0), p1 = Avx2.Multiply(x2.AsUInt32(), Multiplier1);
        return new(x1 ^ key0 ^ (p1 >>> 32), p1, x3 ^ key1 ^ (p0 >>> 32), p0);
    }

    [MethodImpl(AggressiveInlining)]
    public void Store(ref ulong words, int block, int stride)
    {
        Vector256<ulong> low = Vector256.Create(0xFFFFFFFFUL);
        (x0 & low).StoreUnsafe(ref words, (nuint)block);
        (x1 & low).StoreUnsafe(ref words, (nuint)(block + stride));
        (x2 & low).StoreUnsafe(ref words, (nuint)(block + 2 * stride));
        (x3 & low).StoreUnsafe(ref words, (nuint)(block + 3 * stride));
    }

    [MethodImpl(AggressiveInlining)]
    public void StorePairs(ref ulong first, ref ulong second, int block)
    {
        Vector256<ulong> low = Vector256.Create(0xFFFFFFFFUL);
        ((x0 & low) | (x1 << 32)).StoreUnsafe(ref first, (nuint)block);
        ((x2 & low) | (x3 << 32)).StoreUnsafe(ref second, (nuint)block);
    }
}
