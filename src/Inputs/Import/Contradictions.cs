using System.Globalization;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>Flags imported figures that cannot all be true beside what is known, or that the priors hold next to impossible.</summary>
/// <param name="region">The region.</param>
/// <param name="log">Where notes go.</param>
internal sealed class Contradictions(Region region, NoteLog log)
{
    private const double Rounding = 0.005;

    /// <summary>Measures of which the second is part of the first.</summary>
    private static readonly (string Whole, string Part)[] s_parts =
    [
        ("output_value", "above_scale_output"), ("enterprises", "above_scale_enterprises"), ("enterprises", "enterprises_over_100m"),
        ("enterprises_over_100m", "enterprises_over_1bn"), ("capacity", "output_volume"), ("enterprises", "srdi_enterprises"),
    ];

    private static readonly string[] s_sums = ["output_value", "above_scale_output", "output_volume", "capacity", "enterprises", "above_scale_enterprises", "employment"];

    private readonly Dictionary<string, PriorRange> ranges = new(StringComparer.Ordinal);
    private Dictionary<(string Entity, string Measure, int Year), Observation> known = [];

    /// <summary>Checks figures; each finding is noted at the figure's cell.</summary>
    /// <param name="figures">The figures of the file.</param>
    public void Check(IReadOnlyList<ImportedFigure> figures)
    {
        if (figures.Count == 0)
        {
            return;
        }

        string day = figures.Max(f => f.Observation.Published)!;
        known = KnownFigures.On(region.Observations.Concat(figures.Select(f => f.Observation)), day).Where(o => o.WholeScope)
            .ToDictionary(o => (o.Entity, o.Measure, o.Year));
        foreach (ImportedFigure figure in figures.Where(f => f.Observation.WholeScope && f.Standing != FigureStanding.Known))
        {
            Parts(figure);
            Members(figure);
            Capacity(figure);
            Growth(figure);
        }
    }

    private void Parts(ImportedFigure figure)
    {
        Observation o = figure.Observation;
        foreach ((string whole, string part) in s_parts.Where(p => p.Whole == o.Measure || p.Part == o.Measure))
        {
            if (Known(o.Entity, whole, o.Year) is { } all && Known(o.Entity, part, o.Year) is { } some && IsBounded(all) && some.Value > all.Value)
            {
                Note(figure, ImportTexts.PartAboveWhole(part, Show(some), whole, Show(all)));
            }
        }
    }

    /// <summary>A group may not be less than what is known of its towns and of groups within it.</summary>
    private void Members(ImportedFigure figure)
    {
        Observation o = figure.Observation;
        foreach (TownGroup group in region.Groups.Where(g => s_sums.Contains(o.Measure) && (g.Id == o.Entity || g.Towns.Contains(o.Entity))))
        {
            Observation[] members = [.. group.Towns.Select(t => Known(t, o.Measure, o.Year)).OfType<Observation>()];
            double sum = members.Sum(m => m.Value);
            if (Known(group.Id, o.Measure, o.Year) is { } total && IsBounded(total) && members.Length > 0
                && sum > total.Value * (1 + Rounding * (total.Relation == "approx" ? 10 : 1)))
            {
                Note(figure, ImportTexts.MembersAboveGroup(group.Id, Show(total), sum.ToString("0.###", CultureInfo.InvariantCulture)));
            }
        }
    }

    private void Capacity(ImportedFigure figure)
    {
        Observation o = figure.Observation;
        if (o.Measure is "output_value" or "capacity" && Known(o.Entity, "output_value", o.Year) is { } output
            && Known(o.Entity, "capacity", o.Year) is { } capacity && IsBounded(capacity) && RangeOf(o.Entity)?.HighestValuePerTonne() is { } price
            && output.Value > capacity.Value * price)
        {
            Note(figure, ImportTexts.AboveCapacity(Show(output), Show(capacity), price.ToString("0.##", CultureInfo.InvariantCulture)));
        }

        if (o.Measure is "output_value" or "output_volume" && Known(o.Entity, "output_value", o.Year) is { } value
            && Known(o.Entity, "output_volume", o.Year) is { Value: > 0 } volume && RangeOf(o.Entity)?.HighestValuePerTonne() is { } highest
            && value.Value > volume.Value * highest)
        {
            Note(figure, ImportTexts.ValuePerTonne((value.Value / volume.Value).ToString("0.##", CultureInfo.InvariantCulture), highest.ToString("0.##", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Against the nearest earlier figure; where there is none, against the baseline's prior.</summary>
    private void Growth(ImportedFigure figure)
    {
        Observation o = figure.Observation;
        bool nominal = o.Measure is "output_value" or "above_scale_output";
        if ((!nominal && o.Measure != "output_volume") || o.Relation is "gt" or "ge")
        {
            return;
        }

        if (o.Value == 0)
        {
            Note(figure, ImportTexts.Zero);
            return;
        }

        PriorRange[] towns = Ranges(o.Entity);
        Observation? earlier = known.Values.Where(k => k.Entity == o.Entity && k.Measure == o.Measure && k.Year < o.Year && k.Value > 0 && IsBounded(k)).MaxBy(k => k.Year);
        if (towns.Length > 0 && earlier is not null)
        {
            // A sum moves no further than the one of its towns that moves furthest.
            int years = o.Year - earlier.Year;
            (double low, double high) = (towns.Min(t => t.Growth(years, nominal).Low), towns.Max(t => t.Growth(years, nominal).High));
            double ratio = o.Value / earlier.Value;
            if (ratio < low || ratio > high)
            {
                Note(figure, ImportTexts.Jump(Show(earlier), earlier.Year, Percent(ratio), Percent(low), Percent(high)));
            }
        }
        else if (o.Measure == "output_value" && towns.Length == 1 && towns[0].Output(o.Year) is var (lowest, highest) && (o.Value < lowest || o.Value > highest))
        {
            Note(figure, ImportTexts.OutsidePrior(lowest.ToString("0.##", CultureInfo.InvariantCulture), highest.ToString("0.##", CultureInfo.InvariantCulture)));
        }
    }

    private PriorRange[] Ranges(string entity)
    {
        IEnumerable<string> towns = region.Groups.FirstOrDefault(g => g.Id == entity)?.Towns ?? [entity];
        return [.. towns.Select(RangeOf).OfType<PriorRange>()];
    }

    private PriorRange? RangeOf(string entity)
    {
        if (region.Towns.FirstOrDefault(t => t.Id == entity) is not { } town)
        {
            return null;
        }

        if (!ranges.TryGetValue(entity, out PriorRange? range))
        {
            ranges[entity] = range = new PriorRange(region, town);
        }

        return range;
    }

    private Observation? Known(string entity, string measure, int year) => known.GetValueOrDefault((entity, measure, year));

    /// <summary>Whether a figure says how much at most: "more than" does not.</summary>
    private static bool IsBounded(Observation figure) => figure.Relation is "eq" or "approx";

    private void Note(ImportedFigure figure, Text text) =>
        log.Add(NoteKind.Contradicted, figure.Sheet, figure.Cell, Show(figure.Observation), text);

    private static string Show(Observation o) => string.Create(CultureInfo.InvariantCulture, $"{o.Value} {o.Unit}");

    private static string Percent(double ratio) => ((ratio - 1) * 100).ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture) + " %";
}
