using System.Collections.Immutable;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Attribution;

/// <summary>What a later vintage took in otherwise than an earlier one.</summary>
/// <param name="New">Figures the earlier had not.</param>
/// <param name="Revised">Figures both have, as the later knows them, whose value or relation was corrected.</param>
/// <param name="Dropped">Figures the later no longer has.</param>
public sealed record FigureChanges(ImmutableArray<ObservedFigure> New, ImmutableArray<ObservedFigure> Revised, ImmutableArray<ObservedFigure> Dropped)
{
    /// <summary>True where both revisions and new actuals moved the posterior, so that their parts have to be told apart.</summary>
    public bool IsMixed => !New.IsEmpty && (!Revised.IsEmpty || !Dropped.IsEmpty);

    /// <summary>Compares two vintages.</summary>
    public static FigureChanges Between(Vintage earlier, Vintage later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        Dictionary<FigureKey, ObservedFigure> before = ByKey(earlier), after = ByKey(later);
        return new FigureChanges(
            [.. after.Where(f => !before.ContainsKey(f.Key)).Select(f => f.Value)],
            [.. after.Where(f => before.TryGetValue(f.Key, out ObservedFigure? old) && (old.Figure.Value != f.Value.Figure.Value || old.Figure.Relation != f.Value.Figure.Relation)).Select(f => f.Value)],
            [.. before.Where(f => !after.ContainsKey(f.Key)).Select(f => f.Value)]);
    }

    /// <summary>The later vintage's request with one of the two kinds of change left out.</summary>
    /// <param name="earlier">The earlier vintage.</param>
    /// <param name="later">The later vintage; starts from the priors.</param>
    /// <param name="revisions">True to take in revisions and leave out what is new; false for the other way round.</param>
    /// <returns>The request: same day, priors, seed and members as the later vintage.</returns>
    /// <exception cref="ArgumentException">The later vintage starts from another vintage, whose figures cannot be taken out again.</exception>
    public static RecalibrationRequest LeaveOut(Vintage earlier, Vintage later, bool revisions)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        if (later.Parent is not null)
        {
            throw new ArgumentException($"vintage {later.Id} starts from {later.Parent}, whose figures cannot be taken out again", nameof(later));
        }

        Dictionary<FigureKey, ObservedFigure> before = ByKey(earlier), after = ByKey(later);
        IEnumerable<ObservedFigure> figures = revisions
            ? after.Where(f => before.ContainsKey(f.Key)).Select(f => f.Value)
            : before.Values.Concat(after.Where(f => !before.ContainsKey(f.Key)).Select(f => f.Value));
        return new RecalibrationRequest
        {
            AsOf = later.AsOf,
            History = later.History,
            Figures = [.. figures.OrderBy(f => f.Figure.Entity, StringComparer.Ordinal).ThenBy(f => f.Figure.Measure, StringComparer.Ordinal).ThenBy(f => f.Figure.Year)],
            LeftOut = later.LeftOut,
            Members = later.Posterior.Members,
        };
    }

    private static Dictionary<FigureKey, ObservedFigure> ByKey(Vintage vintage) => vintage.Figures.ToDictionary(f => FigureKey.Of(f.Figure));
}
