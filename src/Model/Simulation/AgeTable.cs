using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What an age of whole quarters means, for all entrants and projects of a town: 30 years of places read one table of 240 numbers that
/// stays in the nearest cache, where a table for each slot was a cold line for each of them in every quarter.
/// </summary>
/// <param name="youthYears">τ_a [years].</param>
/// <param name="steps">The oldest age [quarters].</param>
internal sealed class AgeTable(double youthYears, int steps)
{
    private readonly double[] youth = Of(steps, age => Elementary.Exp(-age / youthYears)), closure = Of(steps, ClosureAge.Factor);

    /// <summary>τ_a [years].</summary>
    public double YouthYears => youthYears;

    /// <summary>The oldest age [quarters].</summary>
    public int Steps => steps;

    /// <summary>e^(−a/τ_a) at an age [quarters].</summary>
    public double Youth(int quarters) => youth[quarters];

    /// <summary>s(a) at an age [quarters].</summary>
    public double Closure(int quarters) => closure[quarters];

    private static double[] Of(int steps, Func<double, double> function) => [.. Enumerable.Range(0, steps + 1).Select(t => function(t * Quarter.StepYears))];
}
