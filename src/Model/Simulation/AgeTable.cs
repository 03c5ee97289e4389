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
    private const int Settled = 4 * ClosureAge.LastYear; // quarters after which s(a) stays

    private readonly double[] decay = Of(steps, years => Elementary.Exp(-years / youthYears)), rise = Of(steps, years => Elementary.Exp(years / youthYears));
    private readonly double[] closure = Of(Settled, ClosureAge.Factor);

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

    /// <summary>s(a) by completed quarters of life.</summary>
    public double Closure(int quarters) => closure[Math.Min(quarters, Settled)];

    private static double[] Of(int steps, Func<double, double> function) => [.. Enumerable.Range(0, steps + 1).Select(t => function(t * Quarter.StepYears))];
}
