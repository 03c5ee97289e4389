using System.Collections.Immutable;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Panels;

/// <summary>What is known of one firm, or of the total of a group, at an origin.</summary>
/// <param name="Id">Firm or group.</param>
/// <param name="Group">Group.</param>
/// <param name="LnSize">ln of its size in the origin year [ln of the panel's unit]; null where the origin year has no figure.</param>
/// <param name="Growth">Log growth between successive years, by the later year. A gap gives none.</param>
public sealed record GrowthSeries(string Id, string Group, double? LnSize, ImmutableArray<YearGrowth> Growth)
{
    /// <summary>The series of all firms of a panel.</summary>
    /// <param name="known">What was known at the origin.</param>
    /// <param name="origin">Origin year.</param>
    /// <returns>The series, by firm; a firm's group is that of its last figure.</returns>
    public static ImmutableArray<GrowthSeries> OfFirms(FirmPanel known, int origin)
    {
        ArgumentNullException.ThrowIfNull(known);
        var series = ImmutableArray.CreateBuilder<GrowthSeries>();
        foreach (IGrouping<string, PanelFigure> firm in known.Figures.GroupBy(f => f.Firm, StringComparer.Ordinal))
        {
            PanelFigure[] figures = [.. firm.OrderBy(f => f.Year)];
            var growth = ImmutableArray.CreateBuilder<YearGrowth>();
            for (int i = 1; i < figures.Length; i++)
            {
                if (figures[i].Year == figures[i - 1].Year + 1)
                {
                    double before = Elementary.Log(figures[i - 1].Size);
                    growth.Add(new YearGrowth(figures[i].Year, Elementary.Log(figures[i].Size) - before, before));
                }
            }

            PanelFigure last = figures[^1];
            series.Add(new GrowthSeries(firm.Key, last.Group, last.Year == origin ? Elementary.Log(last.Size) : null, growth.ToImmutable()));
        }

        return [.. series.OrderBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>The series of the groups' totals: growth between two years is that of the firms present in both.</summary>
    /// <param name="known">What was known at the origin.</param>
    /// <returns>The series, by group, without sizes.</returns>
    public static ImmutableArray<GrowthSeries> OfGroups(FirmPanel known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var before = new Dictionary<(string Group, int Year), double>();
        var after = new Dictionary<(string Group, int Year), double>();
        foreach (IGrouping<string, PanelFigure> firm in known.Figures.GroupBy(f => f.Firm, StringComparer.Ordinal))
        {
            PanelFigure[] figures = [.. firm.OrderBy(f => f.Year)];
            for (int i = 1; i < figures.Length; i++)
            {
                if (figures[i].Year == figures[i - 1].Year + 1)
                {
                    (string, int) key = (figures[i].Group, figures[i].Year);
                    before[key] = before.GetValueOrDefault(key) + figures[i - 1].Size;
                    after[key] = after.GetValueOrDefault(key) + figures[i].Size;
                }
            }
        }

        return
        [
            .. before.Keys.GroupBy(k => k.Group).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GrowthSeries(
                g.Key, g.Key, null,
                [.. g.OrderBy(k => k.Year).Select(k => new YearGrowth(k.Year, Elementary.Log(after[k] / before[k]), Elementary.Log(before[k])))])),
        ];
    }
}
