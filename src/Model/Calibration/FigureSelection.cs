using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.Calibration;

/// <summary>Which of the figures known on a day a recalibration takes in, and why it leaves the others out.</summary>
/// <param name="TakenIn">Figures the model has a prediction for, in the order entity, measure, year.</param>
/// <param name="LeftOut">All others known on the day.</param>
public sealed record FigureSelection(ImmutableArray<ObservedFigure> TakenIn, ImmutableArray<LeftOutFigure> LeftOut)
{
    private const string GrowthSuffix = "_growth";
    private static readonly Kpi[] Unsuited = [Kpi.RdIntensity, Kpi.Herfindahl];
    private static readonly Kpi[] Stocks =
        [Kpi.Enterprises, Kpi.AboveScaleEnterprises, Kpi.EnterprisesOver100m, Kpi.EnterprisesOver1bn, Kpi.Employment, Kpi.Capacity, Kpi.SrdiEnterprises, Kpi.TechCentres, Kpi.GreenFactories];

    /// <summary>Picks.</summary>
    /// <param name="region">The region with its figures and sources.</param>
    /// <param name="day">Nothing published later is read; ISO date.</param>
    /// <param name="before">What the vintage this starts from took in; empty where it starts from the priors.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="ArgumentException"><paramref name="day"/> is no ISO date.</exception>
    public static FigureSelection Of(Region region, string day, ImmutableArray<Observation> before)
    {
        ArgumentNullException.ThrowIfNull(region);
        var taken = ImmutableArray.CreateBuilder<ObservedFigure>();
        var left = ImmutableArray.CreateBuilder<LeftOutFigure>();
        foreach (Observation figure in KnownFigures.On(region.Observations, day))
        {
            (Kpi? kpi, bool growth) = MeasureOf(figure.Measure);
            if (Reason(region, figure, kpi, growth, before) is { } reason)
            {
                left.Add(new LeftOutFigure(figure, reason));
            }
            else
            {
                taken.Add(new ObservedFigure(figure, kpi!.Value, growth));
            }
        }

        return new FigureSelection(taken.ToImmutable(), left.ToImmutable());
    }

    /// <summary>Figures that correct one the earlier vintage took in: it cannot be asked to forget, so the priors must be the start.</summary>
    /// <param name="region">The region.</param>
    /// <param name="day">The day.</param>
    /// <param name="before">What the earlier vintage took in.</param>
    /// <returns>The corrections known on the day.</returns>
    public static ImmutableArray<Observation> Corrections(Region region, string day, ImmutableArray<Observation> before)
    {
        ArgumentNullException.ThrowIfNull(region);
        var held = before.ToDictionary(FigureKey.Of);
        return [.. KnownFigures.On(region.Observations, day).Where(f => held.TryGetValue(FigureKey.Of(f), out Observation? old) && (old.Value != f.Value || old.Relation != f.Relation))];
    }

    /// <summary>The model's measure behind a measure's id; <c>output_growth</c> is growth of output value.</summary>
    private static (Kpi? Kpi, bool Growth) MeasureOf(string measure)
    {
        bool growth = measure.EndsWith(GrowthSuffix, StringComparison.Ordinal);
        string level = !growth ? measure : measure == "output" + GrowthSuffix ? KpiCatalogue.Of(Kpi.OutputValue).Id : measure[..^GrowthSuffix.Length];
        return (KpiCatalogue.Find(level)?.Kpi is { } kpi && !Unsuited.Contains(kpi) ? kpi : null, growth);
    }

    private static LeftOutReason? Reason(Region region, Observation figure, Kpi? kpi, bool growth, ImmutableArray<Observation> before)
    {
        bool known = region.Towns.Any(t => t.Id == figure.Entity) || region.Groups.Any(g => g.Id == figure.Entity);
        return !known ? LeftOutReason.OtherPlace
            : figure.Status == "derived" ? LeftOutReason.Derived
            : figure.Status != "found" ? LeftOutReason.Expected
            : kpi is not { } measure ? LeftOutReason.NotModelled
            : !figure.WholeScope ? LeftOutReason.OtherScope
            : !EntityOutcomes.Speaks(region, figure.Entity, measure) ? LeftOutReason.NotForGroup
            : figure.Year < region.BaseYear + (growth ? 1 : 0) ? LeftOutReason.BeforeBaseYear
            : !Stocks.Contains(measure) && string.CompareOrdinal(figure.Published, YearEnd(figure.Year)) < 0 ? LeftOutReason.YearNotOver
            : before.Any(b => FigureKey.Of(b) == FigureKey.Of(figure)) ? LeftOutReason.AlreadyTakenIn
            : InPrior(region, figure, measure) ? LeftOutReason.AlreadyInPrior
            : null;
    }

    /// <summary>Whether a town's prior of its base year cites this figure's source, or its starting counts are this figure.</summary>
    private static bool InPrior(Region region, Observation figure, Kpi kpi)
    {
        if (region.Towns.FirstOrDefault(t => t.Id == figure.Entity) is not { } town)
        {
            return false;
        }

        bool count = (kpi == Kpi.Enterprises && figure.Value == town.Enterprises) || (kpi == Kpi.AboveScaleEnterprises && figure.Value == town.AboveScale);
        bool level = kpi is Kpi.OutputValue or Kpi.OutputVolume or Kpi.Capacity;
        return (count && town.Sources.Contains(figure.Source))
            || (level && figure.Year == region.BaseYear && region.Priors.Any(p => p.Name == "baseOutput" && p.Scope == town.Id && p.Source == figure.Source));
    }

    private static string YearEnd(int year) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-12-31");
}
