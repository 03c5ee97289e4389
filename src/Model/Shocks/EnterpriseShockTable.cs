using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Shocks;

/// <summary>
/// Turns a 32-bit draw into a quarterly enterprise shock X of unit yearly variance (E5): the top bit is the sign, the
/// other 31 bits, made odd, are the survival p of |X|.
/// </summary>
/// <remarks>
/// The quantile is a polynomial of degree 5 on each eighth of each octave of p, found from p's own exponent and leading
/// mantissa bits: no logarithm, no rejection, monotone. Largest error 1e-9 (tested); largest |X| 13.07.
/// </remarks>
internal static class EnterpriseShockTable
{
    private const int Octaves = 31;
    private const int Eighths = 8;
    private const int Stride = 8; // six coefficients in one cache line

    private static readonly double[] Coefficients = Build();

    /// <summary>The shocks of a group of draws.</summary>
    /// <param name="words">32-bit draws.</param>
    /// <param name="wanted">Which of them are wanted, a bit each; others may or may not be filled.</param>
    /// <param name="shocks">Receives X for each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<ulong> words, ulong wanted, Span<double> shocks)
    {
        ref double table = ref Coefficients[0];
        if (System.Numerics.BitOperations.PopCount(wanted) < 24)
        {
            for (; wanted != 0; wanted &= wanted - 1)
            {
                int lane = System.Numerics.BitOperations.TrailingZeroCount(wanted);
                shocks[lane] = At((uint)words[lane], ref table);
            }

            return;
        }

        for (int i = 0; i < words.Length; i++)
        {
            shocks[i] = At((uint)words[i], ref table);
        }
    }

    /// <summary>The shock of one draw.</summary>
    public static double At(uint word) => At(word, ref Coefficients[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double At(uint word, ref double table)
    {
        double p = (word & 0x7fffffff | 1) * (1.0 / 2147483648.0);
        ulong bits = BitConverter.DoubleToUInt64Bits(p);
        int segment = (int)(bits >> 49) - ((1023 - Octaves) << 3);
        double mantissa = BitConverter.UInt64BitsToDouble(bits & 0x000FFFFFFFFFFFFF | 0x3FF0000000000000);
        double centre = BitConverter.UInt64BitsToDouble(bits & 0x000E000000000000 | 0x3FF1000000000000);
        double t = mantissa - centre;
        ref double c = ref Unsafe.Add(ref table, segment * Stride);
        double x = Math.FusedMultiplyAdd(Unsafe.Add(ref c, 5), t, Unsafe.Add(ref c, 4));
        x = Math.FusedMultiplyAdd(x, t, Unsafe.Add(ref c, 3));
        x = Math.FusedMultiplyAdd(x, t, Unsafe.Add(ref c, 2));
        x = Math.FusedMultiplyAdd(x, t, Unsafe.Add(ref c, 1));
        x = Math.FusedMultiplyAdd(x, t, c);
        return BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) ^ (ulong)(word >> 31) << 63);
    }

    private static double[] Build()
    {
        double[] ends = [0, 1, 3, 7, 22];
        var pieces = new ChebyshevSeries[4];
        for (int i = 0; i < pieces.Length; i++)
        {
            pieces[i] = new ChebyshevSeries(VarianceGamma.QuantileAtDepth, ends[i], ends[i + 1], 28);
        }

        double Quantile(double p)
        {
            double depth = p >= 1 ? 0 : -Elementary.Log(p);
            return pieces[depth < 1 ? 0 : depth < 3 ? 1 : depth < 7 ? 2 : 3].At(depth);
        }

        // Chebyshev–Lobatto points of order 5 include both ends, so neighbours agree where they meet.
        double[] points = [-1, -0.80901699437494745, -0.30901699437494742, 0.30901699437494742, 0.80901699437494745, 1];
        var table = new double[Octaves * Eighths * Stride];
        for (int segment = 0; segment < Octaves * Eighths; segment++)
        {
            double octave = 1.0 / (1L << (Octaves - segment / Eighths));
            double centre = 1 + (segment % Eighths + 0.5) / Eighths;
            var t = new double[6];
            var x = new double[6];
            for (int i = 0; i < 6; i++)
            {
                t[i] = points[i] / (2 * Eighths);
                x[i] = Quantile((centre + t[i]) * octave);
            }

            Interpolate(t, x).CopyTo(table, segment * Stride);
        }

        return table;
    }

    /// <summary>Monomial coefficients of the polynomial through the points, by Newton's divided differences.</summary>
    private static double[] Interpolate(double[] t, double[] values)
    {
        int n = t.Length;
        var divided = (double[])values.Clone();
        for (int order = 1; order < n; order++)
        {
            for (int i = n - 1; i >= order; i--)
            {
                divided[i] = (divided[i] - divided[i - 1]) / (t[i] - t[i - order]);
            }
        }

        var monomial = new double[n];
        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = n - 1; k > 0; k--)
            {
                monomial[k] = monomial[k - 1] - t[i] * monomial[k];
            }

            monomial[0] = divided[i] - t[i] * monomial[0];
        }

        return monomial;
    }
}
