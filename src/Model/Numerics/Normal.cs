using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Zyz.Sim.Model.Numerics;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    private const double LogSqrtTwoPi = 0.91893853320467274178;

    private static readonly double[] CentralNumerator = [3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3];
    private static readonly double[] CentralDenominator = [1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3];
    private static readonly double[] MiddleNumerator = [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4];
    private static readonly double[] MiddleDenominator = [1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9];
    private static readonly double[] TailNumerator = [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7];
    private static readonly double[] TailDenominator = [1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15];

    /// <summary>The quantile of p (Wichura 1988, AS 241, PPND16; relative error about 1e-16).</summary>
    /// <param name="p">Probability. In (0, 1).</param>
    /// <returns>z with Φ(z) = p.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Quantile(double p)
    {
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - q * q;
            return q * Ratio(CentralNumerator, CentralDenominator, r);
        }

        double tail = q < 0 ? p : 1.0 - p;
        double root = Math.Sqrt(-Elementary.Log(tail));
        double z = root <= 5.0
            ? Ratio(MiddleNumerator, MiddleDenominator, root - 1.6)
            : Ratio(TailNumerator, TailDenominator, root - 5.0);
        return q < 0 ? -z : z;
    }

    /// <summary>
    /// Replaces 64 uniforms by their quantiles: the central rational for all lanes, the middle one where a vector has a lane
    /// outside the centre (85 % of lanes lie in it), the far tail (1 in 10^10) one by one. The same bits as
    /// <see cref="Quantile(double)"/>.
    /// </summary>
    /// <param name="values">64 probabilities in (0, 1).</param>
    /// <param name="wanted">Which are wanted, a bit each; vectors with none are left as they are.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Quantiles<T>(Span<double> values, ulong wanted = ulong.MaxValue)
        where T : struct, ILanes<T>
    {
        ref double first = ref values[0];
        _ = values[63];
        Span<double> spare = CacheLine.Within<double>(stackalloc double[64 + CacheLine.Row]);
        ref double held = ref spare[0], depth = ref spare[64]; // uniforms; logarithms of those outside the centre
        ulong outside = 0;
        for (int i = 0; i < 64; i += T.Width)
        {
            if ((wanted >> i & ((1UL << T.Width) - 1)) == 0)
            {
                continue;
            }

            T p = T.Load(ref first, i), q = p - T.All(0.5);
            outside |= (ulong)(T.Below(q, T.All(-0.425)) | T.Below(T.All(0.425), q)) << i;
            T.Store(p, ref held, i);
            T.Store(T.WhereBelow(q, T.All(0), p, T.All(1) - p), ref depth, i);
            T.Store(q * Ratio(CentralNumerator, CentralDenominator, T.All(0.180625) - q * q), ref first, i);
        }

        Elementary.LogAll<T>(ref depth, outside);
        for (int i = 0; i < 64; i += T.Width)
        {
            uint tails = (uint)(outside >> i) & (uint)((1UL << T.Width) - 1);
            if (tails != 0)
            {
                T root = T.Sqrt(T.All(0) - T.Load(ref depth, i));
                T middle = Ratio(MiddleNumerator, MiddleDenominator, root - T.All(1.6));
                T z = T.WhereBelow(T.Load(ref held, i), T.All(0.5), T.All(0) - middle, middle);
                T.Store(T.Choose(tails, z, T.Load(ref first, i)), ref first, i);
                uint far = T.Below(T.All(5), root) & tails;
                if (far != 0)
                {
                    Far(values, held: spare, i, far);
                }
            }
        }
    }

    private static void Far(Span<double> values, ReadOnlySpan<double> held, int first, uint far)
    {
        for (; far != 0; far &= far - 1)
        {
            int lane = first + System.Numerics.BitOperations.TrailingZeroCount(far);
            values[lane] = Quantile(held[lane]);
        }
    }

    /// <summary>Quantiles of 64 uniforms in the widest lanes of this machine.</summary>
    public static void Quantiles(Span<double> values)
    {
        if (System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated)
        {
            Quantiles<Lanes8>(values);
        }
        else
        {
            Quantiles<Lanes4>(values);
        }
    }

    /// <summary>Φ(x), with full relative precision in the lower tail.</summary>
    /// <param name="x">Argument; beyond ±37 the tail is 0 or 1.</param>
    /// <returns>P(Z ≤ x).</returns>
    public static double Distribution(double x) => x > 0 ? 1.0 - Tail(x) : Tail(-x);

    /// <summary>Q(x) = 1 − Φ(x) for x ≥ 0.</summary>
    private static double Tail(double x)
    {
        if (x > 37)
        {
            return 0;
        }

        double density = Elementary.Exp(-0.5 * x * x - LogSqrtTwoPi);
        if (x < 2.75)
        {
            // Φ(x) = ½ + φ(x) Σ x^(2k+1)/(1·3·5…(2k+1))
            double term = x, sum = x;
            for (int k = 3; term > 1e-18 * sum && k < 200; k += 2)
            {
                term *= x * x / k;
                sum += term;
            }

            return 0.5 - density * sum;
        }

        // Mills' ratio as the continued fraction 1/(x + 1/(x + 2/(x + …))), from far enough in.
        double fraction = x;
        for (int k = 120; k >= 1; k--)
        {
            fraction = x + k / fraction;
        }

        return density / fraction;
    }

    private static double Ratio(double[] numerator, double[] denominator, double r) =>
        Ratio(numerator, denominator, new Lanes1(r)).Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ratio<T>(double[] numerator, double[] denominator, T r)
        where T : struct, ILanes<T>
    {
        ref double above = ref MemoryMarshal.GetArrayDataReference(numerator), below = ref MemoryMarshal.GetArrayDataReference(denominator);
        T a = T.Fma(T.All(Unsafe.Add(ref above, 7)), r, T.All(Unsafe.Add(ref above, 6))), b = T.Fma(T.All(Unsafe.Add(ref below, 7)), r, T.All(Unsafe.Add(ref below, 6)));
        Step(ref a, ref b, ref above, ref below, r, 5);
        Step(ref a, ref b, ref above, ref below, r, 4);
        Step(ref a, ref b, ref above, ref below, r, 3);
        Step(ref a, ref b, ref above, ref below, r, 2);
        Step(ref a, ref b, ref above, ref below, r, 1);
        Step(ref a, ref b, ref above, ref below, r, 0);
        return a / b;
    }

    /// <summary>Written out seven times: as a loop the two polynomials took three times as long as their arithmetic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<T>(ref T a, ref T b, ref double above, ref double below, T r, int i)
        where T : struct, ILanes<T>
    {
        a = T.Fma(a, r, T.All(Unsafe.Add(ref above, i)));
        b = T.Fma(b, r, T.All(Unsafe.Add(ref below, i)));
    }
}
