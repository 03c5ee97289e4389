using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Observations;

/// <summary>What was known of a region on a day. Corrected figures stay beside what they correct; this picks among them.</summary>
public static class KnownFigures
{
    /// <summary>For each quantity (<see cref="FigureKey"/>) the newest publication not after the day.</summary>
    /// <param name="figures">All publications, in any order.</param>
    /// <param name="day">The day, ISO date such as <c>2025-04-01</c>.</param>
    /// <returns>
    /// One figure per quantity, in the order entity, measure, scope, year. Of several of one day: one that was found before one
    /// that was derived or expected, then the better grade, then the ordinally first source.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="day"/> is no ISO date.</exception>
    public static ImmutableArray<Observation> On(IEnumerable<Observation> figures, string day)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", out _))
        {
            throw new ArgumentException("must be a day such as 2025-04-01", nameof(day));
        }

        return
        [
            .. figures.Where(f => string.CompareOrdinal(f.Published, day) <= 0)
                .GroupBy(FigureKey.Of)
                .OrderBy(g => g.Key.Entity, StringComparer.Ordinal).ThenBy(g => g.Key.Measure, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Scope, StringComparer.Ordinal).ThenBy(g => g.Key.Year)
                .Select(Newest),
        ];
    }

    private static Observation Newest(IEnumerable<Observation> publications) => publications
        .OrderByDescending(f => f.Published, StringComparer.Ordinal)
        .ThenBy(f => f.Status == "found" ? 0 : 1)
        .ThenBy(f => f.Grade, StringComparer.Ordinal)
        .ThenBy(f => f.Source, StringComparer.Ordinal)
        .ThenBy(f => f.Scope, StringComparer.Ordinal)
        .First();
}
