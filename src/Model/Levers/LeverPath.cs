using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Levers;

/// <summary>
/// ĝ of every lever and quarter in one town: response to the implemented intensity, less the response to today's. Zero
/// where the policy is today's. No draw enters it, so it is computed once per plan.
/// </summary>
public sealed class LeverPath
{
    private readonly double[] gains;

    private LeverPath(double[] gains) => this.gains = gains;

    /// <summary>Number of levers.</summary>
    public const int Levers = 10;

    /// <summary>ĝ of a lever.</summary>
    /// <param name="lever">Number of the lever. In [1, 10].</param>
    /// <param name="step">Quarter after the origin; 0 and earlier is the origin, where ĝ = 0.</param>
    /// <returns>ĝ [1].</returns>
    public double Gain(int lever, int step) => step <= 0 ? 0 : gains[step * Levers + lever - 1];

    /// <summary>Whether every lever stands at today's intensity.</summary>
    /// <param name="step">Quarter after the origin.</param>
    /// <returns>True where every ĝ is 0.</returns>
    public bool IsStatusQuo(int step) => step <= 0 || !gains.AsSpan(step * Levers, Levers).ContainsAnyExcept(0.0);

    /// <summary>The paths of a town.</summary>
    /// <param name="levers">The ten levers.</param>
    /// <param name="settings">Settings that differ from today's.</param>
    /// <param name="town">Town id.</param>
    /// <param name="first">First simulated quarter (step 1).</param>
    /// <param name="steps">Simulated quarters [count].</param>
    /// <returns>The paths.</returns>
    public static LeverPath Of(
        ImmutableArray<Lever> levers, ImmutableArray<LeverSetting> settings, string town, Quarter first, int steps)
    {
        var gains = new double[(steps + 1) * Levers];
        foreach (Lever lever in levers)
        {
            LeverSetting[] own = [.. settings.Where(s => s.Lever == lever.Number && s.Town == town).OrderBy(s => s.From.Index)];
            double intensity = lever.Today, today = Response.Of(lever.Today, lever.Curvature);
            for (int step = 1; step <= steps; step++)
            {
                Quarter now = first + (step - 1);
                double setting = own.LastOrDefault(s => s.From <= now)?.Intensity ?? lever.Today;
                if (setting != intensity)
                {
                    intensity = ImplementationLag.Step(intensity, setting, lever.LagUpYears, lever.LagDownYears, Quarter.StepYears);
                }

                gains[step * Levers + lever.Number - 1] = Response.Of(intensity, lever.Curvature) - today;
            }
        }

        return new LeverPath(gains);
    }
}
