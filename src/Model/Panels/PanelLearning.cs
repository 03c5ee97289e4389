using System.Collections.Immutable;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Panels;

/// <summary>All that a panel teaches by an origin, and nothing later: growth shared by firms, noise of single firms, drifts of their own.</summary>
/// <remarks>docs/scores.md says what is estimated how, and what is not.</remarks>
public sealed record PanelLearning
{
    /// <summary>Log growths an origin needs to be learnt from [count].</summary>
    public const int LeastGrowths = 30;

    /// <summary>Years of growth an origin needs to be learnt from [count].</summary>
    public const int LeastYears = 2;

    /// <summary>Origin year.</summary>
    public required int Origin { get; init; }

    /// <summary>The firms known at the origin.</summary>
    public required ImmutableArray<GrowthSeries> Firms { get; init; }

    /// <summary>ln of the median size at the origin: the size at which σ₀ holds [ln of the panel's unit].</summary>
    public required double LnReference { get; init; }

    /// <summary>What firms share.</summary>
    public required CommonEstimate Common { get; init; }

    /// <summary>Noise of single firms.</summary>
    public required NoiseEstimate Noise { get; init; }

    /// <summary>Drift of each firm beyond its group's, mean and sd [1/year], by firm.</summary>
    public required ImmutableDictionary<string, (double Mean, double Sd)> OwnDrifts { get; init; }

    /// <summary>Learns.</summary>
    /// <param name="panel">The panel; only what was known at the origin is read.</param>
    /// <param name="origin">Origin year.</param>
    /// <returns>What was learnt; null where too little was known, or no firm has a size in the origin year.</returns>
    public static PanelLearning? At(FirmPanel panel, int origin)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ImmutableArray<GrowthSeries> firms = GrowthSeries.OfFirms(panel.KnownAt(origin), origin);
        YearGrowth[] growths = [.. firms.SelectMany(f => f.Growth)];
        double[] sizes = [.. firms.Where(f => f.LnSize is not null).Select(f => f.LnSize!.Value).Order()];
        if (growths.Length < LeastGrowths || growths.Select(g => g.Year).Distinct().Count() < LeastYears || sizes.Length == 0)
        {
            return null;
        }

        double reference = Middle(sizes);
        PanelCell[] cells = Cells(firms);
        CommonEstimate common = CommonEstimate.Of(cells, firms.Select(f => f.Group));
        ImmutableArray<(double, double)>[] residuals =
        [
            .. firms.Select(f => f.Growth.Select(g => (g.Growth - common.Typical[(f.Group, g.Year)], g.LnBefore - reference)).ToImmutableArray()),
        ];
        NoiseEstimate noise = NoiseEstimate.Of([.. residuals.Where(r => r.Length > 0)]);
        return new PanelLearning
        {
            Origin = origin,
            Firms = firms,
            LnReference = reference,
            Common = common,
            Noise = noise,
            OwnDrifts = Enumerable.Range(0, firms.Length).ToImmutableDictionary(i => firms[i].Id, i => noise.OwnDrift(residuals[i])),
        };
    }

    /// <summary>What lies between the typical growth of a firm and the expected growth of E3: ½σ_f² + ½σ_s² − ln(1 − σ²/2).</summary>
    /// <returns>To be added to a typical growth [1/year].</returns>
    public double Convexity()
    {
        double f = Common.YearShock.Median, s = Common.GroupShock.Median;
        double own = NoiseScale.Of(Elementary.Exp(Noise.LnNoise), Noise.Exponent, Elementary.Log(NoiseScale.ReferenceSize));
        return 0.5 * (f * f + s * s) - Elementary.Log(1 - 0.5 * own * own);
    }

    /// <summary>How far the growth typical of a group in the origin year lay from what is expected of it: its shared shock.</summary>
    /// <param name="group">Group.</param>
    /// <returns>The shock [log points]; 0 where the group had no growth in that year.</returns>
    public double LastShock(string group) => Common.Typical.TryGetValue((group, Origin), out double typical)
        ? typical - Common.Drift.Mean - Common.Deviations[group].Mean
        : 0;

    /// <summary>
    /// Medians by group and year. Of n Laplace draws of variance σ² the median has about σ²(1 + 1/√n)/2n; σ is √2 times the mean
    /// distance from the year's median, which a few wild figures cannot move far.
    /// </summary>
    private static PanelCell[] Cells(ImmutableArray<GrowthSeries> firms)
    {
        (string Group, YearGrowth Growth)[] all = [.. firms.SelectMany(f => f.Growth.Select(g => (f.Group, g)))];
        double distance = 0;
        foreach (IGrouping<int, (string Group, YearGrowth Growth)> year in all.GroupBy(g => g.Growth.Year).OrderBy(g => g.Key))
        {
            double middle = Middle([.. year.Select(g => g.Growth.Growth).Order()]);
            distance += year.Sum(g => Math.Abs(g.Growth.Growth - middle));
        }

        double variance = Math.Max(2 * distance * distance / ((double)all.Length * all.Length), 1e-6);
        return
        [
            .. all.GroupBy(g => (g.Group, g.Growth.Year)).OrderBy(g => g.Key.Group, StringComparer.Ordinal).ThenBy(g => g.Key.Year).Select(cell =>
            {
                double[] growths = [.. cell.Select(g => g.Growth.Growth).Order()];
                double n = growths.Length;
                return new PanelCell(cell.Key.Group, cell.Key.Year, Middle(growths), variance * (1 + 1 / Math.Sqrt(n)) / (2 * n));
            }),
        ];
    }

    private static double Middle(double[] sorted) => 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
}
