using System.Runtime.CompilerServices;

namespace Zyz.Sim.Model.Numerics;

/// <summary>
/// Cheap numbers that lie above an exponential or a logarithm. Most draws are compared with a chance they are far above: the
/// bound settles them in a few operations, and only the rest ask for the function itself. No decision depends on a bound.
/// </summary>
internal static class UpperBounds
{
    /// <summary>How far <see cref="Log"/> lies above at most.</summary>
    public const double LogExcess = 0.085;

    private const double SixteenthsPerUnit = 16 * 1.4426950408889634;
    private const double WholeNumbers = 6755399441055744.0; // 1.5·2^52: adding it rounds to a whole number

    /// <summary>How many times e^x <see cref="Exp{T}(T)"/> is at most.</summary>
    public const double ExpExcess = 1.13;

    /// <summary>A number above e^x, by less than 13 %; x is held in [−690, 1].</summary>
    /// <remarks>2^(k+f) is at most 2^k(1 + f), and f is rounded up to sixteenths: the bits of the exponent and four of the mantissa.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T> => Exp(x, 1);

    /// <summary>A number above s·e^x: where draws are whole numbers, s is how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x, double times)
        where T : struct, ILanes<T>
    {
        T held = T.Min(T.All(1), T.Max(T.All(-690), x)), sixteenths = held * T.All(SixteenthsPerUnit) + T.All(0.5001);
        return T.Raise(T.All(times), sixteenths + T.All(WholeNumbers));
    }

    /// <summary>A number above ln x, by less than <see cref="LogExcess"/>, for positive normal x.</summary>
    /// <remarks>x = m·2^k, and ln m is at most m − 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        T m = T.Split(x, out T k, out _);
        return T.Fma(k, T.All(0.69314718055994531), m - T.All(1 - 1e-9));
    }
}
