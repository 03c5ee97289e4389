using System.Collections.Immutable;

namespace Zyz.Sim.Model.Regions;

/// <summary>A region pack as read and checked: everything the model knows of one city.</summary>
/// <remarks>
/// The order of rows never matters: every list here is sorted by its ids in ordinal order by the reader, and draws are
/// addressed by id. Money is 亿元, volume 万吨.
/// </remarks>
public sealed record Region
{
    /// <summary>Short id, for example <c>xinzhou</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the region.</summary>
    public required Text Title { get; init; }

    /// <summary>The year whose mean prices are 1 and whose outputs the baselines describe.</summary>
    public required int BaseYear { get; init; }

    /// <summary>The towns, by id, the bucket of other towns among them.</summary>
    public required ImmutableArray<Town> Towns { get; init; }

    /// <summary>Named sums over towns (all towns, city towns …), by id.</summary>
    public required ImmutableArray<TownGroup> Groups { get; init; }

    /// <summary>The ten levers, by number.</summary>
    public required ImmutableArray<Lever> Levers { get; init; }

    /// <summary>The priors, by name, then scope.</summary>
    public required ImmutableArray<Prior> Priors { get; init; }

    /// <summary>The targets, by id.</summary>
    public required ImmutableArray<Target> Targets { get; init; }

    /// <summary>Published figures of drivers, by series, then year.</summary>
    public required ImmutableArray<DriverFigure> Drivers { get; init; }

    /// <summary>Published figures of the region, in the order entity, year, measure, published.</summary>
    public required ImmutableArray<Observation> Observations { get; init; }

    /// <summary>Projects known by name, by id.</summary>
    public required ImmutableArray<ListedProject> Projects { get; init; }

    /// <summary>The sources cited, by id.</summary>
    public required ImmutableArray<Source> Sources { get; init; }
}
