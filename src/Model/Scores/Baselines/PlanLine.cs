using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Scores;

/// <summary>The plan read as a forecast: the same growth every year from the baseline to the target. A single value, and scored as one.</summary>
public static class PlanLine
{
    /// <summary>The value of a year.</summary>
    /// <param name="baseline">Value in the base year. &gt; 0.</param>
    /// <param name="baseYear">Base year.</param>
    /// <param name="target">Value in the target year. &gt; 0.</param>
    /// <param name="targetYear">Target year. &gt; base year.</param>
    /// <param name="year">Year asked for.</param>
    /// <returns>A forecast of ln of the value with one member.</returns>
    public static EnsemblePredictive Forecast(double baseline, int baseYear, double target, int targetYear, int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(targetYear, baseYear);
        double from = Elementary.Log(Require.Positive(baseline)), to = Elementary.Log(Require.Positive(target));
        return new EnsemblePredictive([from + (to - from) * (year - baseYear) / (targetYear - baseYear)]);
    }
}
