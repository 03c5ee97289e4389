using System.Collections.Immutable;

namespace Zyz.Sim.Model.Regions;

/// <summary>A fixed, named list of towns over which figures and targets are summed (model E15).</summary>
/// <param name="Id">Id used as <c>entity</c> in targets and observations, for example <c>all_towns</c>.</param>
/// <param name="Title">Name.</param>
/// <param name="Towns">Ids of the member towns, by id.</param>
public sealed record TownGroup(string Id, Text Title, ImmutableArray<string> Towns)
{
    /// <summary>Id of the group of all towns, which every pack has: the total.</summary>
    public const string Total = "all_towns";
}
