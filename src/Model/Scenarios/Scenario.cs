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

    /// <summary>The question it answers, in words, or null. No number depends on it.</summary>
    public Text? Question { get; init; }

    /// <summary>Id of the scenario whose content it extends, or null. No number depends on it: its content stands here too.</summary>
    public string? Extends { get; init; }

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

    /// <summary>Assumed figures of drivers, by series, year: they stand in for published ones of the same year.</summary>
    public ImmutableArray<DriverFigure> Drivers { get; init; } = [];

    /// <summary>Projects the scenario adds, or describes anew where the id is a listed one's, by id.</summary>
    public ImmutableArray<ListedProject> Projects { get; init; } = [];

    /// <summary>Listed projects that are taken not to happen, by id.</summary>
    public ImmutableArray<string> DroppedProjects { get; init; } = [];

    /// <summary>Targets the scenario adds, or sets anew where the id is one of the plan's, by id.</summary>
    public ImmutableArray<Target> Targets { get; init; } = [];

    /// <summary>Ids of the sources its assumptions rest on. No number depends on it.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>What the scenario says its result will be. No number depends on it.</summary>
    public ImmutableArray<Expectation> Expect { get; init; } = [];
}
