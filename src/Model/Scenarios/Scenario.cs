using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Scenarios;

/// <summary>What a planner asks: a region, a policy over time, assumptions, a horizon.</summary>
public sealed record Scenario
{
    /// <summary>Id, the file's name without extension.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required Text Title { get; init; }

    /// <summary>The question it answers, in words; may be empty.</summary>
    public string Question { get; init; } = "";

    /// <summary>Forecast origin, ISO date: nothing published later is read (unless <see cref="Hindsight"/>).</summary>
    public required string Origin { get; init; }

    /// <summary>Last year simulated; the horizon is its end.</summary>
    public required int HorizonYear { get; init; }

    /// <summary>Seed of all draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications when the caller names none [count]. &gt;= 64.</summary>
    public required int Replications { get; init; }

    /// <summary>True to read figures published after the origin: marked on every output, never scored.</summary>
    public bool Hindsight { get; init; }

    /// <summary>Lever settings that differ from today's, by lever, town, quarter.</summary>
    public ImmutableArray<LeverSetting> Levers { get; init; } = [];

    /// <summary>Assumed shifts of demand, by town, quarter.</summary>
    public ImmutableArray<DemandShift> DemandShifts { get; init; } = [];

    /// <summary>Assumed standstills of capacity, by town, quarter.</summary>
    public ImmutableArray<StoppedCapacity> Stops { get; init; } = [];
}
