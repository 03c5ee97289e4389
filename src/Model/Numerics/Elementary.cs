using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>
/// The exponential and the logarithm on the way to a result. The C library's last bits change between machines; these
/// do not, and they give the same bits at every width of <see cref="ILanes{TSelf}"/>.
/// </summary>
/// <remarks>
/// Largest error, in units of the last place, measured by the tests against 28 digits: of the exponential 1.1, of the
/// logarithm 0.6, but 1.2 between 0.95 and 1.04 outside the part around 1.
/// </remarks>
internal static class Elementary
{
    /// <summary>e^x. Arguments beyond ±700 are held there: the result is then outside every range the model accepts.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T> => new Exponential<T>().Of(x);

    /// <summary>ln x for positive normal x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T> => new Logarithm<T>().Of(x);

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
            ExpAll<Lanes8>(ref values[..64][0], ulong.MaxValue);
        }
        else
        {
            ExpAll<Lanes4>(ref values[..64][0], ulong.MaxValue);
        }
    }

    /// <summary>Replaces 64 positive normal values by their logarithms, in the widest lanes of this machine.</summary>
    public static void LogAll(Span<double> values)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            LogAll<Lanes8>(ref values[..64][0], ulong.MaxValue);
        }
        else
        {
            LogAll<Lanes4>(ref values[..64][0], ulong.MaxValue);
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
        var exp = new Exponential<T>();
        for (int i = 0; i < 64 && wanted >> i != 0; i += T.Width)
        {
            if ((wanted >> i & ((1UL << T.Width) - 1)) != 0)
            {
                T.Store(exp.Of(T.Load(ref first, i)), ref first, i);
            }
        }
    }

    /// <summary>Replaces 64 positive normal values by their logarithms, as <see cref="ExpAll{T}(ref double, ulong)"/> does.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void LogAll<T>(ref double first, ulong wanted)
        where T : struct, ILanes<T>
    {
        var log = new Logarithm<T>();
        for (int i = 0; i < 64 && wanted >> i != 0; i += T.Width)
        {
            if ((wanted >> i & ((1UL << T.Width) - 1)) != 0)
            {
                T.Store(log.Of(T.Load(ref first, i)), ref first, i);
            }
        }
    }

    /// <summary>x^y for positive x, as e^(y ln x).</summary>
    public static double Pow(double x, double y) => Exp(y * Log(x));

    /// <summary>1/(1 + e^−x).</summary>
    public static double Logistic(double x) => 1.0 / (1.0 + Exp(-x));
}
