namespace Zyz.Sim.Model.Scores;

/// <summary>What the naive forecasts know: log growths of each unit up to the origin.</summary>
/// <param name="Growths">By unit, its log growths in order of time; gaps left out.</param>
public sealed record NaiveSeries(IReadOnlyDictionary<string, double[]> Growths)
{
    /// <summary>All growths of all units.</summary>
    internal IEnumerable<double> All => Growths.OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => g.Value);
}
