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

    private static readonly RowTable Rows = new(Build(), (1023 - Octaves) * Eighths);

    /// <summary>The shocks of a group of draws.</summary>
    /// <param name="words">The first of 64 32-bit draws, in the low halves; what the upper hold is not read.</param>
    /// <param name="wanted">Which of them are wanted, a bit each; vectors with none are left as they are.</param>
    /// <param name="shocks">The first of 64 places for X.</param>
    /// <typeparam name="T">Lanes.</typeparam>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(ref ulong words, ulong wanted, ref double shocks)
        where T : struct, ILanes<T>
    {
        Span<ulong> spare = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]);
        ref ulong segments = ref spare[0];
        for (int i = 0; i < 64 && wanted >> i != 0; i += T.Width)
        {
            // A loop of its own: a segment written as part of a vector can be read by itself only some time later.
            T.Store(Locate<T>(ref words, ref segments, i), ref shocks, i);
        }

        RowTable rows = Rows;
        for (int i = 0; i < 64 && wanted >> i != 0; i += T.Width)
        {
            if ((wanted >> i & ((1UL << T.Width) - 1)) != 0)
            {
                T.Store(At(rows, T.Load(ref shocks, i), ref words, ref segments, i), ref shocks, i);
            }
        }
    }

    /// <summary>The shock of one draw.</summary>
    public static double At(uint word)
    {
        ulong words = word, segment = 0;
        return At(Rows, Locate<Lanes1>(ref words, ref segment, 0), ref words, ref segment, 0).Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Locate<T>(ref ulong words, ref ulong segments, int i)
        where T : struct, ILanes<T> =>
        T.Eighth(T.FromOddWords(ref words, i) * T.All(1.0 / 2147483648.0), ref segments, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(in RowTable rows, T t, ref ulong words, ref ulong segments, int i)
        where T : struct, ILanes<T>
    {
        T c0 = T.Rows(rows, ref segments, i, out T c1, out T c2, out T c3, out T c4, out T c5);
        T x = T.Fma(c5, t, c4);
        x = T.Fma(x, t, c3);
        x = T.Fma(x, t, c2);
        x = T.Fma(x, t, c1);
        x = T.Fma(x, t, c0);
        return T.TurnSigns(x, ref words, i);
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
        var table = new double[Octaves * Eighths * RowTable.Width];
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

            Interpolate(t, x).CopyTo(table, segment * RowTable.Width);
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
