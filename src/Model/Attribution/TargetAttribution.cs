using System.Collections.Immutable;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.Attribution;

/// <summary>Why the forecast of a target moved: a part for each component, and they add up.</summary>
/// <param name="Target">Id of the target.</param>
/// <param name="Entity">Town or group.</param>
/// <param name="Kpi">Measure.</param>
/// <param name="Unit">Unit of the medians.</param>
/// <param name="HitsBefore">Replications of the earlier forecast that meet the target; null where it has no probability.</param>
/// <param name="HitsAfter">Replications of the later forecast that meet it; null likewise.</param>
/// <param name="Replications">Replications of each [count].</param>
/// <param name="HitParts">By component, its part of the change in hits times <paramref name="Denominator"/>; whole numbers that sum to the change exactly.</param>
/// <param name="Denominator">Orders of the components [count].</param>
/// <param name="MedianBefore">Median of the earlier forecast.</param>
/// <param name="MedianAfter">Median of the later one.</param>
/// <param name="MedianParts">By component, its part of the change in the median; they sum to it within 1e-12 of its size.</param>
public sealed record TargetAttribution(
    string Target, string Entity, string Kpi, string Unit,
    int? HitsBefore, int? HitsAfter, int Replications, ImmutableArray<long> HitParts, long Denominator,
    double MedianBefore, double MedianAfter, ImmutableArray<double> MedianParts)
{
    /// <summary>Parts of the change in probability by component [1].</summary>
    public ImmutableArray<double> ProbabilityParts => [.. HitParts.Select(part => part / ((double)Denominator * Replications))];

    /// <summary>Attributes the change of every target that all coalitions speak of.</summary>
    /// <param name="coalitions">Results by coalition, the earlier forecast first, the later one last; 2^k of them on the same luck.</param>
    /// <returns>One attribution a target, in the order of the results.</returns>
    /// <exception cref="ArgumentException">The results are not 2^k, or were played with different numbers of replications.</exception>
    public static ImmutableArray<TargetAttribution> Of(IReadOnlyList<RunResult> coalitions)
    {
        ArgumentNullException.ThrowIfNull(coalitions);
        RunResult first = coalitions[0], last = coalitions[^1];
        if (coalitions.Any(r => r.Replications != first.Replications))
        {
            throw new ArgumentException("the forecasts were played with different numbers of replications", nameof(coalitions));
        }

        var attributions = ImmutableArray.CreateBuilder<TargetAttribution>();
        for (int i = 0; i < first.Targets.Length; i++)
        {
            TargetForecast[] told = [.. coalitions.Select(r => r.Targets[i])];
            if (told.Any(t => t.Id != told[0].Id || t.Distribution is null))
            {
                continue;
            }

            double[] medians = [.. told.Select(t => t.Distribution!.P50)];
            long[]? hits = told.All(t => t.Probability is not null) ? [.. told.Select(t => (long)t.Probability!.Hits)] : null;
            attributions.Add(new TargetAttribution(
                told[0].Id, told[0].Entity, told[0].Kpi, told[0].Unit, (int?)hits?[0], (int?)hits?[^1], first.Replications,
                hits is null ? [] : [.. Coalitions.Parts(hits)], Coalitions.Denominator(System.Numerics.BitOperations.Log2((uint)coalitions.Count)),
                medians[0], medians[^1], [.. Coalitions.Parts(medians)]));
        }

        return attributions.ToImmutable();
    }
}
