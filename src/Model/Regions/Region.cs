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

    /// <summary>What must be read beside every result of this region, in the pack's own words; null where there is nothing. No number depends on it.</summary>
    public ImmutableArray<Text>? Notes { get; init; }

    /// <summary>
    /// Names of what targets speak of and the model does not (an entity that is neither town nor group, a measure without a
    /// <see cref="Results.Kpi"/>), by id; null where there are none. No number depends on it.
    /// </summary>
    public ImmutableSortedDictionary<string, Text>? Names { get; init; }

    /// <summary>The priors that speak for a parameter of a town: its own, else those of its classes, else the region's.</summary>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="town">The town.</param>
    /// <returns>The priors by scope; several only where several of its classes have one; none where nothing was judged.</returns>
    public ImmutableArray<Prior> PriorsOf(string parameter, Town town)
    {
        ArgumentNullException.ThrowIfNull(town);
        return Prior.For(town.Id, town.Classes, Priors.Where(p => p.Name == parameter));
    }

    /// <summary>Whether the output of the base year is judged, and no figure, for a town or any town of a group.</summary>
    /// <param name="entity">Town or group id.</param>
    /// <returns>True where a prior with a spread stands in for a figure.</returns>
    public bool BaselineIsJudged(string entity)
    {
        TownGroup? group = Groups.FirstOrDefault(g => g.Id == entity);
        return Towns.Where(t => t.Id == entity || group?.Towns.Contains(t.Id) == true)
            .Any(t => PriorsOf("baseOutput", t).Any(p => p.Family != PriorFamily.Fixed));
    }
}
