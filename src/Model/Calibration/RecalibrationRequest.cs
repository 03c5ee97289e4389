using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Calibration;

/// <summary>All that a vintage is a function of.</summary>
public sealed record RecalibrationRequest
{
    /// <summary>Smallest number of members.</summary>
    public const int FewestMembers = 64;

    /// <summary>Largest number of members.</summary>
    public const int MostMembers = 100_000;

    /// <summary>Nothing published after this day was read, ISO date.</summary>
    public required string AsOf { get; init; }

    /// <summary>The years that are past, as a plan of the status quo: the region as known on the day, without an ensemble.</summary>
    public required Plan History { get; init; }

    /// <summary>Figures taken in.</summary>
    public required ImmutableArray<ObservedFigure> Figures { get; init; }

    /// <summary>Figures known on the day and left out, and why.</summary>
    public required ImmutableArray<LeftOutFigure> LeftOut { get; init; }

    /// <summary>Members [count].</summary>
    public required int Members { get; init; }

    /// <summary>Id of the vintage it starts from; null where it starts from the priors.</summary>
    public string? Parent { get; init; }

    /// <summary>What that vintage held.</summary>
    public Ensemble? Prior { get; init; }

    /// <summary>What that vintage had taken in, its own parents' included.</summary>
    public ImmutableArray<Observation> TakenInBefore { get; init; } = [];

    /// <summary>The request of a day.</summary>
    /// <param name="region">The region pack.</param>
    /// <param name="asOf">The day, ISO date.</param>
    /// <param name="members">Members [count].</param>
    /// <param name="seed">Seed, or null for the day as a number.</param>
    /// <param name="parent">The vintage to start from, or null for the priors.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The day is no day, or not after the base year.</exception>
    public static RecalibrationRequest Of(Region region, string asOf, int members, ulong? seed, Vintage? parent)
    {
        ArgumentNullException.ThrowIfNull(region);
        ImmutableArray<Observation> before = parent is null ? [] : [.. parent.TakenInBefore, .. parent.Figures.Select(f => f.Figure)];
        FigureSelection selection = FigureSelection.Of(region, asOf, before);
        int last = selection.TakenIn.Select(f => f.Figure.Year).Append(region.BaseYear + 1).Append(parent?.History.Scenario.HorizonYear ?? 0).Max();
        var history = Plan.From(region, new Scenario
        {
            Id = "history",
            Title = new("已过去的年份", "Years that are past"),
            Origin = asOf,
            HorizonYear = last,
            Seed = seed ?? ulong.Parse(asOf.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
            Replications = DrawsOf(members),
        });
        return new RecalibrationRequest
        {
            AsOf = asOf,
            History = history with { Region = history.Region with { Targets = [] } },
            Figures = selection.TakenIn,
            LeftOut = selection.LeftOut,
            Members = members,
            Parent = parent?.Id,
            Prior = parent?.Posterior,
            TakenInBefore = before,
        };
    }

    /// <summary>Replications of a pass over all members.</summary>
    /// <param name="members">Members [count].</param>
    /// <returns>Replications [count].</returns>
    public static int DrawsOf(int members) => members * EnsembleState.Lucks;
}
