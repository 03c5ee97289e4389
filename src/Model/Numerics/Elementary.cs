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
    private const double Ln2High = 0.693147180369123816490; // 32 bits: its product with a whole number below 2^21 is exact
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double SixteenthsPerUnit = 16 * 1.4426950408889634;
    private const double Magic = 6755399441055744.0; // 1.5·2^52: adding it rounds to a whole number

    /// <summary>2^(j/16) with j taken from the bits to which <see cref="ILanes{TSelf}.Raise"/> adds it.</summary>
    internal static ReadOnlySpan<double> Powers =>
    [
        1.0, 0.9908868912137069, 0.9827538663326288, 0.9756443173783458,
        0.9696035575013605, 0.964678906036742, 0.9609197773255048, 0.9583777734684463,
        0.9571067811865476, 0.9571630729697497, 0.9586054127039704, 0.9614951659746271,
        0.9658964152537145, 0.9718760801866497, 0.9795040432046712, 0.9888532806985737,
    ];

    /// <summary>
    /// Near 1/c for the middles c of the sixteen parts of an octave, such that −ln of them lies within 2^-64 of a multiple of
    /// 2^-43: the sum with k·ln 2 is then exact, and no second table need hold what rounding lost.
    /// </summary>
    internal static ReadOnlySpan<double> Inverses =>
    [
        1.3333331728615754, 1.2799999380179787, 1.2307692796666587, 1.1851849702014265,
        1.1428569139222413, 1.1034484015140633, 1.0666664873207763, 1.0322579002632688,
        1.0, 0.9411764030895579, 0.8888888937697014, 0.8421052735003085,
        0.7999999666386103, 0.7619048702037396, 0.7272726577701248, 0.6956521357292937,
    ];

    /// <summary>−ln of <see cref="Inverses"/>.</summary>
    internal static ReadOnlySpan<double> Logarithms =>
    [
        -0.2876819520979552, -0.2468600295080705, -0.20763940450740392, -0.16989885540283467,
        -0.1335311923064637, -0.09844018668536592, -0.06453835300078481, -0.03174853919460929,
        0.0, 0.06062469353378219, 0.11778303016546943, 0.17185024464504295,
        0.22314359301594777, 0.2719335733412436, 0.3184538266846175, 0.3629055485785102,
    ];

    /// <summary>e^x. Arguments beyond ±700 are held there: the result is then outside every range the model accepts.</summary>
    /// <remarks>
    /// x = (16k + j)·ln 2/16 + r, so e^x = 2^k·2^(j/16)·e^r with |r| below 0.022: five coefficients suffice. They are summed in
    /// pairs, for one exponential is a chain, and what waits for it is as long as the chain.
    /// </remarks>
    [MethodImpl(AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        x = T.Min(T.Max(x, T.All(-700)), T.All(700));
        T z = T.Fma(x, T.All(SixteenthsPerUnit), T.All(Magic));
        T n = z - T.All(Magic);
        T r = T.Fma(n, T.All(-Ln2High / 16), x);
        r = T.Fma(n, T.All(-Ln2Low / 16), r);

        // e^r − 1 − r over r², the polynomial of least error.
        T square = r * r;
        T low = T.Fma(T.All(0.16666666664416963), r, T.All(0.5000000000000006));
        T high = T.Fma(T.All(0.008333471951132567), r, T.All(0.0416666666596544));
        high = T.Fma(T.All(0.0013889129027039896), square, high);
        T p = T.Fma(T.Fma(high, square, low), square, r);
        T power = T.Raise(T.Pick(Powers, z), z);
        return T.Fma(power, p, power);
    }

    /// <summary>ln x for positive normal x.</summary>
    /// <remarks>
    /// x = 2^k·m, m near the middle c of a sixteenth of an octave: ln x = k·ln 2 + ln c + ln(1 + r), r = m/c − 1 below 0.032.
    /// One of the middles is 1, whose logarithm is nothing: near 1 no error is left but that of r's own series.
    /// </remarks>
    [MethodImpl(AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        T m = T.Split(x, out T k, out T part);
        T r = T.Fma(m, T.Pick(Inverses, part), T.All(-1));
        T whole = T.Fma(k, T.All(Ln2High), T.Pick(Logarithms, part));

        // (ln(1 + r) − r)/r², the polynomial of least error relative to r.
        T square = r * r, fourth = square * square;
        T a = T.Fma(T.All(0.3333333333334023), r, T.All(-0.4999999999999978));
        T b = T.Fma(T.All(0.19999999948518177), r, T.All(-0.2500000000338697));
        T c = T.Fma(T.All(0.14285819777170608), r, T.All(-0.16666653005322707));
        T d = T.Fma(T.All(0.11053614655738289), r, T.All(-0.1252026304653558));
        T p = T.Fma(T.Fma(d, square, c), fourth, T.Fma(b, square, a));

        T sum = whole + r;
        T lost = T.Fma(k, T.All(Ln2Low), whole - sum + r);
        return sum + T.Fma(p, square, lost);
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
