using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>ln x for positive normal x, with its numbers at hand as those of <see cref="Exponential{T}"/>.</summary>
/// <remarks>
/// x = 2^k·m, m near the middle c of a sixteenth of an octave: ln x = k·ln 2 + ln c + ln(1 + r), r = m/c − 1 below 0.032.
/// One of the middles is 1, whose logarithm is nothing: near 1 no error is left but that of r's own series.
/// </remarks>
internal readonly struct Logarithm<T>
    where T : struct, ILanes<T>
{
    private readonly T minusOne, high, low, c2, c3, c4, c5, c6, c7, c8, c9;

    /// <summary>Reads the numbers.</summary>
    [MethodImpl(AggressiveInlining)]
    public Logarithm()
    {
        ref double number = ref MemoryMarshal.GetArrayDataReference(ElementaryNumbers.Logarithm);
        minusOne = T.All(number);
        high = T.All(Unsafe.Add(ref number, 1));
        low = T.All(Unsafe.Add(ref number, 2));
        c2 = T.All(Unsafe.Add(ref number, 3));
        c3 = T.All(Unsafe.Add(ref number, 4));
        c4 = T.All(Unsafe.Add(ref number, 5));
        c5 = T.All(Unsafe.Add(ref number, 6));
        c6 = T.All(Unsafe.Add(ref number, 7));
        c7 = T.All(Unsafe.Add(ref number, 8));
        c8 = T.All(Unsafe.Add(ref number, 9));
        c9 = T.All(Unsafe.Add(ref number, 10));
    }

    /// <summary>ln x for positive normal x.</summary>
    [MethodImpl(AggressiveInlining)]
    public T Of(T x)
    {
        T m = T.Split(x, out T k, out T part);
        T r = T.Fma(m, T.Pick(ElementaryNumbers.Inverses, part), minusOne);
        T whole = T.Fma(k, high, T.Pick(ElementaryNumbers.Logarithms, part));

        T square = r * r, fourth = square * square;
        T series = T.Fma(T.Fma(c9, r, c8), square, T.Fma(c7, r, c6));
        series = T.Fma(series, fourth, T.Fma(T.Fma(c5, r, c4), square, T.Fma(c3, r, c2)));

        T sum = whole + r;
        T lost = T.Fma(k, low, whole - sum + r);
        return sum + T.Fma(series, square, lost);
    }
}
