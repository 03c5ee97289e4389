using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Draws;

/// <summary>Eight blocks in registers of 512 bits.</summary>
internal readonly struct PhiloxChain8(Vector512<ulong> x0, Vector512<ulong> x1, Vector512<ulong> x2, Vector512<ulong> x3) : IPhiloxChain<PhiloxChain8, Vector512<ulong>>
{
    private const byte Xor = 0x96; // of three, as the truth table of a ternary operation

    private readonly Vector512<ulong> x0 = x0, x1 = x1, x2 = x2, x3 = x3;

    public static int Blocks => 8;

    private static Vector512<uint> Multiplier0 => Vector512.Create((ulong)Philox.Multiplier0).AsUInt32();

    private static Vector512<uint> Multiplier1 => Vector512.Create((ulong)Philox.Multiplier1).AsUInt32();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<ulong> All(ulong word) => Vector512.Create(word);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<ulong> Add(Vector512<ulong> words, ulong word) => words + Vector512.Create(word);

    // In the first round only the product of the third word differs between blocks, in the second only that of the first.
    [MethodImpl(AggressiveInlining)]
    public static PhiloxChain8 Second(uint c0, uint c1, uint first, uint c3, ulong seed)
    {
        uint key0 = (uint)seed, key1 = (uint)(seed >> 32), next0 = key0 + Philox.Weyl0, next1 = key1 + Philox.Weyl1;
        ulong p0 = (ulong)Philox.Multiplier0 * c0, p1 = (ulong)Philox.Multiplier1 * ((uint)(p0 >> 32) ^ c3 ^ key1);
        Vector512<ulong> counted = Vector512.Create((ulong)first) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        Vector512<ulong> third = Avx512F.Multiply(counted.AsUInt32(), Multiplier1);
        Vector512<ulong> own = Avx512F.Multiply(((third >>> 32) ^ Vector512.Create((ulong)(c1 ^ key0))).AsUInt32(), Multiplier0);
        return new(third ^ Vector512.Create(p1 >> 32 ^ next0), Vector512.Create(p1), (own >>> 32) ^ Vector512.Create((ulong)((uint)p0 ^ next1)), own);
    }

    [MethodImpl(AggressiveInlining)]
    public static PhiloxChain8 Before(Vector512<ulong> first, Vector512<ulong> second, uint c2, uint c3) => new(first, second, All(c2), All(c3));

    [MethodImpl(AggressiveInlining)]
    public static (Vector512<ulong> First, Vector512<ulong> Second) Of(ref ulong entities, int index, uint quarter)
    {
        Vector512<ulong> bits = Vector512.LoadUnsafe(ref entities, (nuint)index);
        return (bits, bits >>> 32 << 14 | All(quarter)); // what a high half holds is never read
    }

    [MethodImpl(AggressiveInlining)]
    public PhiloxChain8 Next(Vector512<ulong> key0, Vector512<ulong> key1)
    {
        Vector512<ulong> p0 = Avx512F.Multiply(x0.AsUInt32(), Multiplier0), p1 = Avx512F.Multiply(x2.AsUInt32(), Multiplier1);
        return new(Avx512F.TernaryLogic(x1, key0, p1 >>> 32, Xor), p1, Avx512F.TernaryLogic(x3, key1, p0 >>> 32, Xor), p0);
    }

    [MethodImpl(AggressiveInlining)]
    public void Store(ref ulong words, int block, int stride)
    {
        Vector512<ulong> low = Vector512.Create(0xFFFFFFFFUL);
        (x0 & low).StoreUnsafe(ref words, (nuint)block);
        (x1 & low).StoreUnsafe(ref words, (nuint)(block + stride));
        (x2 & low).StoreUnsafe(ref words, (nuint)(block + 2 * stride));
        (x3 & low).StoreUnsafe(ref words, (nuint)(block + 3 * stride));
    }

    [MethodImpl(AggressiveInlining)]
    public void StorePairs(ref ulong first, ref ulong second, int block)
    {
        Vector512<ulong> low = Vector512.Create(0xFFFFFFFFUL);
        ((x0 & low) | (x1 << 32)).StoreUnsafe(ref first, (nuint)block);
        ((x2 & low) | (x3 << 32)).StoreUnsafe(ref second, (nuint)block);
    }
}
