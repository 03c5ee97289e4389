using System.Runtime.CompilerServices;

namespace Zyz.Sim.Model;

/// <summary>Guards that let neither NaN nor infinity pass, unlike the framework's.</summary>
internal static class Require
{
    /// <summary>A finite number.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "must be a finite number");

    /// <summary>A number in [low, high].</summary>
    public static double InRange(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"must be in [{low}, {high}]");

    /// <summary>A finite number above zero.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "must be a finite number above 0");
}
