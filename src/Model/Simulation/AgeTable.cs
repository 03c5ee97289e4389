using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What age means for a town's enterprises: e^(−a/τ_a) is a number of the enterprise times one of the quarter, and s(a) asks for whole quarters of
/// life alone. All enterprises read the same few numbers, where a table for each was a cold line for each of them in every quarter.
/// </summary>
/// <param name="youthYears">τ_a [years].</param>
/// <param name="steps">The last step.</param>
internal sealed class AgeTable(double youthYears, int steps)
{
    private const double WholeNumbers = 6755399441055744.0; // 1.5·2^52: adding it rounds to a whole number, in the lowest bits

    private readonly double[] decay = Of(steps, years => Elementary.Exp(-years / youthYears)), rise = Of(steps, years => Elementary.Exp(years / youthYears));
    private readonly double[] closure = [.. Enumerable.Range(0, ClosureAge.LastYear + 1).Select(year => ClosureAge.Factor(year))];

    /// <summary>τ_a [years].</summary>
    public double YouthYears => youthYears;

    /// <summary>The last step.</summary>
    public int Steps => steps;

    /// <summary>e^(−a₀/τ_a) of an incumbent of age a₀ at the base date: times <see cref="Decay"/> it is its youth.</summary>
    /// <param name="ageYears">a₀ [years].</param>
    public double OfIncumbent(double ageYears) => Elementary.Exp(-ageYears / youthYears);

    /// <summary>e^(b/τ_a) of who is born in step b: times <see cref="Decay"/> it is its youth.</summary>
    /// <param name="step">Step of birth.</param>
    public double OfBirth(int step) => rise[step];

    /// <summary>e^(−t/τ_a) of a step.</summary>
    public double Decay(int step) => decay[step];

    /// <summary>Completed quarters of life of an incumbent at the base date.</summary>
    /// <param name="ageYears">Age at the base date [years].</param>
    public static int Quarters(double ageYears) => (int)Math.Floor((ageYears + ClosureAge.Rounding) / Quarter.StepYears);

    /// <summary>s(a) by completed quarters of life: of years, of which it tells sixteen apart.</summary>
    /// <param name="quarters">Whole, at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Closure<T>(T quarters)
        where T : struct, ILanes<T> =>
        T.Pick(closure, T.Min(T.All(ClosureAge.LastYear), T.All(Quarter.StepYears) * quarters - T.All(0.375)) + T.All(WholeNumbers));

    private static double[] Of(int steps, Func<double, double> function) => [.. Enumerable.Range(0, steps + 1).Select(t => function(t * Quarter.StepYears))];
}
