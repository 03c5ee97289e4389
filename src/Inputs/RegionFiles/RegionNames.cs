using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary>The names other files may use. A set is null where its file could not be read: then nothing is checked against it.</summary>
/// <param name="Towns">Town ids.</param>
/// <param name="Groups">Group ids.</param>
/// <param name="Classes">Class ids.</param>
/// <param name="Sources">Source ids.</param>
/// <param name="Titles">Titles of towns and groups, which people write where an id is asked for.</param>
/// <param name="Unmodelled">Ids that region.yaml names for targets the model does not speak of.</param>
internal sealed record RegionNames(
    HashSet<string>? Towns, HashSet<string>? Groups, HashSet<string>? Classes, HashSet<string>? Sources, ImmutableArray<(string Id, Text Title)> Titles,
    HashSet<string>? Unmodelled)
{
    /// <summary>What targets and observations may speak of; the total also where it is missing, which is a fault of its own.</summary>
    public HashSet<string>? Entities => Towns is null || Groups is null ? null : [.. Towns, .. Groups, TownGroup.Total];

    /// <summary>What priors may be given for.</summary>
    public HashSet<string>? Scopes => Towns is null || Classes is null ? null : [.. Towns, .. Classes];
}
