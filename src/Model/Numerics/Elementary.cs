using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>
/// The exponential and the logarithm on the way to a result. The C library's last bits change between machines; these
/// do not, and they give the same bits at every width of <see cref="ILanes{TSelf}"/>.
/// </summary>
/// <remarks>Error below 1 unit in the last place over the ranges stated; measured by the tests against 30 digits.</remarks>
internal static class Elementary
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Magic = 6755399441055744.0; // 1.5·2^52: adding it rounds to a whole number

    /// <summary>e^x. Arguments beyond ±700 are held there: the result is then outside every range the model accepts.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        x = T.Min(T.Max(x, T.All(-700)), T.All(700));
        T z = T.Fma(x, T.All(Log2E), T.All(Magic));
        T n = z - T.All(Magic);
        T r = T.Fma(n, T.All(-Ln2High), x);
        r = T.Fma(n, T.All(-Ln2Low), r);

        // Taylor series to r^13, |r| <= ln 2 / 2: truncation below 5e-18.
        T p = T.All(1.0 / 6227020800.0);
        p = T.Fma(p, r, T.All(1.0 / 479001600.0));
        p = T.Fma(p, r, T.All(1.0 / 39916800.0));
        p = T.Fma(p, r, T.All(1.0 / 3628800.0));
        p = T.Fma(p, r, T.All(1.0 / 362880.0));
        p = T.Fma(p, r, T.All(1.0 / 40320.0));
        p = T.Fma(p, r, T.All(1.0 / 5040.0));
        p = T.Fma(p, r, T.All(1.0 / 720.0));
        p = T.Fma(p, r, T.All(1.0 / 120.0));
        p = T.Fma(p, r, T.All(1.0 / 24.0));
        p = T.Fma(p, r, T.All(1.0 / 6.0));
        p = T.Fma(p, r, T.All(0.5));
        p = T.Fma(p, r * r, r) + T.All(1.0);
        return T.Scale(p, z);
    }

    /// <summary>ln x for positive normal x.</summary>
    /// <remarks>With f = m − 1 and s = f/(2 + f): ln m = 2 artanh s, the odd series summed as in fdlibm.</remarks>
    [MethodImpl(AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        T f = T.Split(x, out T k) - T.All(1.0);
        T s = f / (T.All(2.0) + f);
        T z = s * s;
        T p = T.All(1.479819860511658591e-01);
        p = T.Fma(p, z, T.All(1.531383769920937332e-01));
        p = T.Fma(p, z, T.All(1.818357216161805012e-01));
        p = T.Fma(p, z, T.All(2.222219843214978396e-01));
        p = T.Fma(p, z, T.All(2.857142874366239149e-01));
        p = T.Fma(p, z, T.All(3.999999999940941908e-01));
        p = T.Fma(p, z, T.All(6.666666666666735130e-01));
        p *= z;
        T half = T.All(0.5) * f * f;
        T tail = T.Fma(s, half + p, k * T.All(Ln2Low));
        return T.Fma(k, T.All(Ln2High), f - (half - tail));
    }

    /// <summary>e^x.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static double Exp(double x) => Exp(new Lanes1(x)).Value;

    /// <summary>ln x for positive normal x.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not a positive normal number.</exception>
    [MethodImpl(AggressiveOptimization)]
    public static double Log(double x) =>
        x >= 2.2250738585072014e-308 && x <= double.MaxValue
            ? Log(new Lanes1(x)).Value
            : throw new ArgumentOutOfRangeException(nameof(x), x, "must be a positive normal number");

    /// <summary>Replaces 64 values by their exponentials, in the widest lanes of this machine.</summary>
    public static void ExpAll(Span<double> values)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            ExpAll<Lanes8>(values);
        }
        else
        {
            ExpAll<Lanes4>(values);
        }
    }

    /// <summary>Replaces 64 positive normal values by their logarithms, in the widest lanes of this machine.</summary>
    public static void LogAll(Span<double> values)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            LogAll<Lanes8>(values);
        }
        else
        {
            LogAll<Lanes4>(values);
        }
    }

    /// <summary>
    /// Replaces 64 values by their exponentials. A loop of its own: one exponential is a long chain, and only where nothing
    /// else stands between them do those of neighbouring vectors overlap.
    /// </summary>
    /// <param name="first">The first value.</param>
    /// <param name="wanted">Which are wanted, a bit each; vectors with none are left as they are.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void ExpAll<T>(ref double first, ulong wanted)
        where T : struct, ILanes<T>
    {
        for (int i = 0; i < 64; i += T.Width)
        {
            if ((wanted >> i & ((1UL << T.Width) - 1)) != 0)
            {
                T.Store(Exp(T.Load(ref first, i)), ref first, i);
            }
        }
    }

    /// <summary>Replaces 64 positive normal values by their logarithms, as <see cref="ExpAll{T}(ref double, ulong)"/> does.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void LogAll<T>(ref double first, ulong wanted)
        where T : struct, ILanes<T>
    {
        for (int i = 0; i < 64; i += T.Width)
        {
            if ((wanted >> i & ((1UL << T.Width) - 1)) != 0)
            {
                T.Store(Log(T.Load(ref first, i)), ref first, i);
            }
        }
    }

    /// <summary>x^y for positive x, as e^(y ln x).</summary>
    public static double Pow(double x, double y) => Exp(y * Log(x));

    [MethodImpl(AggressiveOptimization)]
    private static void ExpAll<T>(Span<double> values)
        where T : struct, ILanes<T>
    {
        ref double first = ref values[..64][0];
        for (int i = 0; i < 64; i += T.Width)
        {
            T.Store(Exp(T.Load(ref first, i)), ref first, i);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void LogAll<T>(Span<double> values)
        where T : struct, ILanes<T>
    {
        ref double first = ref values[..64][0];
        for (int i = 0; i < 64; i += T.Width)
        {
            T.Store(Log(T.Load(ref first, i)), ref first, i);
        }
    }

    /// <summary>1/(1 + e^−x).</summary>
    public static double Logistic(double x) => 1.0 / (1.0 + Exp(-x));
}
