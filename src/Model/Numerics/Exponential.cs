using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>
/// e^x with its numbers at hand. A loop makes one before it starts and keeps the numbers in registers; written as constants,
/// the compiler would read them from memory for every vector, and reading would take longer than computing.
/// </summary>
/// <remarks>
/// x = (16k + j)·ln 2/16 + r, so e^x = 2^k·2^(j/16)·e^r with |r| below 0.022: five coefficients suffice. They are summed in
/// pairs, for one exponential is a chain, and what waits for it is as long as the chain.
/// </remarks>
internal readonly struct Exponential<T>
    where T : struct, ILanes<T>
{
    private readonly T lowest, highest, parts, magic, high, low, c2, c3, c4, c5, c6;

    /// <summary>Reads the numbers.</summary>
    [MethodImpl(AggressiveInlining)]
    public Exponential()
    {
        ref double number = ref MemoryMarshal.GetArrayDataReference(ElementaryNumbers.Exponential);
        lowest = T.All(number);
        highest = T.All(Unsafe.Add(ref number, 1));
        parts = T.All(Unsafe.Add(ref number, 2));
        magic = T.All(Unsafe.Add(ref number, 3));
        high = T.All(Unsafe.Add(ref number, 4));
        low = T.All(Unsafe.Add(ref number, 5));
        c2 = T.All(Unsafe.Add(ref number, 6));
        c3 = T.All(Unsafe.Add(ref number, 7));
        c4 = T.All(Unsafe.Add(ref number, 8));
        c5 = T.All(Unsafe.Add(ref number, 9));
        c6 = T.All(Unsafe.Add(ref number, 10));
    }

    /// <summary>e^x. Arguments beyond ±700 are held there; NaN stays NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public T Of(T x)
    {
        x = T.Min(highest, T.Max(lowest, x));
        T z = T.Fma(x, parts, magic);
        T n = z - magic;
        T r = T.Fma(n, low, T.Fma(n, high, x));
        T square = r * r;
        T series = T.Fma(c6, square, T.Fma(c5, r, c4));
        series = T.Fma(T.Fma(series, square, T.Fma(c3, r, c2)), square, r);
        T power = T.Raise(T.Pick(ElementaryNumbers.Powers, z), z);
        return T.Fma(power, series, power);
    }
}
