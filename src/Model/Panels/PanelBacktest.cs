using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Scores;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.Panels;

/// <summary>Forecasts of a firm panel from rolling origins against what came.</summary>
public static class PanelBacktest
{
    /// <summary>Members of each forecast of the model [count].</summary>
    public const int Members = PanelPlayer.Members;

    /// <summary>Longest horizon scored [years].</summary>
    public const int LongestAhead = 3;

    /// <summary>The years from which the panel can be forecast and checked: enough known before, a figure after.</summary>
    /// <param name="panel">The panel.</param>
    /// <returns>The years, rising; none where the panel is too short or too sparse.</returns>
    public static ImmutableArray<int> Origins(FirmPanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        int[] years = [.. panel.Figures.Select(f => f.Year).Distinct().Order()];
        return
        [
            .. years.Where(origin => years.Any(y => y > origin && y <= origin + LongestAhead) && Enough(panel, origin)),
        ];
    }

    /// <summary>Forecasts from one origin and scores what came. What was published later enters as the actual alone.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="origin">Origin year.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Figures of firms and of groups; null where too little was known at the origin.</returns>
    public static PanelOriginScores? At(FirmPanel panel, int origin, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        if (PanelLearning.At(panel, origin) is not { } learnt)
        {
            return null;
        }

        FirmPanel known = panel.KnownAt(origin);
        Dictionary<(string Firm, int Year), double> actual = panel.Figures
            .Where(f => f.Year > origin && f.Year <= origin + LongestAhead).ToDictionary(f => (f.Firm, f.Year), f => Elementary.Log(f.Size));
        int years = actual.Count == 0 ? 0 : actual.Keys.Max(k => k.Year) - origin;
        var firms = new NaiveForecasts(GrowthSeries.OfFirms(known, origin));
        var groups = new NaiveForecasts(GrowthSeries.OfGroups(known));
        string day = string.Create(CultureInfo.InvariantCulture, $"{origin:D4}-12-31");
        var ofFirms = ImmutableArray.CreateBuilder<ScoredFigure>();
        var ofGroups = ImmutableArray.CreateBuilder<ScoredFigure>();
        foreach ((TownSetting setting, ImmutableArray<GrowthSeries> members) in years == 0 ? [] : PanelRegion.Of(panel, learnt, years))
        {
            (double[][][] futures, double[][] carried) = PanelPlayer.Play(setting, members, learnt, cancellation);
            for (int ahead = 1; ahead <= years; ahead++)
            {
                int[] present = [.. Enumerable.Range(0, members.Length).Where(i => actual.ContainsKey((members[i].Id, origin + ahead)))];
                foreach (int i in present)
                {
                    double size = members[i].LnSize!.Value;
                    ofFirms.Add(new ScoredFigure(
                        day, members[i].Id, "size", origin + ahead, ahead, actual[(members[i].Id, origin + ahead)],
                        firms.Score(members[i].Id, size, ahead, futures[i][ahead - 1], carried[ahead - 1], actual[(members[i].Id, origin + ahead)])));
                }

                if (present.Length > 1)
                {
                    double before = Elementary.Log(present.Sum(i => Elementary.Exp(members[i].LnSize!.Value)));
                    double after = Elementary.Log(present.Sum(i => Elementary.Exp(actual[(members[i].Id, origin + ahead)])));
                    ofGroups.Add(new ScoredFigure(
                        day, setting.Town.Id, "size", origin + ahead, ahead, after,
                        groups.Score(setting.Town.Id, before, ahead, Total(futures, present, ahead - 1), carried[ahead - 1], after)));
                }
            }
        }

        return new PanelOriginScores(origin, learnt, ofFirms.ToImmutable(), ofGroups.ToImmutable());
    }

    /// <summary>ln of the sum over firms, future by future.</summary>
    private static double[] Total(double[][][] futures, int[] firms, int year)
    {
        var total = new double[PanelPlayer.Members];
        foreach (int firm in firms)
        {
            for (int member = 0; member < total.Length; member++)
            {
                total[member] += Elementary.Exp(futures[firm][year][member]);
            }
        }

        for (int member = 0; member < total.Length; member++)
        {
            total[member] = Elementary.Log(total[member]);
        }

        return total;
    }

    private static bool Enough(FirmPanel panel, int origin)
    {
        ImmutableArray<GrowthSeries> firms = GrowthSeries.OfFirms(panel.KnownAt(origin), origin);
        YearGrowth[] growths = [.. firms.SelectMany(f => f.Growth)];
        return growths.Length >= PanelLearning.LeastGrowths && growths.Select(g => g.Year).Distinct().Count() >= PanelLearning.LeastYears
            && firms.Any(f => f.LnSize is not null);
    }
}
